package com.paperdynasty.realtime.connection;

import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.identity.TokenError;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.client.ClientMessage.Connect;
import com.paperdynasty.protocol.client.ClientMessage.Disconnect;
import com.paperdynasty.protocol.client.ClientMessage.GameCommand;
import com.paperdynasty.protocol.client.ClientMessage.Heartbeat;
import com.paperdynasty.protocol.client.ClientMessage.InvalidMessage;
import com.paperdynasty.protocol.client.ClientMessage.Join;
import com.paperdynasty.protocol.client.ClientMessage.Leave;
import com.paperdynasty.protocol.client.ClientMessage.MuteUser;
import com.paperdynasty.protocol.client.ClientMessage.PreviewOutcome;
import com.paperdynasty.protocol.client.ClientMessage.RefreshToken;
import com.paperdynasty.protocol.client.ClientMessage.SendMessage;
import com.paperdynasty.protocol.client.ClientMessage.Sync;
import com.paperdynasty.protocol.client.ClientMessage.UnknownEvent;
import com.paperdynasty.protocol.client.ClientMessage.ViewHandCards;
import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Passes one message of a session to its handler. */
final class MessageDispatcher implements ClientMessage.Cases<Future<Void>> {
  private static final Future<Void> HANDLED = Future.succeededFuture();

  private final Session session;
  private final ClientConnection connection;
  private final ConnectionLimits limits;
  private final ConnectionContext loop;
  private final Handlers handlers;
  private final @Nullable String replyTo;
  private final long receivedAt;

  /**
   * The handlers of one event loop.
   *
   * @param tokenService verifies the tokens of clients
   * @param joins handles joining, leaving and syncing games
   * @param games handles commands of games
   * @param chat handles chat messages, mutes and hand cards
   */
  record Handlers(
      TokenService tokenService, JoinHandler joins, GameCommandHandler games, ChatHandler chat) {}

  MessageDispatcher(
      Session session,
      ClientConnection connection,
      ConnectionLimits limits,
      ConnectionContext loop,
      Handlers handlers,
      InboundMessage inboundMessage) {
    this.session = session;
    this.connection = connection;
    this.limits = limits;
    this.loop = loop;
    this.handlers = handlers;
    this.replyTo = inboundMessage.replyTo();
    this.receivedAt = inboundMessage.receivedAt();
  }

  @Override
  public Future<Void> connect(Connect message) {
    if (session.isOpen()) {
      return refuse(Problem.of(ErrorCode.CONFLICT, "Already connected"));
    }
    return session.connect(message.token(), replyTo);
  }

  @Override
  public Future<Void> refreshToken(RefreshToken message) {
    return handlers
        .tokenService()
        .verify(message.token())
        .map(
            tokenResult ->
                tokenResult.then(renewed -> renewed.asRenewalOf(session.user(), loop.now())))
        .compose(tokenResult -> tokenResult.match(this::renew, this::onInvalidRenewal));
  }

  /** The token in use stays valid. */
  private Future<Void> onInvalidRenewal(TokenError error) {
    if (error == TokenError.NO_KEYS) {
      return refuse(Problem.unavailable(loop.settings().retryAfterMs()));
    }
    limits.onFailedLogin("refresh_token", replyTo);
    return HANDLED;
  }

  private Future<Void> renew(AuthenticatedUser renewed) {
    boolean demoted = session.user().admin() && !renewed.admin();
    session.renew(renewed);
    Future<Void> answered = demoted ? handlers.joins().onAdminRoleLost(connection) : HANDLED;
    Instant end = renewed.expiresAt();
    reply(
        ServerFrames.withReplyTo(
            ServerFrames.event("token_refreshed", ResponseJson.token(end)), replyTo));
    return answered;
  }

  @Override
  public Future<Void> heartbeat(Heartbeat message) {
    String ack = ServerFrames.event("heartbeat_ack", ResponseJson.heartbeat(loop.now()));
    reply(ServerFrames.withReplyTo(ack, replyTo));
    return HANDLED;
  }

  @Override
  public Future<Void> disconnect(Disconnect message) {
    connection.close(CloseCode.NORMAL);
    return HANDLED;
  }

  @Override
  public Future<Void> join(Join message) {
    return handlers
        .joins()
        .join(connection, session.isVisitor() ? message.ofVisitor() : message, replyTo);
  }

  @Override
  public Future<Void> leave(Leave message) {
    return handlers.joins().leave(connection, message.gameId(), replyTo);
  }

  @Override
  public Future<Void> sync(Sync message) {
    return handlers.joins().sync(connection, message, replyTo);
  }

  @Override
  public Future<Void> gameCommand(GameCommand message) {
    return handlers.games().execute(connection, message, replyTo, receivedAt);
  }

  @Override
  public Future<Void> previewOutcome(PreviewOutcome message) {
    return handlers.games().preview(connection, message, replyTo);
  }

  @Override
  public Future<Void> sendMessage(SendMessage message) {
    return handlers.chat().sendMessage(connection, message, replyTo);
  }

  @Override
  public Future<Void> muteUser(MuteUser message) {
    return handlers.chat().muteUser(connection, message, replyTo);
  }

  @Override
  public Future<Void> viewHandCards(ViewHandCards message) {
    return handlers.chat().viewHandCards(connection, message, replyTo);
  }

  @Override
  public Future<Void> unknownEvent(UnknownEvent message) {
    loop.connectionAudit().count(connection, "unknown", message.problem());
    return refuse(message.problem());
  }

  @Override
  public Future<Void> invalidMessage(InvalidMessage message) {
    loop.connectionAudit().count(connection, "faulty", message.problem());
    return refuse(message.problem());
  }

  Future<Void> refuse(Problem problem) {
    reply(ServerFrames.error(problem, replyTo));
    return HANDLED;
  }

  private void reply(String frame) {
    connection.send(frame);
  }
}
