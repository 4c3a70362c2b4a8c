/**
 * The verticle that owns one game, and what it does.
 *
 * <p>A {@code GameVerticle} is deployed for each open game. It alone holds the game's state ({@code
 * OwnedGame}) and takes commands from the event bus one at a time: decide, make it durable, apply,
 * answer, publish ({@code CommandExecutor}). The next commands wait in a bounded queue meanwhile.
 * When that queue, or the journal's queue of appends, is full, a command is refused with {@code
 * unavailable} and a retry time. No other node is asked instead.
 *
 * <p>Nothing that a client can see leaves this package before the {@code Journal} has said that it
 * is durable. {@code outcome_accepted} is the one exception, and it promises nothing.
 *
 * <p>The outcome of a failed append is unknown: the database may have committed it before the
 * connection broke. {@code AppendRecovery} then opens the game again. Raising the epoch waits for
 * the old transaction or fences it, so the log that is read afterwards is final. Events that turned
 * out to be committed are published, and the sender is answered from them.
 *
 * <p>A refusal is not stored in the journal. {@code RefusedCommands} remembers it while the game is
 * open, so that a late copy of a refused command is not executed.
 *
 * <p>Where to begin: {@code GameVerticle} takes each request and asks {@code OwnershipGuard} first;
 * {@code GameRequestHandler} has one method for each kind of request. {@code GameQueryHandler}
 * answers joins, reads and watches. {@code DelayedStates} holds the states that spectators with a
 * delay see. {@code PresenceTracker} tracks the users in the room, from the watches that rooms
 * renew. {@code ChatAuthorizer} decides who may write to whom. {@code RecentFrames} holds the
 * frames of the last events; older ones come from the package {@code replay}.
 *
 * <p>The rules of the game are not here: {@code GameLogic} decides and applies. Which node owns a
 * game is the matter of {@code table.ownership}.
 */
@NullMarked
package com.paperdynasty.table;

import org.jspecify.annotations.NullMarked;
