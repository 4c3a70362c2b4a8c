package com.paperdynasty.audit;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user did or tried something in a game.
 *
 * @param event the name of their request on the wire
 * @param code why they were refused, or null if they were not
 * @param detail what they sent with it, as far as the game's admin may see it
 * @param address the IP address of the client
 */
public record AuditEvent(
    UUID gameId,
    Instant at,
    String userId,
    String name,
    String event,
    @Nullable String code,
    @Nullable String detail,
    String address) {

  /**
   * The event of a request that was just answered.
   *
   * @param problem why they were refused, or null if they were not
   */
  public static AuditEvent of(
      Instant at,
      UUID gameId,
      User by,
      String event,
      @Nullable Problem problem,
      @Nullable String detail,
      String address) {
    return new AuditEvent(
        gameId,
        at,
        by.userId(),
        by.name(),
        event,
        problem == null ? null : problem.code().code(),
        detail,
        address);
  }
}
