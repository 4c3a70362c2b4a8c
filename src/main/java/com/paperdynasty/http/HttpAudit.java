package com.paperdynasty.http;

import com.paperdynasty.audit.AuditEvent;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.security.RequestCategory;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.lobby.LobbyReply;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records in the audit, and counts, what users do over HTTP. */
final class HttpAudit {
  private static final Logger log = LoggerFactory.getLogger(HttpAudit.class);

  private final AuditRecorder auditRecorder;
  private final Clock clock;

  HttpAudit(AuditRecorder auditRecorder, Clock clock) {
    this.auditRecorder = auditRecorder;
    this.clock = clock;
  }

  /** Records a reply about a game, without secrets of the request, and returns it. */
  <T> Future<LobbyReply<T>> record(
      RoutingContext context, UUID gameId, String event, Future<LobbyReply<T>> reply) {
    User sender = AuthenticationHandler.sender(context);
    String address = ClientQuota.of(context).address().text();
    return reply.onSuccess(
        known -> {
          Problem problem = known.match(done -> null, refused -> refused);
          Instant now = clock.instant();
          auditRecorder.count(now, sender.userId(), event, problem);
          auditRecorder.record(AuditEvent.of(now, gameId, sender, event, problem, null, address));
        });
  }

  /** Counts the reply to a call that is not about a game, and logs a success. */
  <T> Future<LobbyReply<T>> record(
      RoutingContext context, String event, Future<LobbyReply<T>> reply) {
    User sender = AuthenticationHandler.sender(context);
    return reply.onSuccess(
        known -> {
          Problem problem = known.match(done -> null, refused -> refused);
          auditRecorder.count(clock.instant(), sender.userId(), event, problem);
          if (problem == null) {
            log.info("{} by a service administrator", event);
          }
        });
  }

  /**
   * Counts a request that was refused before its handler: by a rate limit, or for an invalid token.
   */
  void recordRejected(RoutingContext context, Problem problem) {
    String category = RequestCategory.of(context).label();
    auditRecorder.count(clock.instant(), AuthenticationHandler.userId(context), category, problem);
  }
}
