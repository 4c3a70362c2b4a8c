package com.paperdynasty.realtime.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessageReader;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records in the audit what users do over their connections. Never waits and never fails. */
final class ConnectionAudit {
  private static final int MAX_DETAIL_CHARS = 1_000;
  private static final String PLAN = "plan";

  private static final Set<String> UNRECORDED = Set.of("game_id", PLAN);

  /** The names under which frames without a valid event are counted. */
  private static final Set<String> OTHER_NAMES = Set.of("malformed", "faulty", "unknown");

  /** Requests that are audited as commands are. */
  private static final Set<String> ALSO_AUDITED = Set.of("mute_user", "request_hand_cards");

  private final AuditRecorder auditRecorder;
  private final Clock clock;

  ConnectionAudit(AuditRecorder auditRecorder, Clock clock) {
    this.auditRecorder = auditRecorder;
    this.clock = clock;
  }

  /**
   * The owner of a game has answered a command. Nothing that is recorded depends on a plan, which
   * may be secret from those who read the audit: neither what it is, nor that it was refused.
   */
  void recordCommand(
      ClientConnection by, UUID gameId, String event, ObjectNode data, GameReply reply) {
    Problem problem = reply instanceof GameReply.Refused refused ? refused.problem() : null;
    if (problem != null && PLAN.equals(problem.field())) {
      return;
    }
    boolean isPlanElsewhere = problem != null && event.equals("set_defense");
    record(by, gameId, event, isPlanElsewhere ? null : detail(data), problem);
  }

  /** The data as JSON, without the id of the game and the plan. */
  static String detail(ObjectNode data) {
    StringBuilder detail = new StringBuilder("{");
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      if (UNRECORDED.contains(field.getKey())) {
        continue;
      }
      detail.append(detail.length() == 1 ? "" : ",");
      JsonBuilder.quote(field.getKey(), detail);
      detail.append(':');
      JsonBuilder.quoteOrWrite(field.getValue(), detail);
    }
    return detail.append('}').toString();
  }

  /**
   * A request of a user in a game was answered.
   *
   * @param detail what they sent, as far as the admin of the game may see it
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
    auditRecorder.count(now, countedAs(by), event, problem);
    if (by.isVisitor()) {
      return;
    }
    if (problem == null ? isAudited(event) : isRefusal(problem)) {
      auditRecorder.record(
          AuditEvent.of(now, gameId, sender, event, problem, shortened(detail), by.address()));
    }
  }

  /**
   * Counts a request that is not about a game, or was refused before a game was asked.
   *
   * @param event may be text that the client made up; then it counts as unknown
   */
  void count(ClientConnection by, String event, @Nullable Problem problem) {
    String known =
        ClientMessageReader.isKnown(event) || OTHER_NAMES.contains(event) ? event : "unknown";
    auditRecorder.count(clock.instant(), countedAs(by), known, problem);
  }

  /** People without an account are counted together: they are others each time. */
  private static String countedAs(ClientConnection by) {
    return by.isOpen() && !by.isVisitor() ? by.user().userId() : "";
  }

  private static boolean isAudited(String event) {
    return CommandReader.names().contains(event) || ALSO_AUDITED.contains(event);
  }

  /** A failure of the service is not recorded as a refusal of the user. */
  private static boolean isRefusal(Problem problem) {
    return problem.code() != ErrorCode.UNAVAILABLE && problem.code() != ErrorCode.INTERNAL;
  }

  private static @Nullable String shortened(@Nullable String detail) {
    return detail == null || detail.length() <= MAX_DETAIL_CHARS
        ? detail
        : detail.substring(0, detail.offsetByCodePoints(0, MAX_DETAIL_CHARS / 2)) + "…";
  }
}
