package com.paperdynasty.realtime.connection;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.realtime.room.CatchUpPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The pages of games' logs that are to be read for one connection. They are read one at a time, for
 * however many games, so that catching up does not delay live events.
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
    this.waiting = new SerialQueue<>(loop.settings().pagesWaiting(), this::readWithinLimits);
  }

  /**
   * Whether one more log may be read for this client. Each room that it is in and each replay that
   * still goes on needs a place in the queue. A command that needs one more is refused, so that no
   * connection is closed for pages that its client asked for.
   *
   * @param rooms how many rooms the client is in
   */
  boolean canReadAnotherLog(int rooms) {
    replays.removeIf(isReading -> !isReading.getAsBoolean());
    return rooms + replays.size() < loop.settings().pagesWaiting();
  }

  /** A replay to this client has begun, outside of its rooms. */
  void onReplayStarted(BooleanSupplier isReading) {
    replays.add(isReading);
  }

  /**
   * Reads a page after those that wait. If too many wait, the connection is closed, because a page
   * that is dropped would leave a gap; the client catches up when it reconnects.
   */
  void readPage(CatchUpPage page) {
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

  /**
   * A page counts as a request of the user. If too many are under way, it waits; another request
   * would be refused.
   */
  private Future<Void> readWithinLimits(CatchUpPage page) {
    if (connection.isClosed() || !connection.isOpen()) {
      return page.read();
    }
    long waitMs = limits.beginRequest();
    if (waitMs == 0) {
      return Future.succeededFuture()
          .compose(started -> page.read())
          .onComplete(read -> limits.endRequest());
    }
    Promise<Void> pause = Promise.promise();
    loop.later(waitMs, pause::complete);
    return pause.future().compose(ready -> readWithinLimits(page));
  }
}
