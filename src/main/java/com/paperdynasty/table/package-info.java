/**
 * The table: the verticle that owns one game.
 *
 * <p>A {@link com.paperdynasty.table.TableVerticle} is deployed for each open game. It alone holds
 * the game's state, and takes commands from the event bus one at a time: decide, make it durable,
 * apply, answer, publish. While an append is under way the next commands wait in a bounded queue; a
 * full queue refuses with {@code unavailable} and a time, and no other node is asked instead.
 *
 * <p>Nothing that a client can see leaves this room before the {@link
 * com.paperdynasty.table.Journal} has said that it is durable; {@code outcome_accepted} is the one
 * exception, and it promises nothing.
 *
 * <p>An append that failed is an unknown one: the database may have committed it before the
 * connection broke. {@code AppendRecovery} then opens the game again. Raising the epoch waits for
 * the other transaction or shuts it out, so that the log it reads afterwards is the truth. What
 * turned out to be committed is published, and the sender is answered from it.
 *
 * <p>A refusal is not kept in the journal, but {@code Refusals} remembers it while the game is
 * open: a copy of the command that was sent before it and comes late is not carried out.
 *
 * <p>The journal keeps what happened and not what was shown. An open game has the frames of its
 * last events at hand ({@code FrameTail}). Older ones are made anew by {@link
 * com.paperdynasty.table.LogPages}, which goes through the log away from the event loops, a few
 * logs at a time, and remembers states so that a reader who goes on does not begin again.
 *
 * <p>Who watches a game is known here too, from the watches that realtime nodes renew: see {@code
 * Watchers}. From it follows who is present.
 */
@NullMarked
package com.paperdynasty.table;

import org.jspecify.annotations.NullMarked;
