/**
 * Which node owns a game, how an owner finds out that it lost the game, and how a game moves from
 * one node to another.
 *
 * <p>Correctness does not depend on this package. A node that opens a game raises its epoch in
 * PostgreSQL, and an owner with an older epoch cannot write. This package lets an owner find out
 * before it writes, keeps it silent while it is in doubt, and avoids opening a game twice.
 *
 * <ul>
 *   <li>Begin with {@code OwnershipMonitor}. It compares the epochs of all games that are open on
 *       this node with the journal: every few seconds, when members change, and after a pause of
 *       the process ({@code PauseDetector}). In the last two cases requests wait for the result
 *       ({@code OwnershipGuard}). A node whose checks fail for too long gives its games up.
 *   <li>{@code OwnershipCheck} checks one game before it is read.
 *   <li>{@code OwnerLocator} finds the owner of a game: the one in the game's row, if it is seen
 *       and confirms.
 *   <li>{@code HandOff} moves games to a node that has joined, and away from one that drains. The
 *       other node accepts each game at its own pace ({@code HandOffIntake}). {@code GameTransfer}
 *       moves one game: the owner releases it, the other node opens it, and then the old verticle
 *       closes.
 *   <li>{@code OpenGameRegistry} keeps the {@code GameLocation} of each game that a host has open
 *       or is looking for.
 *   <li>{@code SplitBrainTracker} remembers games that an unseen node has taken. {@code
 *       ClosedGameWatches} answers watches of such a game from its log; otherwise both sides would
 *       take the game from each other every few seconds.
 * </ul>
 */
@NullMarked
package com.paperdynasty.table.ownership;

import org.jspecify.annotations.NullMarked;
