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

/** Lets clients into the rooms of games, out of them, and shows them the state of a game. */
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
    if (roomRegistry.member(join.gameId(), connection) == null
        && connection.games().size() >= settings.roomsPerConnection()) {
      return tell(
          connection, Problem.of(ErrorCode.CONFLICT, "Too many games on one connection"), replyTo);
    }
    if (roomRegistry.member(join.gameId(), connection) == null && !connection.mayReadOneMore()) {
      return tooManyPages(connection, "join_game", replyTo);
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
                      String data = ResponseJson.joined(join.gameId(), joined);
                      connection.send(
                          ServerFrames.withReplyTo(
                              ServerFrames.event("game_joined", data), replyTo));
                      RoomSubscription before = roomRegistry.member(join.gameId(), connection);
                      RoomSubscription roomSubscription =
                          new RoomSubscription(
                              connection, join.invitation(), join.lastSeq(), joined, before);
                      Room room = roomRegistry.open(join.gameId(), joined);
                      room.toldParticipants(joined.participants());
                      room.enter(roomSubscription);
                    }));
  }

  Future<Void> sync(ClientConnection connection, Sync sync, @Nullable String replyTo) {
    RoomSubscription asking = roomRegistry.member(sync.gameId(), connection);
    if (asking == null && sync.lastSeq() != null && !connection.mayReadOneMore()) {
      return tooManyPages(connection, "request_game_state", replyTo);
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

  /** Too many logs are read for this client already: it may ask again when one of them is done. */
  private Future<Void> tooManyPages(
      ClientConnection connection, String event, @Nullable String replyTo) {
    loop.realtimeMetrics().refusedFrame();
    connection.refuse(event, settings.retryAfterMs(), replyTo);
    return Future.succeededFuture();
  }

  private void replay(ClientConnection connection, Sync sync, Joined joined) {
    Room room = roomRegistry.room(sync.gameId());
    RoomSubscription roomSubscription = room == null ? null : room.member(connection);
    if (room != null && roomSubscription != null) {
      roomSubscription.showedStateAt(joined.seq(), sync.lastSeq());
      room.catchUp(roomSubscription);
    } else if (sync.lastSeq() != null) {
      roomRegistry
          .newRoom(sync.gameId(), joined)
          .replay(new RoomSubscription(connection, null, sync.lastSeq(), joined, null));
    }
  }

  /**
   * What a join and a sync have in common: the owner may refuse, and a {@code last_seq} beyond the
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
    loop.connectionAudit().record(connection, gameId, event, null, games.problem(reply));
    if (!(reply instanceof Joined joined)) {
      return games.refused(connection, replyTo, reply);
    }
    if (lastSeq != null && lastSeq > joined.seq()) {
      return tell(
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
    if (room == null || room.member(connection) == null) {
      return notIn(connection, gameId, replyTo);
    }
    room.exit(connection, "left");
    connection.send(
        ServerFrames.withReplyTo(
            ServerFrames.event("game_left", ResponseJson.left(gameId)), replyTo));
    return Future.succeededFuture();
  }

  /**
   * A user has lost the role of a service administrator: they leave the rooms where they manage no
   * side, and may join again in the role that they have now.
   */
  void demote(ClientConnection connection) {
    for (UUID gameId : connection.games()) {
      Room room = roomRegistry.room(gameId);
      RoomSubscription roomSubscription = room == null ? null : room.member(connection);
      if (room != null && roomSubscription != null && roomSubscription.sides().isEmpty()) {
        room.exit(connection, "left");
        connection.send(ServerFrames.event("game_left", ResponseJson.left(gameId)));
      }
    }
  }

  /** A user who is not in a room cannot leave it. Only the owner knows whether the game exists. */
  private Future<Void> notIn(ClientConnection connection, UUID gameId, @Nullable String replyTo) {
    return router
        .ask(new GameRequest.Sync(gameId, connection.user(), null))
        .compose(
            reply ->
                reply instanceof Joined
                    ? tell(connection, Problem.of(ErrorCode.FORBIDDEN, "Not authorized"), replyTo)
                    : games.refused(connection, replyTo, reply));
  }

  private static Future<Void> tell(
      ClientConnection connection, Problem problem, @Nullable String replyTo) {
    connection.send(ServerFrames.error(problem, replyTo));
    return Future.succeededFuture();
  }
}
