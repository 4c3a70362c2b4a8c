package com.paperdynasty.realtime;

import com.paperdynasty.identity.Bearer;
import com.paperdynasty.identity.Checked;
import com.paperdynasty.identity.TokenFault;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ClientMessage.Carry;
import com.paperdynasty.wire.ClientMessage.Connect;
import com.paperdynasty.wire.ClientMessage.Disconnect;
import com.paperdynasty.wire.ClientMessage.Faulty;
import com.paperdynasty.wire.ClientMessage.Heartbeat;
import com.paperdynasty.wire.ClientMessage.Join;
import com.paperdynasty.wire.ClientMessage.Leave;
import com.paperdynasty.wire.ClientMessage.Mute;
import com.paperdynasty.wire.ClientMessage.RefreshToken;
import com.paperdynasty.wire.ClientMessage.Say;
import com.paperdynasty.wire.ClientMessage.Sync;
import com.paperdynasty.wire.ClientMessage.Unknown;
import com.paperdynasty.wire.ClientMessage.ViewHand;
import com.paperdynasty.wire.Frames;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The user of one connection, for as long as their token is valid, and what they ask for. */
final class Session {
  private static final Future<Void> HANDLED = Future.succeededFuture();

  private final ClientConnection connection;
  private final ConnectionLimits limits;
  private final LoopContext loop;
  private final Handlers handlers;
  private final RealtimeSettings settings;
  private final long openedAtMs;
  private @Nullable Bearer bearer;
  private boolean warned;

  Session(
      ClientConnection connection, ConnectionLimits limits, LoopContext loop, Handlers handlers) {
    this.connection = connection;
    this.limits = limits;
    this.loop = loop;
    this.handlers = handlers;
    this.settings = loop.settings();
    this.openedAtMs = loop.nowMs();
  }

  /** Whether a user is connected, with a token that is valid or has just expired. */
  boolean isOpen() {
    return bearer != null;
  }

  /** The user. Only while one is connected. */
  User sender() {
    Bearer user = bearer;
    if (user == null) {
      throw new IllegalStateException("no user is connected");
    }
    return user.user();
  }

  Future<Void> handle(Inbound inbound) {
    Cases cases = new Cases(inbound.replyTo());
    if (!mayBeHandled(inbound.message())) {
      return cases.refuse(Problem.of(ErrorCode.UNAUTHORIZED, unauthorized()));
    }
    if (inbound.acts() && loop.standstill().cameBefore(inbound.heardAt())) {
      return cases.refuse(Problem.unavailable(settings.retryAfterMs()));
    }
    return inbound.message().match(cases);
  }

  private boolean mayBeHandled(ClientMessage message) {
    if (bearer == null) {
      return message instanceof Connect;
    }
    return !expired(loop.nowMs())
        || message instanceof RefreshToken
        || message instanceof Heartbeat
        || message instanceof Disconnect;
  }

  private String unauthorized() {
    return bearer == null ? "Not connected - send connect first" : "Token expired";
  }

  private boolean expired(long nowMs) {
    return bearer != null && nowMs >= bearer.expiresAt().toEpochMilli();
  }

  /** Lets a user in by a token: over {@code connect}, or at the upgrade. */
  Future<Void> connect(String token, @Nullable String replyTo) {
    return handlers
        .tokens()
        .verify(token)
        .map(checked -> checked.then(this::notTooLate))
        .map(
            checked -> {
              if (!connection.isClosed()) {
                checked
                    .<Runnable>match(
                        user -> () -> enter(user, replyTo), fault -> () -> turnAway(fault, replyTo))
                    .run();
              }
              return null;
            });
  }

  /**
   * The leeway for clocks accepts a token that has just expired. Here a token expires at its exact
   * end, and a user who is too late to renew it is not let in.
   */
  private Checked<Bearer> notTooLate(Bearer user) {
    return loop.nowMs() < user.expiresAt().toEpochMilli() + settings.expiryGraceMs()
        ? new Checked.Good<>(user)
        : new Checked.Bad<>(TokenFault.EXPIRED);
  }

  /** Without keys the service cannot check a token: the client may send it again. */
  private void turnAway(TokenFault fault, @Nullable String replyTo) {
    loop.meters().failedConnect(fault);
    if (fault == TokenFault.NO_KEYS) {
      reply(Frames.error(Problem.unavailable(settings.retryAfterMs()), replyTo));
    } else {
      limits.failedLogin("connect", replyTo);
      connection.close(CloseCode.UNAUTHORIZED);
    }
  }

  private void enter(Bearer user, @Nullable String replyTo) {
    if (limits.admitUser(user.userId(), replyTo)) {
      welcome(user, replyTo);
    }
  }

  private void welcome(Bearer user, @Nullable String replyTo) {
    bearer = user;
    loop.witness().count(connection, "connect", null);
    String data =
        AnswerJson.connected(
            user.userId(),
            user.name(),
            connection.id(),
            loop.now(),
            settings.heartbeatIntervalMs(),
            user.expiresAt());
    reply(Frames.withReplyTo(Frames.event("connected", data), replyTo));
  }

  private void reply(String frame) {
    connection.send(frame);
  }

  /**
   * Warns of the token's end, and closes a client that has not connected or has not renewed its
   * token in time.
   */
  void lookAtClock(long nowMs) {
    Bearer user = bearer;
    if (user == null) {
      if (nowMs - openedAtMs >= settings.connectTimeoutMs()) {
        connection.close(CloseCode.CONNECT_TIMEOUT);
      }
      return;
    }
    long endMs = user.expiresAt().toEpochMilli();
    if (nowMs >= endMs + settings.expiryGraceMs()) {
      connection.close(CloseCode.UNAUTHORIZED);
    } else if (!warned && nowMs >= endMs - settings.expiryWarningMs()) {
      warned = true;
      reply(Frames.event("token_expiring", AnswerJson.token(user.expiresAt())));
    }
  }

  private final class Cases implements ClientMessage.Cases<Future<Void>> {
    private final @Nullable String replyTo;

    Cases(@Nullable String replyTo) {
      this.replyTo = replyTo;
    }

    @Override
    public Future<Void> connect(Connect message) {
      if (bearer != null) {
        return refuse(Problem.of(ErrorCode.CONFLICT, "Already connected"));
      }
      return Session.this.connect(message.token(), replyTo);
    }

    @Override
    public Future<Void> refreshToken(RefreshToken message) {
      return handlers
          .tokens()
          .verify(message.token())
          .map(checked -> checked.then(this::sameUserStill))
          .compose(checked -> checked.match(this::renew, this::keep));
    }

    /** The token in use stays. */
    private Future<Void> keep(TokenFault fault) {
      if (fault == TokenFault.NO_KEYS) {
        return refuse(Problem.unavailable(settings.retryAfterMs()));
      }
      limits.failedLogin("refresh_token", replyTo);
      return HANDLED;
    }

    /** On a live connection a token expires at its end, without the leeway. */
    private Checked<Bearer> sameUserStill(Bearer renewed) {
      if (!renewed.userId().equals(sender().userId())) {
        return new Checked.Bad<>(TokenFault.CLAIMS);
      }
      return renewed.expiresAt().isAfter(loop.now())
          ? new Checked.Good<>(renewed)
          : new Checked.Bad<>(TokenFault.EXPIRED);
    }

    private Future<Void> renew(Bearer renewed) {
      boolean demoted = sender().admin() && !renewed.admin();
      bearer = renewed;
      if (demoted) {
        handlers.rooms().demote(connection);
      }
      warned = false;
      Instant end = renewed.expiresAt();
      reply(Frames.withReplyTo(Frames.event("token_refreshed", AnswerJson.token(end)), replyTo));
      return HANDLED;
    }

    @Override
    public Future<Void> heartbeat(Heartbeat message) {
      String ack = Frames.event("heartbeat_ack", AnswerJson.heartbeat(loop.now()));
      reply(Frames.withReplyTo(ack, replyTo));
      return HANDLED;
    }

    @Override
    public Future<Void> disconnect(Disconnect message) {
      connection.close(CloseCode.NORMAL);
      return HANDLED;
    }

    @Override
    public Future<Void> join(Join message) {
      return handlers.rooms().join(connection, message, replyTo);
    }

    @Override
    public Future<Void> leave(Leave message) {
      return handlers.rooms().leave(connection, message.gameId(), replyTo);
    }

    @Override
    public Future<Void> sync(Sync message) {
      return handlers.rooms().sync(connection, message, replyTo);
    }

    @Override
    public Future<Void> carry(Carry message) {
      return handlers.games().carry(connection, message, replyTo);
    }

    @Override
    public Future<Void> say(Say message) {
      return handlers.talk().say(connection, message, replyTo);
    }

    @Override
    public Future<Void> mute(Mute message) {
      return handlers.talk().mute(connection, message, replyTo);
    }

    @Override
    public Future<Void> viewHand(ViewHand message) {
      return handlers.talk().viewHand(connection, message, replyTo);
    }

    @Override
    public Future<Void> unknown(Unknown message) {
      loop.witness().count(connection, "unknown", message.problem());
      return refuse(message.problem());
    }

    @Override
    public Future<Void> faulty(Faulty message) {
      loop.witness().count(connection, "faulty", message.problem());
      return refuse(message.problem());
    }

    private Future<Void> refuse(Problem problem) {
      reply(Frames.error(problem, replyTo));
      return HANDLED;
    }
  }
}
