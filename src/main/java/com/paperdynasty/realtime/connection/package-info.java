/**
 * One client's connection: its session, its limits, its queue of messages, and the handlers that
 * answer them. Begin with {@code Connection}.
 *
 * <p>A transport hands a message to {@code Connection}, which checks its size, shape and rate, and
 * queues it. {@code Session} checks the token and hands one message at a time to a handler: {@code
 * GameCommandHandler} sends commands to the owner of the game, {@code JoinHandler} lets a client
 * into a room and out of it, {@code ChatHandler} stores and broadcasts chat. Handlers see a
 * connection as {@code ClientConnection}.
 *
 * <p>{@code ConnectionHub} holds the connections of one event loop: it accepts them, checks their
 * timeouts, and drains them when the node stops.
 *
 * <h2>Replies without frames</h2>
 *
 * The owner's reply to a command has the epoch and the numbers of the events, and no frame. The
 * answer for the client is the event itself, which comes through the room as for every member, and
 * carries {@code reply_to} for this client alone. A client who is not in the room, or repeats an
 * old command, is answered from the log.
 *
 * <h2>Slow clients</h2>
 *
 * A connection counts the characters whose sending has not completed, and is closed when they
 * exceed the bound. Pages of games' logs are read one at a time for a connection, for however many
 * games it catches up.
 *
 * <p>This package does not decide about games: it sends requests to their owners through {@code
 * GameRouter}. It uses {@link com.paperdynasty.realtime.room} for the rooms, {@link
 * com.paperdynasty.limits} for the rates, and {@code protocol} for frames.
 */
@NullMarked
package com.paperdynasty.realtime.connection;

import org.jspecify.annotations.NullMarked;
