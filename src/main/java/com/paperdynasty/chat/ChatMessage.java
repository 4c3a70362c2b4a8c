package com.paperdynasty.chat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat message that is stored.
 *
 * @param messageId rises by 1 in its game, with occasional gaps
 * @param channel its channel, by the name on the wire
 * @param from the user id of the sender
 * @param name the name of the sender when they sent it
 * @param to the user id of the recipient of a private message, else null
 */
public record ChatMessage(
    UUID gameId,
    long messageId,
    String channel,
    String from,
    String name,
    @Nullable String to,
    String text,
    Instant at) {}
