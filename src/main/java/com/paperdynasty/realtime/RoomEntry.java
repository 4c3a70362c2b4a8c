package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.ClientMessage.Join;
import com.paperdynasty.wire.ClientMessage.Sync;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Joined;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets clients into the rooms of games, out of them, and shows them the state of a game. */
final class RoomEntry {
  private final LoopContext loop;
  private final RealtimeSettings settings;
  private final Rooms rooms;
  private final GameRouter router;
  private final GameCommandHandler games;

  RoomEntry(LoopContext loop, Rooms rooms, GameRouter router, GameCommandHandler games) {
    this.loop = loop;
    this.settings = loop.settings();
    this.rooms = rooms;
    this.router = router;
    this.games = games;
  }

  Future<Void> join(ClientConnection connection, Join join, @Nullable String replyTo) {
    if (rooms.member(join.gameId(), connection) == null
        && connection.games().size() >= settings.roomsPerConnection()) {
      return tell(
          connection, Problem.of(ErrorCode.CONFLICT, "Too many games on one connection"), replyTo);
    }
    if (rooms.member(join.gameId(), connection) == null && !connection.mayReadOneMore()) {
      return tooManyPages(connection, "join_game", replyTo);
    }
    TableRequest request =
        new TableRequest.Join(
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
                shown(
                    connection,
                    "join_game",
                    join.gameId(),
                    join.lastSeq(),
                    replyTo,
                    reply,
                    joined -> {
                      String data = AnswerJson.joined(join.gameId(), joined);
                      connection.send(
                          Frames.withReplyTo(Frames.event("game_joined", data), replyTo));
                      Member before = rooms.member(join.gameId(), connection);
                      Member member =
                          new Member(connection, join.invitation(), join.lastSeq(), joined, before);
                      Room room = rooms.open(join.gameId(), joined);
                      room.tell(joined.participants());
                      room.enter(member);
                    }));
  }

  Future<Void> sync(ClientConnection connection, Sync sync, @Nullable String replyTo) {
    Member asking = rooms.member(sync.gameId(), connection);
    if (asking == null && sync.lastSeq() != null && !connection.mayReadOneMore()) {
      return tooManyPages(connection, "request_game_state", replyTo);
    }
    TableRequest request =
        new TableRequest.Sync(
            sync.gameId(),
            connection.user(),
            asking == null ? null : asking.invitation(),
            sync.fault());
    return router
        .ask(request)
        .compose(
            reply ->
                shown(
                    connection,
                    "request_game_state",
                    sync.gameId(),
                    sync.lastSeq(),
                    replyTo,
                    reply,
                    joined -> {
                      String data = AnswerJson.synced(sync.gameId(), joined, loop.now());
                      connection.send(
                          Frames.withReplyTo(Frames.event("game_state_sync", data), replyTo));
                      replay(connection, sync, joined);
                    }));
  }

  /** Too many logs are read for this client already: it may ask again when one of them is done. */
  private Future<Void> tooManyPages(
      ClientConnection connection, String event, @Nullable String replyTo) {
    loop.meters().refusedFrame();
    connection.refuse(event, settings.retryAfterMs(), replyTo);
    return Future.succeededFuture();
  }

  private void replay(ClientConnection connection, Sync sync, Joined joined) {
    Room room = rooms.room(sync.gameId());
    Member member = room == null ? null : room.member(connection);
    if (room != null && member != null) {
      member.standAt(joined.seq(), sync.lastSeq());
      room.pursue(member);
    } else if (sync.lastSeq() != null) {
      rooms
          .newRoom(sync.gameId(), joined)
          .replay(new Member(connection, null, sync.lastSeq(), joined, null));
    }
  }

  /**
   * What a join and a sync have in common: the owner may refuse, and a {@code last_seq} beyond the
   * log is a conflict.
   */
  private Future<Void> shown(
      ClientConnection connection,
      String event,
      UUID gameId,
      @Nullable Long lastSeq,
      @Nullable String replyTo,
      TableReply reply,
      Consumer<Joined> show) {
    loop.witness().saw(connection, gameId, event, null, games.problem(reply));
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
    Room room = rooms.room(gameId);
    if (room == null || room.member(connection) == null) {
      return notIn(connection, gameId, replyTo);
    }
    room.exit(connection, "left");
    connection.send(
        Frames.withReplyTo(Frames.event("game_left", AnswerJson.left(gameId)), replyTo));
    return Future.succeededFuture();
  }

  /**
   * A user has lost the role of a service administrator: they leave the rooms where they manage no
   * side, and may join again in the role that they have now.
   */
  void demote(ClientConnection connection) {
    for (UUID gameId : connection.games()) {
      Room room = rooms.room(gameId);
      Member member = room == null ? null : room.member(connection);
      if (room != null && member != null && member.sides().isEmpty()) {
        room.exit(connection, "left");
        connection.send(Frames.event("game_left", AnswerJson.left(gameId)));
      }
    }
  }

  /** A user who is not in a room cannot leave it. Only the owner knows whether the game exists. */
  private Future<Void> notIn(ClientConnection connection, UUID gameId, @Nullable String replyTo) {
    return router
        .ask(new TableRequest.Sync(gameId, connection.user(), null))
        .compose(
            reply ->
                reply instanceof Joined
                    ? tell(connection, Problem.of(ErrorCode.FORBIDDEN, "Not authorized"), replyTo)
                    : games.refused(connection, replyTo, reply));
  }

  private static Future<Void> tell(
      ClientConnection connection, Problem problem, @Nullable String replyTo) {
    connection.send(Frames.error(problem, replyTo));
    return Future.succeededFuture();
  }
}
