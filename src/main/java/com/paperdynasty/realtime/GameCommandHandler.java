package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.ClientMessage.Carry;
import com.paperdynasty.wire.ClientMessage.Join;
import com.paperdynasty.wire.ClientMessage.Sync;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Joined;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what clients ask of games to the games' owners, and tells the clients what came of it. What
 * happened in a game its room shows.
 */
final class GameCommandHandler {
  private final LoopContext loop;
  private final RealtimeSettings settings;
  private final Rooms rooms;
  private final GameRouter router;

  GameCommandHandler(LoopContext loop, Rooms rooms, GameRouter router) {
    this.loop = loop;
    this.settings = loop.settings();
    this.rooms = rooms;
    this.router = router;
  }

  /** Asks the owner of the request's game. */
  Future<TableReply> ask(TableRequest request) {
    return router.ask(request);
  }

  Future<Void> join(Connection connection, Join join, @Nullable String replyTo) {
    if (rooms.member(join.gameId(), connection) == null
        && connection.rooms().size() >= settings.roomsPerConnection()) {
      return tell(
          connection, Problem.of(ErrorCode.CONFLICT, "Too many games on one connection"), replyTo);
    }
    if (rooms.member(join.gameId(), connection) == null && !connection.pages().mayReadOneMore()) {
      return tooManyPages(connection, "join_game", replyTo);
    }
    TableRequest request =
        new TableRequest.Join(
            join.gameId(),
            connection.session().sender(),
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

  Future<Void> sync(Connection connection, Sync sync, @Nullable String replyTo) {
    Member asking = rooms.member(sync.gameId(), connection);
    if (asking == null && sync.lastSeq() != null && !connection.pages().mayReadOneMore()) {
      return tooManyPages(connection, "request_game_state", replyTo);
    }
    TableRequest request =
        new TableRequest.Sync(
            sync.gameId(),
            connection.session().sender(),
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

  /** As many logs are read for them as may be: they may ask again when one of those is done. */
  private Future<Void> tooManyPages(Connection connection, String event, @Nullable String replyTo) {
    loop.meters().refusedFrame();
    connection.limits().refuse(event, settings.retryAfterMs(), replyTo);
    return Future.succeededFuture();
  }

  private void replay(Connection connection, Sync sync, Joined joined) {
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
   * What a join and a sync have in common: the game may be refused, and nobody has seen what is not
   * there yet.
   */
  private Future<Void> shown(
      Connection connection,
      String event,
      UUID gameId,
      @Nullable Long lastSeq,
      @Nullable String replyTo,
      TableReply reply,
      Consumer<Joined> show) {
    loop.witness().saw(connection, gameId, event, null, problem(reply));
    if (!(reply instanceof Joined joined)) {
      return refused(connection, replyTo, reply);
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

  Future<Void> leave(Connection connection, UUID gameId, @Nullable String replyTo) {
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
   * A user is no admin of the service any more: they leave the rooms where they are no manager, and
   * may come back as what they are now.
   */
  void demote(Connection connection) {
    for (Room room : List.copyOf(connection.rooms())) {
      Member member = room.member(connection);
      if (member != null && member.sides().isEmpty()) {
        room.exit(connection, "left");
        connection.send(Frames.event("game_left", AnswerJson.left(room.gameId())));
      }
    }
  }

  /**
   * A user who is not in a room cannot leave it; whether there is such a game only its table says.
   */
  private Future<Void> notIn(Connection connection, UUID gameId, @Nullable String replyTo) {
    return router
        .ask(new TableRequest.Sync(gameId, connection.session().sender(), null))
        .compose(
            reply ->
                reply instanceof Joined
                    ? tell(connection, Problem.of(ErrorCode.FORBIDDEN, "Not authorized"), replyTo)
                    : refused(connection, replyTo, reply));
  }

  /**
   * Takes a command to the table. The room shows what it did; only a sender who is not in the room
   * is told from here.
   */
  Future<Void> carry(Connection connection, Carry carry, @Nullable String replyTo) {
    connection.expectAnswer();
    Origin origin = new Origin(loop.watcher(), connection.id(), replyTo);
    TableRequest request =
        new TableRequest.Carry(
            carry.gameId(),
            connection.session().sender(),
            origin,
            replyTo,
            carry.event(),
            carry.data());
    return router
        .ask(request, awaited(connection))
        .compose(
            reply -> {
              loop.witness()
                  .sawCommand(connection, carry.gameId(), carry.event(), carry.data(), reply);
              if (!(reply instanceof Done done)) {
                return refused(connection, replyTo, reply);
              }
              answer(connection, carry.gameId(), done, origin);
              return Future.succeededFuture();
            });
  }

  /**
   * A sender who is gone, or whom this node may have missed going while it was frozen, may have
   * sent the command again to another node: it is not sent again from here.
   */
  private BooleanSupplier awaited(Connection connection) {
    long since = loop.standstill().now();
    return () -> !connection.isClosed() && !loop.standstill().cameBefore(since);
  }

  private void answer(Connection connection, UUID gameId, Done done, Origin origin) {
    SeqFrame answer = done.events().get(done.answer());
    Room room = rooms.room(gameId);
    Member member = room == null ? null : room.member(connection);
    if (room != null && member != null && member.position() < answer.seq()) {
      room.answer(member, answer.seq(), origin.replyTo());
      done.events().forEach(event -> room.logged(done.epoch(), event.seq(), event.frame(), null));
    } else if (member == null || !connection.wasAnswered(origin.replyTo())) {
      connection.send(Frames.withReplyTo(answer.frame(), origin.replyTo()));
    }
  }

  private static @Nullable Problem problem(TableReply reply) {
    return reply instanceof TableReply.Refused refused ? refused.problem() : null;
  }

  Future<Void> refused(Connection connection, @Nullable String replyTo, TableReply reply) {
    if (!(reply instanceof TableReply.Refused refused)) {
      return Future.failedFuture(new IllegalStateException("a table answered with " + reply));
    }
    connection.limits().refusedByTable(refused.problem());
    connection.send(
        refused.outcomeRejected()
            ? Frames.outcomeRejected(refused.problem(), replyTo)
            : Frames.error(refused.problem(), replyTo));
    return Future.succeededFuture();
  }

  private static Future<Void> tell(
      Connection connection, Problem problem, @Nullable String replyTo) {
    connection.send(Frames.error(problem, replyTo));
    return Future.succeededFuture();
  }
}
