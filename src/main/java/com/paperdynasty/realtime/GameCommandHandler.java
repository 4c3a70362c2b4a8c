package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.ClientMessage.Carry;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Done;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of clients to the owners of games, and answers the clients. The events that a
 * command has logged reach a client through the room.
 */
final class GameCommandHandler {
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
   * Takes a command to the table. The room shows what it did; only a sender who is not in the room
   * is told from here.
   */
  Future<Void> carry(ClientConnection connection, Carry carry, @Nullable String replyTo) {
    connection.expectAnswer();
    Origin origin = new Origin(loop.watcher(), connection.id(), replyTo);
    TableRequest request =
        new TableRequest.Carry(
            carry.gameId(), connection.user(), origin, replyTo, carry.event(), carry.data());
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
  private BooleanSupplier awaited(ClientConnection connection) {
    long since = loop.standstill().now();
    return () -> !connection.isClosed() && !loop.standstill().cameBefore(since);
  }

  private void answer(ClientConnection connection, UUID gameId, Done done, Origin origin) {
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

  /** Why a request was refused, or null if it was not. */
  @Nullable Problem problem(TableReply reply) {
    return reply instanceof TableReply.Refused refused ? refused.problem() : null;
  }

  Future<Void> refused(ClientConnection connection, @Nullable String replyTo, TableReply reply) {
    if (!(reply instanceof TableReply.Refused refused)) {
      return Future.failedFuture(new IllegalStateException("a table answered with " + reply));
    }
    connection.refusedByTable(refused.problem());
    connection.send(
        refused.outcomeRejected()
            ? Frames.outcomeRejected(refused.problem(), replyTo)
            : Frames.error(refused.problem(), replyTo));
    return Future.succeededFuture();
  }
}
