package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessage.Join;
import com.paperdynasty.protocol.client.ClientMessage.Sync;
import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.realtime.room.Room;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.realtime.room.RoomSubscription;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Handles joining and leaving the rooms of games, and requests for the state of a game. */
final class JoinHandler {
  private final ConnectionContext loop;
  private final RealtimeSettings settings;
  private final RoomRegistry roomRegistry;
  private final GameRouter router;
  private final GameCommandHandler games;

  JoinHandler(
      ConnectionContext loop,
      RoomRegistry roomRegistry,
      GameRouter router,
      GameCommandHandler games) {
    this.loop = loop;
    this.settings = loop.settings();
    this.roomRegistry = roomRegistry;
    this.router = router;
    this.games = games;
  }

  Future<Void> join(ClientConnection connection, Join join, @Nullable String replyTo) {
    if (roomRegistry.subscription(join.gameId(), connection) == null
        && connection.games().size() >= settings.roomsPerConnection()) {
      return sendError(
          connection, Problem.of(ErrorCode.CONFLICT, "Too many games on one connection"), replyTo);
    }
    if (roomRegistry.subscription(join.gameId(), connection) == null
        && !connection.canReadAnotherLog()) {
      return refuseTooManyLogs(connection, "join_game", replyTo);
    }
    GameRequest request =
        new GameRequest.Join(
            join.gameId(),
            connection.user(),
            join.asPlayer(),
            join.invitation(),
            join.entropy(),
            join.fault());
    return router
        .ask(request)
        .compose(
            reply ->
                answer(
                    connection,
                    "join_game",
                    join.gameId(),
                    join.lastSeq(),
                    replyTo,
                    reply,
                    joined -> {
                      String data =
                          ResponseJson.joined(join.gameId(), joined, settings.participantsShown());
                      connection.send(
                          ServerFrames.withReplyTo(
                              ServerFrames.event("game_joined", data), replyTo));
                      RoomSubscription before =
                          roomRegistry.subscription(join.gameId(), connection);
                      RoomSubscription roomSubscription =
                          new RoomSubscription(
                              connection, join.invitation(), join.lastSeq(), joined, before);
                      Room room = roomRegistry.open(join.gameId(), joined);
                      room.onParticipantsShown(connection, joined.participants(), joined.delayMs());
                      room.enter(roomSubscription);
                    }));
  }

  Future<Void> sync(ClientConnection connection, Sync sync, @Nullable String replyTo) {
    RoomSubscription asking = roomRegistry.subscription(sync.gameId(), connection);
    if (asking == null && sync.lastSeq() != null && !connection.canReadAnotherLog()) {
      return refuseTooManyLogs(connection, "request_game_state", replyTo);
    }
    GameRequest request =
        new GameRequest.Sync(
            sync.gameId(),
            connection.user(),
            asking == null ? null : asking.invitation(),
            sync.fault());
    return router
        .ask(request)
        .compose(
            reply ->
                answer(
                    connection,
                    "request_game_state",
                    sync.gameId(),
                    sync.lastSeq(),
                    replyTo,
                    reply,
                    joined -> {
                      String data = ResponseJson.synced(sync.gameId(), joined, loop.now());
                      connection.send(
                          ServerFrames.withReplyTo(
                              ServerFrames.event("game_state_sync", data), replyTo));
                      replay(connection, sync, joined);
                    }));
  }

  /** Too many logs are being read for this client. It may ask again when one of them is done. */
  private Future<Void> refuseTooManyLogs(
      ClientConnection connection, String event, @Nullable String replyTo) {
    loop.realtimeMetrics().refusedFrame();
    connection.refuse(event, settings.retryAfterMs(), replyTo);
    return Future.succeededFuture();
  }

  private void replay(ClientConnection connection, Sync sync, Joined joined) {
    Room room = roomRegistry.room(sync.gameId());
    RoomSubscription roomSubscription = room == null ? null : room.subscription(connection);
    if (room != null && roomSubscription != null) {
      roomSubscription.onStateShown(joined.seq(), sync.lastSeq());
      room.catchUp(roomSubscription);
    } else if (sync.lastSeq() != null) {
      roomRegistry
          .newRoom(sync.gameId(), joined)
          .replay(new RoomSubscription(connection, null, sync.lastSeq(), joined, null));
    }
  }

  /**
   * Handles the reply to a join or a sync: a refusal is sent on, and a {@code last_seq} beyond the
   * log is a conflict.
   */
  private Future<Void> answer(
      ClientConnection connection,
      String event,
      UUID gameId,
      @Nullable Long lastSeq,
      @Nullable String replyTo,
      GameReply reply,
      Consumer<Joined> show) {
    loop.connectionAudit().record(connection, gameId, event, null, games.refusalOf(reply));
    if (!(reply instanceof Joined joined)) {
      return games.sendRefusal(connection, replyTo, reply);
    }
    if (lastSeq != null && lastSeq > joined.seq()) {
      return sendError(
          connection,
          Problem.about("last_seq", ErrorCode.CONFLICT, "last_seq is above " + joined.seq()),
          replyTo);
    }
    if (!connection.isClosed()) {
      show.accept(joined);
    }
    return Future.succeededFuture();
  }

  Future<Void> leave(ClientConnection connection, UUID gameId, @Nullable String replyTo) {
    Room room = roomRegistry.room(gameId);
    RoomSubscription departed = room == null ? null : room.subscription(connection);
    if (room == null || departed == null) {
      return refuseLeave(connection, gameId, replyTo);
    }
    sendLeft(room, connection, gameId, replyTo);
    return games.answerDeparted(connection, gameId, departed);
  }

  private static void sendLeft(
      Room room, ClientConnection connection, UUID gameId, @Nullable String replyTo) {
    room.leave(connection, "left");
    connection.send(
        ServerFrames.withReplyTo(
            ServerFrames.event("game_left", ResponseJson.left(gameId)), replyTo));
  }

  /**
   * The user has lost the role of a service administrator. They leave the rooms where they manage
   * no side, and may join again in the role that they have now. The Future completes when their
   * commands in those rooms are answered.
   */
  Future<Void> onAdminRoleLost(ClientConnection connection) {
    Future<Void> answered = Future.succeededFuture();
    for (UUID gameId : connection.games()) {
      Room room = roomRegistry.room(gameId);
      RoomSubscription departed = room == null ? null : room.subscription(connection);
      if (room != null && departed != null && departed.sides().isEmpty()) {
        sendLeft(room, connection, gameId, null);
        answered = answered.compose(before -> games.answerDeparted(connection, gameId, departed));
      }
    }
    return answered;
  }

  /**
   * Answers a user who is not in the room. The owner is asked, because only it knows whether the
   * game exists.
   */
  private Future<Void> refuseLeave(
      ClientConnection connection, UUID gameId, @Nullable String replyTo) {
    return router
        .ask(new GameRequest.Sync(gameId, connection.user(), null))
        .compose(
            reply ->
                reply instanceof Joined
                    ? sendError(
                        connection, Problem.of(ErrorCode.FORBIDDEN, "Not authorized"), replyTo)
                    : games.sendRefusal(connection, replyTo, reply));
  }

  private static Future<Void> sendError(
      ClientConnection connection, Problem problem, @Nullable String replyTo) {
    connection.send(ServerFrames.error(problem, replyTo));
    return Future.succeededFuture();
  }
}
