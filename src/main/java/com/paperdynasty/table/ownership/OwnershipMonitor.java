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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the epochs of the games that are open here with the journal: every few seconds, when the
 * members change, and after a pause of this process. In the last two cases requests wait for the
 * result. A node whose checks fail for too long gives its games up.
 *
 * <p>It uses the machine's monotonic clock, which goes on while a process is stopped.
 */
public final class OwnershipMonitor implements OwnershipGuard {
  private static final Logger log = LoggerFactory.getLogger(OwnershipMonitor.class);
  private static final Future<Void> CERTAIN = Future.succeededFuture();
  private static final long TICK_MS = 250;
  private static final long LEAST_PATIENCE_MS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final String self;
  private final Journal journal;
  private final HostSettings settings;
  private final Supplier<Map<UUID, Long>> openGames;
  private final BiConsumer<UUID, Loss> onLost;
  private final BiConsumer<UUID, OwnershipRecord> onOwnerChanged;
  private final PauseDetector pauseDetector;
  private long noticedAt = System.nanoTime();
  private volatile Promise<Void> doubt = Promise.promise();
  private long answeredAt = System.nanoTime();
  private long checkedAt = System.nanoTime();
  private boolean underWay;
  private boolean again;
  private boolean silent;

  /** Why a node no longer owns a game. */
  public enum Loss {
    /** Another node has opened it. */
    TAKEN,
    /** The journal did not answer for too long. */
    GIVEN_UP,
    /** Somebody has deleted it. */
    DELETED
  }

  /**
   * Starts the checks, on the current context.
   *
   * @param self the name of this node
   * @param openGames gives the games that are open here, each with its epoch
   * @param onLost called with each game that this node no longer owns, and why
   * @param onOwnerChanged called with each game that another node has opened, and its record
   */
  public OwnershipMonitor(
      Vertx vertx,
      String self,
      Journal journal,
      HostSettings settings,
      Supplier<Map<UUID, Long>> openGames,
      BiConsumer<UUID, Loss> onLost,
      BiConsumer<UUID, OwnershipRecord> onOwnerChanged) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.self = self;
    this.journal = journal;
    this.settings = settings;
    this.openGames = openGames;
    this.onLost = onLost;
    this.onOwnerChanged = onOwnerChanged;
    this.pauseDetector = new PauseDetector(TICK_MS, settings.lateMs(), System::nanoTime);
    doubt.complete();
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  @Override
  public Future<Void> whenCertain() {
    checkClock();
    Future<Void> settled = doubt.future();
    return settled.isComplete() ? CERTAIN : onContextOfCaller(settled);
  }

  /** A check ends on the host's context, and the caller lives on its own. */
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

  /** Once for each pause; a concurrent caller waits until the doubt is raised. */
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

  /** A second pause may begin before the first tick after the first one. */
  private void pausedFor(long ms) {
    if (pauseDetector.isLongAgo(noticedAt)) {
      noticedAt = pauseDetector.now();
      log.info("this node was paused for {} ms", ms);
      suspend();
    }
  }

  /**
   * Raises a doubt: {@link #whenCertain} waits until a check that begins after this call has ended.
   * May be called on any thread.
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
   * Whether the last check failed. Such a node cannot open games and refuses them, so that others
   * do. Call it on the host's context.
   */
  public boolean isJournalSilent() {
    return silent;
  }

  /** Checks now, or once more after the check that is under way. Call it on the host's context. */
  public void check() {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    again = false;
    checkedAt = System.nanoTime();
    Map<UUID, Long> mine = openGames.get();
    Promise<Void> doubtAtStart = doubt;
    journal
        .owners(mine.keySet())
        .timeout(patienceMs(), TimeUnit.MILLISECONDS)
        .onComplete(
            theirs -> {
              underWay = false;
              if (theirs.succeeded()) {
                onResult(mine, theirs.result());
                doubtAtStart.tryComplete();
              } else {
                onFailure(theirs.cause());
              }
              if (again || theirs.failed()) {
                retry(theirs.failed());
              }
            });
  }

  /** How long one check may take, so that a silent journal is noticed within {@code giveUpMs}. */
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

  private void onResult(Map<UUID, Long> mine, Map<UUID, OwnershipRecord> rows) {
    if (silent) {
      log.info("ownership checks succeed again");
    }
    silent = false;
    answeredAt = System.nanoTime();
    List<UUID> lostGames = new ArrayList<>();
    mine.forEach(
        (gameId, epoch) -> {
          OwnershipRecord row = rows.get(gameId);
          if (row == null || row.isOfAnother(self, epoch)) {
            lostGames.add(gameId);
            onLost.accept(gameId, row == null ? Loss.DELETED : Loss.TAKEN);
            if (row != null) {
              onOwnerChanged.accept(gameId, row);
            }
          }
        });
    if (!lostGames.isEmpty()) {
      log.info("lost {} games to other nodes, the first is {}", lostGames.size(), lostGames.get(0));
      log.debug("lost to other nodes: {}", lostGames);
    }
  }

  private void onFailure(Throwable cause) {
    long silentMs = (System.nanoTime() - answeredAt) / 1_000_000;
    if (!silent) {
      log.warn("ownership check failed: {}", cause.toString());
    }
    silent = true;
    if (silentMs < settings.giveUpMs()) {
      return;
    }
    Map<UUID, Long> mine = openGames.get();
    if (!mine.isEmpty()) {
      log.warn("giving up {} games: no answer from the journal for {} ms", mine.size(), silentMs);
      mine.keySet().forEach(gameId -> onLost.accept(gameId, Loss.GIVEN_UP));
    }
    doubt.tryComplete();
  }
}
