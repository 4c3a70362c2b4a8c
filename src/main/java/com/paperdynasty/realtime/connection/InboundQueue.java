package com.paperdynasty.realtime.connection;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages that one client has sent. The session handles one after the other. */
final class InboundQueue {
  private static final Logger log = LoggerFactory.getLogger(InboundQueue.class);

  private final ClientConnection connection;
  private final Session session;
  private final ConnectionLimits limits;
  private final ConnectionContext loop;
  private final RealtimeMetrics.AnswerTimer answerTimer;
  private final SerialQueue<InboundMessage, Void> queue;

  InboundQueue(
      ClientConnection connection,
      Session session,
      ConnectionLimits limits,
      ConnectionContext loop,
      RealtimeMetrics.AnswerTimer answerTimer) {
    this.connection = connection;
    this.session = session;
    this.limits = limits;
    this.loop = loop;
    this.answerTimer = answerTimer;
    this.queue =
        new SerialQueue<>(
            loop.settings().commandsWaiting(), this::handle, loop.realtimeMetrics()::waiting);
  }

  /** A heartbeat does not wait behind a slow command. All other messages keep their order. */
  void add(InboundMessage inboundMessage) {
    if (session.isOpen() && inboundMessage.message() instanceof ClientMessage.Heartbeat) {
      handle(inboundMessage);
    } else if (queue.offer(inboundMessage).isEmpty()) {
      loop.realtimeMetrics().refusedFrame();
      limits.refuse(
          inboundMessage.event(), loop.settings().retryAfterMs(), inboundMessage.replyTo());
    }
  }

  /** Completes when all messages are handled. Never fails. */
  Future<Void> idle() {
    return queue.idle();
  }

  /** The messages that still wait are not handled. */
  void close() {
    queue.refuseWaiting(Future.succeededFuture());
  }

  /** The requests of one user that are under way are bounded over all their connections. */
  private Future<Void> handle(InboundMessage inboundMessage) {
    if (!session.isOpen() || inboundMessage.message() instanceof ClientMessage.Heartbeat) {
      return dispatch(inboundMessage);
    }
    long waitMs = limits.beginRequest();
    if (waitMs > 0) {
      limits.refuse(inboundMessage.event(), waitMs, inboundMessage.replyTo());
      return Future.succeededFuture();
    }
    return dispatch(inboundMessage).onComplete(handled -> limits.endRequest());
  }

  /** An exception of the session is a failure too, so that a request that has begun is ended. */
  private Future<Void> dispatch(InboundMessage inboundMessage) {
    answerTimer.onCommand(inboundMessage);
    return Future.succeededFuture(inboundMessage)
        .compose(session::handle)
        .onFailure(
            bug ->
                connection.send(
                    ServerFrames.error(internal(inboundMessage, bug), inboundMessage.replyTo())));
  }

  /**
   * Logs an unexpected failure under a new error id. Returns the problem for the client, which has
   * the id and no details.
   */
  private Problem internal(InboundMessage inboundMessage, Throwable bug) {
    String errorId = UUID.randomUUID().toString();
    log.error(
        "{} {} {} {} {}: handling {} failed",
        kv("error_id", errorId),
        kv("connection", connection.id()),
        kv("user", session.isOpen() ? session.user().userId() : ""),
        kv("session", session.id()),
        kv("command", Objects.requireNonNullElse(inboundMessage.replyTo(), "")),
        inboundMessage.event(),
        bug);
    return Problem.internal(errorId);
  }
}
