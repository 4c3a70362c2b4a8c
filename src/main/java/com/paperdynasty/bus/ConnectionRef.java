package com.paperdynasty.bus;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a command came from.
 *
 * @param watcher the event loop that has the connection, as in {@link BusAddresses#realtime}
 * @param connection its id there
 * @param replyTo the sender's own id of the command; frames that answer it carry it
 */
public record ConnectionRef(String watcher, String connection, @Nullable String replyTo) {}
