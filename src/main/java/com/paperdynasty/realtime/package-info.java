/**
 * The bridge between browsers and the event bus: connections, rooms, fan-out, limits.
 *
 * <p>Each event loop of a node has one {@link com.paperdynasty.realtime.connection.ConnectionHub}
 * with its own connections and its own rooms, and shares nothing with the others; on the bus it is
 * a <em>watcher</em> with an address of its own. Whatever is in here runs on that one event loop,
 * so there are no locks.
 *
 * <h2>The way of a frame</h2>
 *
 * A transport ({@code Transport}) hands a message to its {@code Connection}, which checks size,
 * shape and token, and gives what it asks for to its {@code Session}, one thing at a time. The
 * {@code GameCommandHandler} takes what concerns a game to the game's owner. What the owner
 * publishes comes to the watcher's address, goes to the {@code Room} of its game, and from there to
 * every member, the same text to each.
 *
 * <h2>Nothing stays lost</h2>
 *
 * A room knows the last (epoch, seq) that it has passed on. It renews its watch with the game's
 * owner every few seconds and whenever it sees a jump, and the answer brings what it has missed. A
 * member has a position of its own: while it is behind the room, it reads pages of the log, each
 * only after the last has left for the network; live events wait for it as a position, not as
 * bytes.
 *
 * <h2>Nothing is done late</h2>
 *
 * An event loop that was frozen finds in the network what clients sent long ago, who have gone on
 * elsewhere since. {@link com.paperdynasty.table.ownership.PauseDetector} notices it, and what
 * would act on a game is refused.
 *
 * <h2>Nobody waits for the slow</h2>
 *
 * A connection counts the bytes whose writing has not completed, and is closed when they pass the
 * bound.
 *
 * <h2>Nobody asks too much</h2>
 *
 * What may be asked, by whom and how often, is in {@code limits}, which belongs to the whole node.
 * A connection has a {@code ClientQuota} there, which its {@code ConnectionLimits} ask before a
 * frame is handled.
 *
 * <h2>Transports</h2>
 *
 * The plain WebSocket, SockJS over a WebSocket, and SockJS' other transports are all handled here.
 * vertx-web's SockJS handler encodes each message once for every socket, cannot send a close code,
 * takes anybody who knows a session's id for its owner, and closes a TCP connection after each
 * response without saying so, which breaks clients and proxies that keep connections
 * (https://github.com/vert-x3/vertx-web/issues/2862).
 *
 * <p>The requests of one {@code SockJsFallbackTransport} come over several TCP connections, and so
 * on several event loops; the session belongs to the loop that it was opened on. A {@code
 * SockJsSessionOwner} tells the requests of the client that opened it from those of others who know
 * its id.
 */
@NullMarked
package com.paperdynasty.realtime;

import org.jspecify.annotations.NullMarked;
