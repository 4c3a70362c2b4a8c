package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.ClientMessage.Carry;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.Log;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.ReadLog;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of clients to the owners of games, and answers the clients. The events that a
 * command has logged reach a client through the room.
 */
final class GameCommandHandler {
  /** A page of the log has one event at least, whatever its bound in bytes. */
  private static final int ONE_EVENT = 1;

  private final LoopContext loop;
  private final Rooms rooms;
  private final GameRouter router;

  GameCommandHandler(LoopContext loop, Rooms rooms, GameRouter router) {
    this.loop = loop;
    this.rooms = rooms;
    this.router = router;
  }

  /** Asks the owner of the request's game. */
  Future<TableReply> ask(TableRequest request) {
    return router.ask(request);
  }

  /**
   * Sends a command to the owner of its game. The reply has the numbers of its events; the event
   * that answers the sender comes to them through the room.
   */
  Future<Void> carry(ClientConnection connection, Carry carry, @Nullable String replyTo) {
    connection.expectAnswer();
    Origin origin = new Origin(loop.watcher(), connection.id(), replyTo);
    TableRequest request =
        new TableRequest.Carry(
                carry.gameId(), connection.user(), origin, replyTo, carry.event(), carry.data())
            .withoutFrames();
    return router
        .ask(request, awaited(connection))
        .compose(
            reply -> {
              loop.witness()
                  .sawCommand(connection, carry.gameId(), carry.event(), carry.data(), reply);
              if (!(reply instanceof Done done)) {
                return refused(connection, replyTo, reply);
              }
              return answer(connection, carry.gameId(), done, replyTo);
            });
  }

  /**
   * A sender who is gone, or whom this node may have missed going while it was frozen, may have
   * sent the command again to another node: it is not sent again from here.
   */
  private BooleanSupplier awaited(ClientConnection connection) {
    long since = loop.standstill().now();
    return () -> !connection.isClosed() && !loop.standstill().cameBefore(since);
  }

  /**
   * The event that answers the sender has come to them, or comes through the room; what the room
   * has missed it asks for. A sender who is not in the room, or who repeats a command, is answered
   * from the log.
   */
  private Future<Void> answer(
      ClientConnection connection, UUID gameId, Done done, @Nullable String replyTo) {
    Room room = rooms.room(gameId);
    Member member = room == null ? null : room.member(connection);
    if (room == null || member == null) {
      return answerFromLog(connection, gameId, null, done.answerSeq(), replyTo);
    }
    boolean isToCome = member.position() < done.answerSeq();
    if (isToCome) {
      room.answer(member, done.answerSeq(), replyTo);
    }
    room.expect(done.lastSeq());
    return isToCome || connection.wasAnswered(replyTo)
        ? Future.succeededFuture()
        : answerFromLog(connection, gameId, member.invitation(), done.answerSeq(), replyTo);
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
              if (!(reply instanceof Log page) || !startsAt(page, seq)) {
                return refused(connection, replyTo, reply);
              }
              connection.send(Frames.withReplyTo(page.events().get(0).frame(), replyTo));
              return Future.succeededFuture();
            });
  }

  private static boolean startsAt(Log page, long seq) {
    return !page.events().isEmpty() && page.events().get(0).seq() == seq;
  }

  /** Why a request was refused, or null if it was not. */
  @Nullable Problem problem(TableReply reply) {
    return reply instanceof TableReply.Refused refused ? refused.problem() : null;
  }

  Future<Void> refused(ClientConnection connection, @Nullable String replyTo, TableReply reply) {
    if (!(reply instanceof TableReply.Refused refused)) {
      return Future.failedFuture(
          new IllegalStateException("the owner of a game answered with " + reply));
    }
    connection.refusedByTable(refused.problem());
    connection.send(
        refused.outcomeRejected()
            ? Frames.outcomeRejected(refused.problem(), replyTo)
            : Frames.error(refused.problem(), replyTo));
    return Future.succeededFuture();
  }
}
