/**
 * Games as server-sent events, for clients that only read: an {@code EventSource}, a program, the
 * overlay.
 *
 * <p>An {@code EventStream} is a subscriber of a room as a connection is, so it gets the events of
 * the log once and in order, catches up from any of them, and is behind by the spectators' delay.
 * {@code EventStreams} has the streams of one event loop. In the room all streams together are one
 * spectator: a manager's stream does not count as the manager.
 *
 * <p>A client that does not read is cut off at the bound of unsent bytes; it comes back with {@code
 * Last-Event-ID}.
 */
@NullMarked
package com.paperdynasty.realtime.stream;

import org.jspecify.annotations.NullMarked;
