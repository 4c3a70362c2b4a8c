package com.paperdynasty.wire;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a command came from.
 *
 * @param node the node that holds the connection
 * @param connection its id on that node
 * @param replyTo the sender's own id of the command; frames that answer it carry it
 */
public record Origin(String node, String connection, @Nullable String replyTo) {}
