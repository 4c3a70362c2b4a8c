package com.paperdynasty.realtime.stream;

import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client asks for the events of a game.
 *
 * @param invitation to a private game
 * @param lastSeq the last event that the client has; null for those from now on
 * @param until when the stream ends, because the token of its user ends; {@link Instant#MAX} for
 *     somebody without a token
 * @param sessionId with which the stream ends; empty without a session
 */
public record StreamRequest(
    UUID gameId,
    User user,
    @Nullable String invitation,
    @Nullable Long lastSeq,
    Instant until,
    String sessionId) {}
