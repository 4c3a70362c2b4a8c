/**
 * The verticle that owns one game, and what it does.
 *
 * <p>A {@code GameVerticle} is deployed for each open game. It alone holds the game's state ({@code
 * OwnedGame}) and takes commands from the event bus one at a time: decide, make it durable, apply,
 * answer, publish ({@code CommandExecutor}). While an append is under way the next commands wait in
 * a bounded queue. A full queue refuses with {@code unavailable} and a time; no other node is asked
 * instead.
 *
 * <p>Nothing that a client can see leaves this room before the {@code Journal} has said that it is
 * durable. {@code outcome_accepted} is the one exception, and it promises nothing.
 *
 * <p>An append that failed is an unknown one: the database may have committed it before the
 * connection broke. {@code AppendRecovery} then opens the game again. Raising the epoch waits for
 * the other transaction or shuts it out, so the log that is read afterwards is the truth. What
 * turned out to be committed is published, and the sender is answered from it.
 *
 * <p>A refusal is not kept in the journal, but {@code RefusedCommands} remembers it while the game
 * is open: a copy of the command that was sent before it and comes late is not carried out.
 *
 * <p>{@code GameQueryHandler} answers who joins, reads or watches; {@code DelayedStates} is what
 * spectators with a delay see. {@code PresenceTracker} knows who watches, from the watches that
 * rooms renew, and so who is present. {@code ChatAuthorizer} says who may talk to whom. {@code
 * RecentFrames} are the last events, ready to be sent; older ones come from the room {@code
 * replay}.
 */
@NullMarked
package com.paperdynasty.table;

import org.jspecify.annotations.NullMarked;
