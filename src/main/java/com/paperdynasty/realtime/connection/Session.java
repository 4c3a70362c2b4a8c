package com.paperdynasty.realtime.connection;

import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.client.ClientMessage.Connect;
import com.paperdynasty.protocol.client.ClientMessage.Disconnect;
import com.paperdynasty.protocol.client.ClientMessage.Heartbeat;
import com.paperdynasty.protocol.client.ClientMessage.RefreshToken;
import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The user of one connection, as long as their token is valid. Checks each message against the
 * token and passes it to its handler.
 */
final class Session {
  private static final Future<Void> HANDLED = Future.succeededFuture();

  private final ClientConnection connection;
  private final ConnectionLimits limits;
  private final ConnectionContext loop;
  private final MessageDispatcher.Handlers messageHandlers;
  private final RealtimeSettings settings;
  private final long openedAtMs;
  private @Nullable AuthenticatedUser authenticatedUser;
  private boolean warned;

  Session(
      ClientConnection connection,
      ConnectionLimits limits,
      ConnectionContext loop,
      MessageDispatcher.Handlers messageHandlers) {
    this.connection = connection;
    this.limits = limits;
    this.loop = loop;
    this.messageHandlers = messageHandlers;
    this.settings = loop.settings();
    this.openedAtMs = loop.nowMs();
  }

  /** Whether a user is connected. Their token may have expired within the grace period. */
  boolean isOpen() {
    return authenticatedUser != null;
  }

  /** The id of the session in the token, for the log; empty without one. */
  String id() {
    AuthenticatedUser user = authenticatedUser;
    return user == null ? "" : user.sessionId();
  }

  /** The user. May be called only while one is connected. */
  User user() {
    AuthenticatedUser user = authenticatedUser;
    if (user == null) {
      throw new IllegalStateException("no user is connected");
    }
    return user.user();
  }

  /** Whether a client without a token is connected. */
  boolean isVisitor() {
    AuthenticatedUser user = authenticatedUser;
    return user != null && user.isVisitor();
  }

  Future<Void> handle(InboundMessage inboundMessage) {
    MessageDispatcher dispatcher =
        new MessageDispatcher(this, connection, limits, loop, messageHandlers, inboundMessage);
    if (!isAllowed(inboundMessage.message())) {
      return dispatcher.refuse(Problem.of(ErrorCode.UNAUTHORIZED, unauthorizedReason()));
    }
    if (inboundMessage.hasEffect()
        && loop.pauseDetector().isFromBeforePause(inboundMessage.receivedAt())) {
      return dispatcher.refuse(Problem.unavailable(settings.retryAfterMs()));
    }
    return inboundMessage.message().match(dispatcher);
  }

  private boolean isAllowed(ClientMessage message) {
    if (authenticatedUser == null) {
      return message instanceof Connect;
    }
    if (isVisitor()) {
      return !message.needsAccount();
    }
    return !isExpired(loop.nowMs())
        || message instanceof RefreshToken
        || message instanceof Heartbeat
        || message instanceof Disconnect;
  }

  private String unauthorizedReason() {
    return authenticatedUser == null
        ? "Not connected - send connect first"
        : isVisitor() ? "Sign in first" : "Token expired";
  }

  private boolean isExpired(long nowMs) {
    return authenticatedUser != null && isOver(authenticatedUser.expiresAt(), nowMs);
  }

  private static boolean isOver(Instant end, long nowMs) {
    return !Instant.ofEpochMilli(nowMs).isBefore(end);
  }

  /**
   * Connects a user by a token, of {@code connect} or of the upgrade request. Where guests may
   * watch, no token at all connects a visitor.
   */
  Future<Void> connect(String token, @Nullable String replyTo) {
    if (token.isEmpty() && settings.guests().mayWatch()) {
      enter(AuthenticatedUser.visitor(connection.id()), replyTo);
      return HANDLED;
    }
    return messageHandlers
        .tokenService()
        .verify(token)
        .map(
            tokenResult ->
                tokenResult.then(user -> user.unlessExpired(loop.now(), settings.expiryGraceMs())))
        .map(
            tokenResult -> {
              if (!connection.isClosed()) {
                tokenResult
                    .<Runnable>match(
                        user -> () -> enter(user, replyTo), error -> () -> reject(error, replyTo))
                    .run();
              }
              return null;
            });
  }

  /** The user has a newer token. */
  void renew(AuthenticatedUser renewed) {
    authenticatedUser = renewed;
    warned = false;
  }

  /** Without keys the service cannot verify a token, so the client may send it again. */
  private void reject(TokenError error, @Nullable String replyTo) {
    loop.realtimeMetrics().failedConnect(error);
    if (error == TokenError.NO_KEYS) {
      reply(ServerFrames.error(Problem.unavailable(settings.retryAfterMs()), replyTo));
    } else {
      limits.onFailedLogin("connect", replyTo);
      connection.close(CloseCode.UNAUTHORIZED);
    }
  }

  private void enter(AuthenticatedUser user, @Nullable String replyTo) {
    if (limits.admitUser(user.userId(), replyTo)) {
      welcome(user, replyTo);
    }
  }

  private void welcome(AuthenticatedUser user, @Nullable String replyTo) {
    authenticatedUser = user;
    loop.connectionAudit().count(connection, "connect", null);
    String data =
        ResponseJson.connected(
            user.userId(),
            user.name(),
            connection.id(),
            loop.now(),
            settings.heartbeatIntervalMs(),
            user.isVisitor() ? null : user.expiresAt());
    reply(ServerFrames.withReplyTo(ServerFrames.event("connected", data), replyTo));
  }

  private void reply(String frame) {
    connection.send(frame);
  }

  /**
   * Warns of the end of the token, and closes the connection of a client that has not connected, or
   * not renewed its token, in time, or whose user has signed out.
   */
  void checkTimeouts(long nowMs) {
    AuthenticatedUser user = authenticatedUser;
    if (user == null) {
      if (nowMs - openedAtMs >= settings.connectTimeoutMs()) {
        connection.close(CloseCode.CONNECT_TIMEOUT);
      }
      return;
    }
    if (isOver(user.expiresAt(), nowMs - settings.expiryGraceMs())
        || messageHandlers.tokenService().hasEnded(user)) {
      connection.close(CloseCode.UNAUTHORIZED);
    } else if (!warned && isOver(user.expiresAt(), nowMs + settings.expiryWarningMs())) {
      warned = true;
      reply(ServerFrames.event("token_expiring", ResponseJson.token(user.expiresAt())));
    }
  }
}
