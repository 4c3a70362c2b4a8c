package com.paperdynasty.chat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said in a game.
 *
 * @param messageId 1, 2, 3 and so on in its game; now and then a number is passed over
 * @param channel one of the four, by its name on the wire
 * @param from the user id of who said it
 * @param name as the others saw them
 * @param to the user id of whom it is for, if it is for one alone
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
