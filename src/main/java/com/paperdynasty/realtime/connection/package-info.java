/**
 * One client's connection: its session, its limits, its queue of messages, and the handlers that
 * answer them.
 *
 * <p>A transport hands a text to {@code Connection}, which checks its size, shape and rate, and
 * queues it. {@code Session} checks the token and hands one message at a time to a handler: {@code
 * GameCommandHandler} sends commands to the owner of the game, {@code JoinHandler} lets a client
 * into a room and out of it, {@code ChatHandler} stores and broadcasts chat. Handlers know a
 * connection as {@code ClientConnection}.
 *
 * <p>{@code ConnectionHub} holds the connections of one event loop: it accepts them, checks their
 * timeouts, and drains them when the node stops.
 *
 * <h2>Replies without frames</h2>
 *
 * The owner's reply to a command has the epoch and the numbers of the events, and no frame. The
 * answer that the client sees is the event itself, which comes through the room like everybody's
 * and carries {@code reply_to} for this client alone. A client who is not in the room, or repeats
 * an old command, is answered from the log.
 *
 * <h2>Slow clients</h2>
 *
 * A connection counts the bytes whose writing has not completed, and is closed when they pass the
 * bound. Pages of games' logs are read one at a time for a connection, however many games it
 * catches up with.
 */
@NullMarked
package com.paperdynasty.realtime.connection;

import org.jspecify.annotations.NullMarked;
