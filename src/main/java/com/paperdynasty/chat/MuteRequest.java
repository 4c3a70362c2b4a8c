package com.paperdynasty.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to mute a user in a game.
 *
 * @param by the user id of the admin who asks for it
 * @param seconds how long; 0 ends a mute
 */
public record MuteRequest(
    UUID gameId, String userId, String by, long seconds, NewChatMessage.@Nullable Key key) {}
