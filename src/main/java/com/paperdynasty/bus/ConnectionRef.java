package com.paperdynasty.bus;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a command came from.
 *
 * @param watcher who holds the connection: the part of a node that its {@link
 *     BusAddresses#realtime} address names
 * @param connection its id there
 * @param replyTo the sender's own id of the command; frames that answer it carry it
 */
public record ConnectionRef(String watcher, String connection, @Nullable String replyTo) {}
