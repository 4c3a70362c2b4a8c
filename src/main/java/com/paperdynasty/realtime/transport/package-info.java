/**
 * The transports: plain WebSocket, SockJS over a WebSocket, and SockJS' transports over HTTP.
 *
 * <p>Begin with {@code TransportRoutes}. A transport opens a connection through {@code
 * Transport.Acceptor}, passes what arrives to its {@code TransportListener}, and sends frames. It
 * knows framing, close codes and cookies, and nothing of users, rooms or games.
 *
 * <p>Both kinds of WebSocket send through {@code FrameChannel}, the one place that writes beneath
 * Vert.x: a frame is encoded once for all sockets of an event loop, and {@code TurnWrites} flushes
 * each socket once at the end of a turn. The bytes that a client has not taken are those that wait
 * in its channel.
 *
 * <p>vertx-web's SockJS handler is not used: it encodes each message once for every socket, cannot
 * send a close code, treats any client that knows a session's id as its owner, and closes a TCP
 * connection after each response without announcing it, which breaks clients and proxies that keep
 * connections (<a href="https://github.com/vert-x3/vertx-web/issues/2862">vertx-web 2862</a>).
 *
 * <p>The requests of one SockJS session over HTTP come over several TCP connections, and so on
 * several event loops; the session belongs to the loop that it was opened on. {@code
 * SockJsSessionOwner} distinguishes the requests of the client that opened it from those of others
 * who know its id.
 */
@NullMarked
package com.paperdynasty.realtime.transport;

import org.jspecify.annotations.NullMarked;
