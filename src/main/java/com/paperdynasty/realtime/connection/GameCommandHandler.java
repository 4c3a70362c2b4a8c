package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.LogPage;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessage.GameCommand;
import com.paperdynasty.protocol.client.ClientMessage.PreviewOutcome;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.realtime.room.Room;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.realtime.room.RoomSubscription;
import com.paperdynasty.table.ownership.PauseDetector;
import com.paperdynasty.tracing.TraceSpan;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of clients to the owners of games, and answers the clients. The events of a
 * command reach clients through the room.
 */
final class GameCommandHandler {
  /** A bound of one byte gives a page of one event: a page has at least one. */
  private static final int ONE_EVENT = 1;

  private final ConnectionContext loop;
  private final RoomRegistry roomRegistry;
  private final GameRouter router;

  GameCommandHandler(ConnectionContext loop, RoomRegistry roomRegistry, GameRouter router) {
    this.loop = loop;
    this.roomRegistry = roomRegistry;
    this.router = router;
  }

  /** Asks the owner of the request's game. */
  Future<GameReply> ask(GameRequest request) {
    return router.ask(request);
  }

  /**
   * Sends a command to the owner of its game. The reply has the numbers of its events; the event
   * that answers the sender reaches them through the room.
   *
   * @param receivedAt when it arrived, by {@link PauseDetector#now}
   */
  Future<Void> execute(
      ClientConnection connection,
      GameCommand gameCommand,
      @Nullable String replyTo,
      long receivedAt) {
    TraceSpan step = loop.tracing().begin("frame");
    if (step != null) {
      long waitedNs = loop.pauseDetector().now() - receivedAt;
      step.with("game", gameCommand.gameId().toString())
          .with("event", gameCommand.event())
          .with("user", connection.user().userId())
          .with("command", replyTo)
          .with(TraceSpan.QUEUED_US, TimeUnit.NANOSECONDS.toMicros(waitedNs));
    }
    String trace = TraceSpan.parentOf(step);
    connection.expectAnswer(replyTo, trace);
    ConnectionRef connectionRef = new ConnectionRef(loop.watcher(), connection.id(), replyTo);
    GameRequest request =
        new GameRequest.ExecuteCommand(
                gameCommand.gameId(),
                connection.user(),
                connectionRef,
                replyTo,
                gameCommand.event(),
                gameCommand.data())
            .withoutFrames()
            .traced(trace);
    return TraceSpan.ended(step, router.ask(request, whileAwaited(connection)))
        .compose(
            reply -> {
              loop.connectionAudit()
                  .recordCommand(
                      connection,
                      gameCommand.gameId(),
                      gameCommand.event(),
                      gameCommand.data(),
                      reply);
              if (!(reply instanceof Executed executed)) {
                return sendRefusal(connection, replyTo, reply);
              }
              return answer(connection, gameCommand.gameId(), executed, replyTo);
            });
  }

  /** Shows the sender what a submission would do. It is a read: neither audited nor repeated. */
  Future<Void> preview(
      ClientConnection connection, PreviewOutcome previewOutcome, @Nullable String replyTo) {
    return router
        .ask(
            new GameRequest.PreviewOutcome(
                previewOutcome.gameId(), connection.user(), previewOutcome.data()),
            () -> !connection.isClosed())
        .compose(
            reply -> {
              if (!(reply instanceof GameReply.Document preview)) {
                return sendRefusal(connection, replyTo, reply);
              }
              String frame = ServerFrames.event("outcome_preview", preview.text());
              connection.send(ServerFrames.withReplyTo(frame, replyTo));
              return Future.succeededFuture();
            });
  }

  /**
   * A sender whose connection is closed may have sent the command again to another node, so it is
   * not sent again from here. The same holds if this loop was frozen since: the sender may have
   * left unnoticed.
   */
  private BooleanSupplier whileAwaited(ClientConnection connection) {
    long since = loop.pauseDetector().now();
    return () -> !connection.isClosed() && !loop.pauseDetector().isFromBeforePause(since);
  }

  /**
   * The event that answers the sender has reached them, or will come through the room, which
   * requests it if it is missing. A sender who is not in the room, or who repeats a command, is
   * answered from the log. A connection's messages are handled one at a time, so the sender does
   * not join while the log is read.
   */
  private Future<Void> answer(
      ClientConnection connection, UUID gameId, Executed executed, @Nullable String replyTo) {
    Room room = roomRegistry.room(gameId);
    RoomSubscription roomSubscription = room == null ? null : room.subscription(connection);
    if (room == null || roomSubscription == null) {
      return answerFromLog(connection, gameId, null, executed.answerSeq(), replyTo);
    }
    boolean isPending = roomSubscription.position() < executed.answerSeq();
    if (isPending) {
      room.answer(roomSubscription, executed.answerSeq(), replyTo);
    }
    room.expect(executed.lastSeq());
    return isPending || connection.wasAnswered(replyTo)
        ? Future.succeededFuture()
        : answerFromLog(
            connection, gameId, roomSubscription.invitation(), executed.answerSeq(), replyTo);
  }

  /**
   * Answers the commands of a member who has left before the room has answered them. The client has
   * been sent {@code game_left}: an answer in the room could come before events that the client had
   * not caught up with. Their next message, perhaps a join, is handled after the answers.
   */
  Future<Void> answerDeparted(ClientConnection connection, UUID gameId, RoomSubscription departed) {
    Future<Void> answered = Future.succeededFuture();
    for (Map.Entry<Long, String> answer : departed.expectedAnswers().entrySet()) {
      answered =
          answered.compose(
              before ->
                  answerFromLog(
                      connection,
                      gameId,
                      departed.invitation(),
                      answer.getKey(),
                      answer.getValue()));
    }
    return answered;
  }

  private Future<Void> answerFromLog(
      ClientConnection connection,
      UUID gameId,
      @Nullable String invitation,
      long seq,
      @Nullable String replyTo) {
    return router
        .ask(
            new ReadLog(gameId, connection.user(), invitation, seq - 1, ONE_EVENT),
            () -> !connection.isClosed())
        .compose(
            reply -> {
              if (!(reply instanceof LogPage page)) {
                return sendRefusal(connection, replyTo, reply);
              }
              if (!startsAt(page, seq)) {
                return sendRefusal(connection, replyTo, notYet());
              }
              connection.send(ServerFrames.withReplyTo(page.events().get(0).frame(), replyTo));
              return Future.succeededFuture();
            });
  }

  /** A former admin may be a spectator by now, who sees the event when the delay is over. */
  private GameReply notYet() {
    return new GameReply.Refused(Problem.unavailable(loop.settings().retryAfterMs()), false);
  }

  private static boolean startsAt(LogPage page, long seq) {
    return !page.events().isEmpty() && page.events().get(0).seq() == seq;
  }

  /** The reason of a refusal, or null if the reply is not a refusal. */
  @Nullable Problem refusalOf(GameReply reply) {
    return reply instanceof GameReply.Refused refused ? refused.problem() : null;
  }

  /** Sends a refusal to the client. The Future fails if the reply is not a refusal. */
  Future<Void> sendRefusal(ClientConnection connection, @Nullable String replyTo, GameReply reply) {
    if (!(reply instanceof GameReply.Refused refused)) {
      return Future.failedFuture(
          new IllegalStateException("unexpected reply of a game's owner: " + reply));
    }
    connection.onRefusedByOwner(refused.problem());
    connection.send(
        refused.outcomeRejected()
            ? ServerFrames.outcomeRejected(refused.problem(), replyTo)
            : ServerFrames.error(refused.problem(), replyTo));
    return Future.succeededFuture();
  }
}
