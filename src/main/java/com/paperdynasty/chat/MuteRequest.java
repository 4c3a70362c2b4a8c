package com.paperdynasty.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user is to say nothing for a while.
 *
 * @param by the user id of the admin who says so
 * @param seconds 0 lets them speak again
 */
public record MuteRequest(
    UUID gameId, String userId, String by, long seconds, NewChatMessage.@Nullable Key key) {}
