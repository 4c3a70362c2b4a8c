/**
 * Talk at the table: what is said, who may say nothing for a while, and the record of who did and
 * tried what.
 *
 * <p>None of it is part of the game. What is said stands in no log, changes no state and is never
 * replayed: those who come back read what they missed over HTTP.
 *
 * <h2>The way of a message</h2>
 *
 * <ol>
 *   <li>{@code realtime} asks the game's table whether the sender may say it. {@code
 *       game.TalkRights} decides, and names the audience.
 *   <li>{@link com.paperdynasty.talk.Chat} keeps it, once for the sender's id of it, unless the
 *       sender is muted. PostgreSQL's clock alone says when and until when.
 *   <li>The sender is answered. Only what is durable is ever shown to anybody.
 *   <li>The table passes it on to every node that watches, and there each room gives it to those of
 *       its members who are in the audience. What somebody must not read is not sent to them.
 * </ol>
 *
 * <p>The others get a message once as long as the owner of the game lives; should it die just then,
 * they get it once, twice (with the same {@code message_id}) or over HTTP alone. Its sender gets it
 * once for each time that they sent it.
 *
 * <h2>What was decided where the protocol leaves it open</h2>
 *
 * <ul>
 *   <li>A user who is several things may do what any of them may: a game admin who manages a side
 *       also reads and writes in the stands. A manager of both sides has one team channel, their
 *       own.
 *   <li>A manager does not read the stands, and stays a manager when they join as a spectator.
 *   <li>A mute holds for every channel, for everybody who has it, managers too; it does not concern
 *       game commands.
 *   <li>A spectator who is kept behind the game (spectators.delay-ms) hears what is said in its
 *       channel as late; the stands and direct messages they hear at once.
 *   <li>A direct message needs both in the room. What was said once stays readable for them.
 * </ul>
 *
 * <h2>The record</h2>
 *
 * {@link com.paperdynasty.talk.Recorder} is told of every command, mute and refusal, and of all
 * else that users do, by those who answer them. It holds nobody up: what it is told waits in
 * memory, is written in batches, and dropped beyond a bound; so a node that is killed takes the
 * last second of it along. The game's log is the truth of the game, the record is not.
 *
 * <p>The audit has one line for each deed, for the game's admin. Each recorder numbers its deeds,
 * so a deed whose write was not answered is given again and kept once. The lines of a month go
 * together. What users do is counted by hour, user, event and code, as the figure {@code
 * pd.activity} and in a table for queries:
 *
 * <pre>{@code
 * -- Users a day, and what was refused to them
 * SELECT date_trunc('day', hour) AS day, count(DISTINCT user_id) FILTER (WHERE user_id <> ''),
 *   sum(count) FILTER (WHERE event = 'submit_manual_outcome' AND code = 'ok') AS plays,
 *   sum(count) FILTER (WHERE code <> 'ok') AS refused
 * FROM activity GROUP BY 1 ORDER BY 1;
 * }</pre>
 *
 * <p>A text is 1 to 500 characters without control characters. It is never read as markup or put
 * into a line of the program's log.
 */
@NullMarked
package com.paperdynasty.talk;

import org.jspecify.annotations.NullMarked;
