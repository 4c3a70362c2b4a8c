package com.paperdynasty.realtime.connection;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.realtime.room.CatchUpPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The pages of games' logs that are read for one connection: one at a time, for however many games,
 * so that catching up leaves room for live events.
 */
final class CatchUpQueue {
  private final ClientConnection connection;
  private final ConnectionLimits limits;
  private final ConnectionContext loop;
  private final SerialQueue<CatchUpPage, Void> waiting;
  private final Set<BooleanSupplier> replays = new HashSet<>();

  CatchUpQueue(ClientConnection connection, ConnectionLimits limits, ConnectionContext loop) {
    this.connection = connection;
    this.limits = limits;
    this.loop = loop;
    this.waiting = new SerialQueue<>(loop.settings().pagesWaiting(), this::readOn);
  }

  /**
   * Whether one more log may be read for this client: there is a page for each room that it is in,
   * and for each replay until it is done. A command that needs one more is refused. So no client is
   * closed for the pages that it asked for.
   *
   * @param rooms how many rooms the client is in
   */
  boolean mayReadOneMore(int rooms) {
    replays.removeIf(isReading -> !isReading.getAsBoolean());
    return rooms + replays.size() < loop.settings().pagesWaiting();
  }

  /** A replay begins for this client, outside of its rooms. */
  void replaying(BooleanSupplier isReading) {
    replays.add(isReading);
  }

  /**
   * Reads a page after those that wait. A client for whom too many wait would not learn what it has
   * missed: it is closed, and catches up when it comes back.
   */
  void read(CatchUpPage page) {
    if (waiting.offer(page).isPresent()) {
      return;
    }
    waiting.refuseWaiting(each -> !each.isWanted(), Future.succeededFuture());
    if (waiting.offer(page).isEmpty()) {
      connection.close(CloseCode.SLOW_CONSUMER);
    }
  }

  /** Drops the pages that wait. */
  void close() {
    waiting.refuseWaiting(Future.succeededFuture());
  }

  /** A page counts as a request of the user. It waits where another request would be refused. */
  private Future<Void> readOn(CatchUpPage page) {
    if (connection.isClosed() || !connection.isOpen()) {
      return page.read();
    }
    long waitMs = limits.begin();
    if (waitMs == 0) {
      return Future.succeededFuture()
          .compose(begun -> page.read())
          .onComplete(read -> limits.end());
    }
    Promise<Void> rest = Promise.promise();
    loop.later(waitMs, rest::complete);
    return rest.future().compose(rested -> readOn(page));
  }
}
