package com.paperdynasty.table;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.wire.TableReply.SeqFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where logs are gone through: in so many lanes, in each of them one at a time, and a game always
 * in the same. So a game that many read takes one lane and not the node, and the second to come
 * finds the states of the first. {@link #run} may be called from any context.
 */
final class FoldLanes {
  private final Vertx vertx;
  private final Context context;
  private final long waitNs;
  private final List<SerialQueue<Supplier<Future<List<SeqFrame>>>, List<SeqFrame>>> lanes;

  FoldLanes(Vertx vertx, ReplaySettings settings) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.waitNs = TimeUnit.MILLISECONDS.toNanos(settings.waitMs());
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
   * of this. Fails where too many wait, or this has waited for so long that nobody waits for it.
   */
  Future<List<SeqFrame>> run(UUID gameId, Supplier<Future<List<SeqFrame>>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<List<SeqFrame>> told = Promise.promise();
    long sinceNs = System.nanoTime();
    int lane = Math.floorMod(gameId.hashCode(), lanes.size());
    context.runOnContext(
        now ->
            lanes
                .get(lane)
                .offer(() -> isLate(sinceNs) ? busy("waited too long") : work.get())
                .orElseGet(() -> busy("too many wait"))
                .onComplete(outcome -> caller.runOnContext(then -> told.handle(outcome))));
    return told.future();
  }

  private boolean isLate(long sinceNs) {
    return System.nanoTime() - sinceNs > waitNs;
  }

  private static Future<List<SeqFrame>> busy(String why) {
    return Future.failedFuture("logs are gone through: " + why);
  }
}
