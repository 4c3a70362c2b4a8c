/**
 * Rooms: the members of one game on one event loop, and what each of them is sent.
 *
 * <p>What an owner publishes comes to {@code RoomMessageHandler}, goes to the {@code Room} of its
 * game, and from there to every member, the same text to each.
 *
 * <h2>Nothing stays lost</h2>
 *
 * A room knows the last (epoch, seq) that it has passed on. It renews its watch with the game's
 * owner every few seconds and whenever an event is missing, and the answer brings the missing
 * events. Each member has a position of its own ({@code RoomSubscription}): while it is behind the
 * room, it reads pages of the log, each only after the last has left for the network. Live events
 * wait for it as a position, not as bytes.
 *
 * <h2>Spectators with a delay</h2>
 *
 * {@code SpectatorDelayBuffer} holds back events and transient messages. Beyond its bound an event
 * is read from the log when its time has come; a change of presence that was dropped is made good
 * by {@code DelayedPresence}, which asks the owner who is there.
 */
@NullMarked
package com.paperdynasty.realtime.room;

import org.jspecify.annotations.NullMarked;
