package com.paperdynasty.table;

import com.paperdynasty.wire.TableReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/** The commands for one game, which are carried out one at a time. Lives on the table's context. */
final class Turns {
  private final int mostWaiting;
  private final Function<Turn, Future<TableReply>> way;
  private final Function<Throwable, TableReply> fault;
  private final Queue<Turn> waiting = new ArrayDeque<>();
  private Future<Void> underWay = Future.succeededFuture();

  /**
   * No commands yet.
   *
   * @param way carries one out; what it throws is a failure of it
   * @param fault what the sender is told when that has failed
   */
  Turns(
      int mostWaiting,
      Function<Turn, Future<TableReply>> way,
      Function<Throwable, TableReply> fault) {
    this.mostWaiting = mostWaiting;
    this.way = way;
    this.fault = fault;
  }

  /** Whether one more would be too many. */
  boolean isFull() {
    return waiting.size() >= mostWaiting;
  }

  /** Carries a command out when those before it are done. */
  Future<TableReply> add(Turn turn) {
    waiting.add(turn);
    next();
    return turn.done().future();
  }

  private void next() {
    if (!underWay.isComplete() || waiting.isEmpty()) {
      return;
    }
    Turn turn = waiting.remove();
    Promise<Void> over = Promise.promise();
    underWay = over.future();
    carryOut(turn)
        .onComplete(
            done -> {
              turn.done().complete(done.succeeded() ? done.result() : fault.apply(done.cause()));
              over.complete();
              next();
            });
  }

  private Future<TableReply> carryOut(Turn turn) {
    try {
      return way.apply(turn);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** Answers all that wait with this, and carries none of them out. */
  void refuseWaiting(TableReply answer) {
    while (!waiting.isEmpty()) {
      waiting.remove().done().complete(answer);
    }
  }

  /** Completes when the one under way is done. Never fails. */
  Future<Void> settled() {
    return underWay;
  }
}
