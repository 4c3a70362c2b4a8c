package com.paperdynasty.realtime.connection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessageReader;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what users do over their connections. It never delays them. */
final class ConnectionAudit {
  private static final int LONGEST_DETAIL = 1_000;

  /** What a frame without a name of the protocol is recorded as. */
  private static final Set<String> NO_COMMAND = Set.of("malformed", "faulty", "unknown");

  /** Requests that are recorded like a command of the game. */
  private static final Set<String> ALSO_AUDITED = Set.of("mute_user", "request_hand_cards");

  private final AuditRecorder auditRecorder;
  private final Clock clock;

  ConnectionAudit(AuditRecorder auditRecorder, Clock clock) {
    this.auditRecorder = auditRecorder;
    this.clock = clock;
  }

  /** The owner of a game has answered a command. */
  void recordCommand(
      ClientConnection by, UUID gameId, String event, ObjectNode data, GameReply reply) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.setAll(data);
    detail.remove("game_id");
    record(
        by,
        gameId,
        event,
        detail.toString(),
        reply instanceof GameReply.Refused refused ? refused.problem() : null);
  }

  /**
   * A user has asked something in a game, and was answered.
   *
   * @param detail what they sent, as far as the game's admin may know it
   * @param problem why they were refused, or null if they were not
   */
  void record(
      ClientConnection by,
      UUID gameId,
      String event,
      @Nullable String detail,
      @Nullable Problem problem) {
    User sender = by.user();
    Instant now = clock.instant();
    auditRecorder.count(now, sender.userId(), event, problem);
    if (problem == null ? isDeed(event) : isRefusal(problem)) {
      auditRecorder.record(
          AuditEvent.of(now, gameId, sender, event, problem, shortened(detail), by.address()));
    }
  }

  /**
   * Something that is in no game, or was refused before one was looked for.
   *
   * @param event as a client said it, perhaps
   */
  void count(ClientConnection by, String event, @Nullable Problem problem) {
    String user = by.isOpen() ? by.user().userId() : "";
    String known =
        ClientMessageReader.isKnown(event) || NO_COMMAND.contains(event) ? event : "unknown";
    auditRecorder.count(clock.instant(), user, known, problem);
  }

  private static boolean isDeed(String event) {
    return CommandReader.names().contains(event) || ALSO_AUDITED.contains(event);
  }

  /** That the service could not answer is not recorded against a user. */
  private static boolean isRefusal(Problem problem) {
    return problem.code() != ErrorCode.UNAVAILABLE && problem.code() != ErrorCode.INTERNAL;
  }

  private static @Nullable String shortened(@Nullable String detail) {
    return detail == null || detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_DETAIL / 2)) + "…";
  }
}
