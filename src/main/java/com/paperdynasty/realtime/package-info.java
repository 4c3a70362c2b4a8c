/**
 * Connects browsers to the event bus. {@code transport} speaks WebSocket and SockJS, {@code
 * connection} handles what one client asks for, {@code room} sends the events of games to their
 * members. Begin with {@link com.paperdynasty.realtime.connection}.
 *
 * <p>Each event loop of a node has one {@link com.paperdynasty.realtime.connection.ConnectionHub}
 * with its own connections and rooms, and shares nothing with the others. On the bus it is a
 * <em>watcher</em> with an address of its own. Connections and rooms run on that one event loop, so
 * they need no locks.
 *
 * <h2>The path of a frame</h2>
 *
 * A {@code Transport} hands a message to its {@code Connection}, which checks size, shape and rate,
 * and passes one message at a time to its {@code Session}, which checks the token. The {@code
 * GameCommandHandler} sends commands to the game's owner. A message that the owner publishes
 * arrives at the watcher's address, goes to the {@code Room} of its game, and from there to every
 * member, the same text to each.
 *
 * <h2>Missing events are requested</h2>
 *
 * A room knows the last event that it has sent, and requests those that it has missed from the
 * game's owner. Each member has a position of its own, and catches up from the log: see {@link
 * com.paperdynasty.realtime.room}.
 *
 * <h2>After a pause of the event loop</h2>
 *
 * An event loop that was frozen finds messages in the network that clients sent long ago; these
 * clients may have sent them again to another node. {@link
 * com.paperdynasty.table.ownership.PauseDetector} detects the pause, and commands from before it
 * are refused.
 *
 * <h2>Slow clients</h2>
 *
 * A connection counts the characters whose sending has not completed, and is closed when they
 * exceed the bound. So no member of a room waits for another.
 *
 * <h2>Limits</h2>
 *
 * {@link com.paperdynasty.limits} decides how often a client may ask for what, for the whole node.
 * Each connection has a {@code ClientQuota}, from which its {@code ConnectionLimits} take a token
 * before a frame is handled.
 */
@NullMarked
package com.paperdynasty.realtime;

import org.jspecify.annotations.NullMarked;
