package com.paperdynasty.realtime;

import com.paperdynasty.concurrent.SerialQueue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Pages of games' logs for one connection, read one at a time however many games there are, so that
 * catching up never fills the line.
 */
final class Pages {
  private final Connection connection;
  private final LoopContext loop;
  private final SerialQueue<Page, Void> waiting;
  private final Set<Member> replays = new HashSet<>();

  /**
   * A page to read.
   *
   * @param isWanted false once its reader is in the room no more
   */
  record Page(BooleanSupplier isWanted, Supplier<Future<Void>> reading) {}

  Pages(Connection connection, LoopContext loop) {
    this.connection = connection;
    this.loop = loop;
    this.waiting = new SerialQueue<>(loop.settings().pagesWaiting(), this::readOn);
  }

  /**
   * Whether one more log may be read for this client: there is a page for each room that it is in,
   * and for each replay until it is done. A command that needs one more is refused. So no client is
   * sent away for the pages that it asked for.
   */
  boolean mayReadOneMore() {
    replays.removeIf(replay -> !replay.isReading());
    return connection.rooms().size() + replays.size() < loop.settings().pagesWaiting();
  }

  /** Somebody who is in no room is sent what they have missed. */
  void replaying(Member reader) {
    replays.add(reader);
  }

  /**
   * Reads a page when it is its turn. A client for whom too many wait would never know what it
   * misses: it is sent away, and catches up when it comes back.
   */
  void read(Page page) {
    if (waiting.offer(page).isPresent()) {
      return;
    }
    waiting.refuseWaiting(each -> !each.isWanted().getAsBoolean(), Future.succeededFuture());
    if (waiting.offer(page).isEmpty()) {
      connection.close(CloseCode.SLOW_CONSUMER);
    }
  }

  /** None of those that wait is read any more. */
  void close() {
    waiting.refuseWaiting(Future.succeededFuture());
  }

  /** A page is a request of the user's too, which waits where another would be refused. */
  private Future<Void> readOn(Page page) {
    if (connection.isClosed() || !connection.session().isOpen()) {
      return page.reading().get();
    }
    long waitMs = connection.limits().begin();
    if (waitMs == 0) {
      return Future.succeededFuture()
          .compose(begun -> page.reading().get())
          .onComplete(read -> connection.limits().end());
    }
    Promise<Void> rest = Promise.promise();
    loop.later(waitMs, rest::complete);
    return rest.future().compose(rested -> readOn(page));
  }
}
