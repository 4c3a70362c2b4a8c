package com.paperdynasty.replay;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.concurrent.SerialQueue;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs replays in a fixed number of lanes, one replay at a time in each. A game always has the same
 * lane, so that a game with many readers takes one lane and not the whole node, and later readers
 * find the states that the first one cached. {@link #run} may be called from any context.
 */
final class ReplayLanes {
  private final Vertx vertx;
  private final Context context;
  private final long waitMs;
  private final ReplayMetrics metrics;
  private final Map<Object, SharedReplay> byKey = new HashMap<>();
  private final List<SerialQueue<Supplier<Future<List<SeqFrame>>>, List<SeqFrame>>> lanes;

  /** A replay that waits or runs, shared by all who asked for it. */
  private static final class SharedReplay {
    private final Promise<List<SeqFrame>> outcome = Promise.promise();
    private long lastNs;

    SharedReplay(long nowNs) {
      lastNs = nowNs;
    }
  }

  ReplayLanes(Vertx vertx, ReplaySettings settings, ReplayMetrics metrics) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.waitMs = settings.waitMs();
    this.metrics = metrics;
    int waitingPerLane = Math.max(1, settings.waiting() / settings.atOnce());
    this.lanes =
        Stream.generate(
                () ->
                    new SerialQueue<Supplier<Future<List<SeqFrame>>>, List<SeqFrame>>(
                        waitingPerLane, Supplier::get, metrics::waiting))
            .limit(settings.atOnce())
            .toList();
  }

  /**
   * Runs a replay of a game and completes on the context of the caller. Callers with an equal key
   * share one replay while it waits or runs, because a log never changes. Fails with {@link
   * ReplayBusyException} when too many replays wait, or when this one has waited so long that every
   * caller has given up.
   *
   * @param key identifies the request, with its game
   * @param replay starts the replay; called on this object's own context
   */
  Future<List<SeqFrame>> run(UUID gameId, Object key, Supplier<Future<List<SeqFrame>>> replay) {
    Context caller = vertx.getOrCreateContext();
    Promise<List<SeqFrame>> result = Promise.promise();
    long nowNs = System.nanoTime();
    context.runOnContext(
        now ->
            runShared(gameId, key, nowNs, replay)
                .onComplete(outcome -> caller.runOnContext(then -> result.handle(outcome))));
    return result.future();
  }

  private Future<List<SeqFrame>> runShared(
      UUID gameId, Object key, long nowNs, Supplier<Future<List<SeqFrame>>> replay) {
    SharedReplay same = byKey.get(key);
    if (same != null) {
      same.lastNs = nowNs;
      return same.outcome.future();
    }
    SharedReplay first = new SharedReplay(nowNs);
    byKey.put(key, first);
    lanes
        .get(Math.floorMod(gameId.hashCode(), lanes.size()))
        .offer(() -> hasExpired(first) ? busy("waited too long") : replay.get())
        .orElseGet(() -> busy("too many wait"))
        .onFailure(metrics::failed)
        .onComplete(
            outcome -> {
              byKey.remove(key);
              first.outcome.handle(outcome);
            });
    return first.outcome.future();
  }

  private boolean hasExpired(SharedReplay first) {
    return System.nanoTime() - first.lastNs > TimeUnit.MILLISECONDS.toNanos(waitMs);
  }

  /** After {@code waitMs} every replay that waits now is done or refused. */
  private Future<List<SeqFrame>> busy(String why) {
    return Future.failedFuture(new ReplayBusyException(why, waitMs));
  }
}
