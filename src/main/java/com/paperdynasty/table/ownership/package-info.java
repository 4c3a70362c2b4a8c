/**
 * Which node owns a game, how it finds out that it no longer does, and how a game goes from one
 * node to another.
 *
 * <p>None of this is trusted. Whatever node opens a game raises its epoch in PostgreSQL, and an
 * owner with an older epoch cannot write. This room lets an owner find out before it has to write,
 * keeps it silent while it does not know, and spares games from being opened twice.
 *
 * <ul>
 *   <li>{@code OwnershipMonitor} compares the epochs of all games that are open on this node with
 *       the journal's: every few seconds, when members change, and after a pause of the process
 *       ({@code PauseDetector}). Until it has an answer then, nothing is answered ({@code
 *       OwnershipGuard}). A node that cannot ask for too long gives its games up.
 *   <li>{@code OwnershipCheck} asks once more for one game before it is read.
 *   <li>{@code OwnerLocator} finds the owner of a game that somebody asks for: the one in the
 *       game's row, if it is seen and says so itself.
 *   <li>{@code HandOff} moves games to a node that has joined and away from one that drains, each
 *       when its taker says yes ({@code HandOffIntake}, which keeps the pace). {@code GameTransfer}
 *       moves one: the owner releases it, the taker opens it, and only then the old verticle
 *       closes.
 *   <li>{@code OpenGameRegistry} and {@code GameLocation} are what a host knows of where games are.
 *   <li>{@code SplitBrainTracker} remembers games that a node which is not seen has taken. Those
 *       who only watch such a game are shown its log by {@code ClosedGameWatches}; otherwise both
 *       sides would take it from each other every few seconds.
 * </ul>
 */
@NullMarked
package com.paperdynasty.table.ownership;

import org.jspecify.annotations.NullMarked;
