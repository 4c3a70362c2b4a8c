package com.paperdynasty.table.ownership;

import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the epochs of the games that are open here with the journal's: every few seconds, when
 * the members change, and when this node was frozen. In the last two cases nothing is answered
 * until it is known. A node that cannot ask for too long gives its games up.
 *
 * <p>Time is that of the machine's monotonic clock, which goes on while a process is stopped.
 */
public final class OwnershipMonitor implements OwnershipGuard {
  private static final Logger log = LoggerFactory.getLogger(OwnershipMonitor.class);
  private static final Future<Void> SURE = Future.succeededFuture();
  private static final long TICK_MS = 250;
  private static final long LEAST_PATIENCE_MS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final String self;
  private final Journal journal;
  private final HostSettings settings;
  private final Supplier<Map<UUID, Long>> ours;
  private final Consumer<UUID> lost;
  private final BiConsumer<UUID, OwnershipRecord> deposed;
  private final PauseDetector pauseDetector;
  private long noticedAt = System.nanoTime();
  private volatile Promise<Void> doubt = Promise.promise();
  private long answeredAt = System.nanoTime();
  private long checkedAt = System.nanoTime();
  private boolean underWay;
  private boolean again;
  private boolean silent;

  /**
   * Begins to watch, on the current context.
   *
   * @param self the name of this node
   * @param ours the games that are open here, each with its epoch
   * @param lost told of each that this node no longer owns
   * @param deposed told of each that another node has opened, and which
   */
  public OwnershipMonitor(
      Vertx vertx,
      String self,
      Journal journal,
      HostSettings settings,
      Supplier<Map<UUID, Long>> ours,
      Consumer<UUID> lost,
      BiConsumer<UUID, OwnershipRecord> deposed) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.self = self;
    this.journal = journal;
    this.settings = settings;
    this.ours = ours;
    this.lost = lost;
    this.deposed = deposed;
    this.pauseDetector = new PauseDetector(TICK_MS, settings.lateMs(), System::nanoTime);
    doubt.complete();
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  @Override
  public Future<Void> whenCertain() {
    checkClock();
    Future<Void> settled = doubt.future();
    return settled.isComplete() ? SURE : onContextOfCaller(settled);
  }

  /** What is settled here is settled on the host's context, and a table lives on its own. */
  private Future<Void> onContextOfCaller(Future<Void> settled) {
    Context caller = vertx.getOrCreateContext();
    Promise<Void> told = Promise.promise();
    settled.onComplete(done -> caller.runOnContext(now -> told.complete()));
    return told.future();
  }

  @Override
  public boolean wasPaused() {
    checkClock();
    return pauseDetector.isFromBeforePause(pauseDetector.now());
  }

  private void checkClock() {
    if (pauseDetector.isLate()) {
      onPause();
    }
  }

  /** Once for each standstill; who looks at the same moment waits until nothing is sure. */
  private synchronized void onPause() {
    if (pauseDetector.isLate()) {
      pausedFor(pauseDetector.msSinceTick());
    }
  }

  private synchronized void ticked() {
    long passedMs = pauseDetector.msSinceTick();
    if (pauseDetector.tick()) {
      pausedFor(passedMs);
    }
  }

  /** A second standstill may come before the first tick after the first. */
  private void pausedFor(long ms) {
    if (pauseDetector.isLongAgo(noticedAt)) {
      noticedAt = pauseDetector.now();
      log.info("this node stood still for {} ms", ms);
      suspend();
    }
  }

  /**
   * From now on nothing is sure until the journal has answered a question that was asked later. May
   * be called on any thread.
   */
  public synchronized void suspend() {
    if (doubt.future().isComplete()) {
      doubt = Promise.promise();
    }
    context.runOnContext(now -> check());
  }

  private void tick() {
    long now = System.nanoTime();
    ticked();
    if (now - checkedAt >= TimeUnit.MILLISECONDS.toNanos(settings.checkMs())) {
      check();
    }
  }

  /**
   * Whether the journal has left the last question without an answer: then this node can open
   * nothing, and those who want a game are better served elsewhere. On the host's context.
   */
  public boolean isJournalSilent() {
    return silent;
  }

  /** Asks the journal, once more after the question that is under way. On the host's context. */
  public void check() {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    again = false;
    checkedAt = System.nanoTime();
    Map<UUID, Long> mine = ours.get();
    Promise<Void> doubted = doubt;
    journal
        .owners(mine.keySet())
        .timeout(patienceMs(), TimeUnit.MILLISECONDS)
        .onComplete(
            theirs -> {
              underWay = false;
              if (theirs.succeeded()) {
                answered(mine, theirs.result());
                doubted.tryComplete();
              } else {
                unanswered(theirs.cause());
              }
              if (again || theirs.failed()) {
                retry(theirs.failed());
              }
            });
  }

  /** A journal that falls silent right after it has answered is known to be gone in time. */
  private long patienceMs() {
    return Math.max(settings.giveUpMs() - settings.checkMs(), LEAST_PATIENCE_MS);
  }

  private void retry(boolean failed) {
    if (failed) {
      checkedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(settings.checkMs());
      again = false;
    } else {
      check();
    }
  }

  private void answered(Map<UUID, Long> mine, Map<UUID, OwnershipRecord> rows) {
    if (silent) {
      log.info("ownership checks succeed again");
    }
    silent = false;
    answeredAt = System.nanoTime();
    List<UUID> gone = new ArrayList<>();
    mine.forEach(
        (gameId, epoch) -> {
          OwnershipRecord row = rows.get(gameId);
          if (row == null || row.isOfAnother(self, epoch)) {
            gone.add(gameId);
            lost.accept(gameId);
            if (row != null) {
              deposed.accept(gameId, row);
            }
          }
        });
    if (!gone.isEmpty()) {
      log.info("lost {} games to other nodes, the first is {}", gone.size(), gone.get(0));
      log.debug("lost to other nodes: {}", gone);
    }
  }

  private void unanswered(Throwable cause) {
    long silentMs = (System.nanoTime() - answeredAt) / 1_000_000;
    if (!silent) {
      log.warn("ownership check failed: {}", cause.toString());
    }
    silent = true;
    if (silentMs < settings.giveUpMs()) {
      return;
    }
    Map<UUID, Long> mine = ours.get();
    if (!mine.isEmpty()) {
      log.warn("giving up {} games: no answer from the journal for {} ms", mine.size(), silentMs);
      mine.keySet().forEach(lost);
    }
    doubt.tryComplete();
  }
}
