/**
 * Rooms: the members of one game on one event loop, and the frames that each of them is sent.
 *
 * <p>Begin with {@code Room}. A message that an owner publishes arrives at {@code
 * RoomMessageHandler}, goes to the {@code Room} of its game, and from there to every member, the
 * same text to each. A member is a {@code RoomSubscription}: one {@code RoomSubscriber} (a
 * connection) in one room. {@code RoomRegistry} holds the rooms of an event loop.
 *
 * <h2>Missing events are requested</h2>
 *
 * A room knows the epoch and number of the last event that it has sent. It renews its watch with
 * the game's owner ({@code WatchRenewal}) every few seconds and whenever an event is missing, and
 * the reply brings the missing events. Each member has a position of its own: while it is behind
 * the room, {@code CatchUp} reads pages of the log for it, each only after the network has taken
 * the last. Live events that it has to wait for are kept as a position in the log, not as bytes.
 *
 * <h2>Spectators with a delay</h2>
 *
 * {@code SpectatorDelayBuffer} holds back events and transient messages. Beyond its bound, an event
 * is read from the log when it is due, and a transient message is dropped. A change of presence
 * that was dropped is corrected by {@code DelayedPresence}, which asks the owner who is there.
 *
 * <p>This package uses {@code GameRouter} to reach owners, and {@code protocol.server} to write
 * frames. It knows nothing of transports, sessions, limits or the rules of the game.
 */
@NullMarked
package com.paperdynasty.realtime.room;

import org.jspecify.annotations.NullMarked;
