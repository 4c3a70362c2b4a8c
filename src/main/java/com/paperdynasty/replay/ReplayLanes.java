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
 * Where logs are gone through: in so many lanes, in each of them one at a time, and a game always
 * in the same. So a game that many read takes one lane and not the node, and the second to come
 * finds the states of the first. {@link #run} may be called from any context.
 */
final class ReplayLanes {
  private final Vertx vertx;
  private final Context context;
  private final long waitMs;
  private final Map<Object, Asked> asked = new HashMap<>();
  private final List<SerialQueue<Supplier<Future<List<SeqFrame>>>, List<SeqFrame>>> lanes;

  /** What is asked for, perhaps by many. */
  private static final class Asked {
    private final Promise<List<SeqFrame>> outcome = Promise.promise();
    private long lastNs;

    Asked(long nowNs) {
      lastNs = nowNs;
    }
  }

  ReplayLanes(Vertx vertx, ReplaySettings settings) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.waitMs = settings.waitMs();
    int each = Math.max(1, settings.waiting() / settings.atOnce());
    this.lanes =
        Stream.generate(
                () ->
                    new SerialQueue<Supplier<Future<List<SeqFrame>>>, List<SeqFrame>>(
                        each, Supplier::get))
            .limit(settings.atOnce())
            .toList();
  }

  /**
   * The outcome of some work on a game, on the context of the caller. The work is done on a context
   * of this, once for all who ask for the same while it waits or is under way: a log never changes.
   * Fails with {@link ReplayBusyException} where too many wait, or this has waited for so long that
   * nobody waits for it.
   *
   * @param what is asked for, the game included
   */
  Future<List<SeqFrame>> run(UUID gameId, Object what, Supplier<Future<List<SeqFrame>>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<List<SeqFrame>> told = Promise.promise();
    long nowNs = System.nanoTime();
    context.runOnContext(
        now ->
            shared(gameId, what, nowNs, work)
                .onComplete(outcome -> caller.runOnContext(then -> told.handle(outcome))));
    return told.future();
  }

  private Future<List<SeqFrame>> shared(
      UUID gameId, Object what, long nowNs, Supplier<Future<List<SeqFrame>>> work) {
    Asked known = asked.get(what);
    if (known != null) {
      known.lastNs = nowNs;
      return known.outcome.future();
    }
    Asked first = new Asked(nowNs);
    asked.put(what, first);
    lanes
        .get(Math.floorMod(gameId.hashCode(), lanes.size()))
        .offer(() -> isLate(first) ? busy("waited too long") : work.get())
        .orElseGet(() -> busy("too many wait"))
        .onComplete(
            outcome -> {
              asked.remove(what);
              first.outcome.handle(outcome);
            });
    return first.outcome.future();
  }

  private boolean isLate(Asked first) {
    return System.nanoTime() - first.lastNs > TimeUnit.MILLISECONDS.toNanos(waitMs);
  }

  /** After that time nobody who waits now waits still. */
  private Future<List<SeqFrame>> busy(String why) {
    return Future.failedFuture(new ReplayBusyException(why, waitMs));
  }
}
