package com.paperdynasty.realtime.connection;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;

/** The messages that one client has sent. The session handles one after the other. */
final class InboundQueue {
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
    this.queue = new SerialQueue<>(loop.settings().commandsWaiting(), this::handle);
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
                connection.send(ServerFrames.error(loop.internal(bug), inboundMessage.replyTo())));
  }
}
