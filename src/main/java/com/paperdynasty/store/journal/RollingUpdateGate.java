package com.paperdynasty.store.journal;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.store.connection.DatabaseFault;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which form of stored games this node may write: the newest that every living node on the database
 * reads. The node tells the database again and again that it lives and what it reads, and is told
 * that. Without an answer for as long as a node counts as living it writes the oldest form, which
 * all builds read. {@link #eventVersion} and {@link #packs} may be asked from any thread.
 *
 * <p>A form is counted as in the migration {@code V15}: 1 and 2 are the versions of events, 3 is
 * version 3 of events and packed logs.
 */
public final class RollingUpdateGate extends VerticleBase {
  /** What this build reads. */
  public static final int READS = 3;

  private static final Logger log = LoggerFactory.getLogger(RollingUpdateGate.class);
  private static final int OLDEST = 1;
  private static final int PACKED = 3;
  private static final String ANNOUNCE = "SELECT * FROM announce_node($1, $2, $3)";
  private static final String WITHDRAW = "DELETE FROM live_nodes WHERE node_id = $1";

  private final StatementPool statementPool;
  private final int eventVersion;
  private final int renewMs;
  private final int livesMs;
  private final int reads;
  private final LongSupplier nanoTime;
  private final UUID nodeId = UUID.randomUUID();
  private volatile Answer answer = new Answer(OLDEST, 0);
  private volatile @Nullable DatabaseFault databaseFault;
  private volatile boolean announced;
  private volatile boolean withdrawn;
  private boolean underWay;

  /** What the database said, and when it was asked. */
  private record Answer(int mayWrite, long askedNs) {}

  /**
   * Not announced yet.
   *
   * @param reads which forms this node reads: up to this one
   */
  public RollingUpdateGate(
      StatementPool statementPool, StoreLimits limits, int reads, LongSupplier nanoTime) {
    this.statementPool = statementPool;
    this.eventVersion = limits.eventVersion();
    this.renewMs = limits.nodeRenewMs();
    this.livesMs = limits.nodeLivesMs();
    this.reads = reads;
    this.nanoTime = nanoTime;
  }

  /** Announces the node. Fails if the database has a form that it does not read. */
  @Override
  public Future<?> start() {
    vertx.setPeriodic(renewMs, tick -> renewUnlessUnderWay());
    return renew().transform(UnfitDatabaseException::only);
  }

  /**
   * Takes the node out of those that live, so that the others need not wait until it counts as
   * gone. To be called while its connections are there; never fails, and waits only for a moment.
   */
  public Future<Void> withdraw() {
    if (!announced) {
      return Future.succeededFuture();
    }
    withdrawn = true;
    return statementPool
        .run(WITHDRAW, Tuple.of(nodeId))
        .timeout(StatementPool.GRACE_MS, TimeUnit.MILLISECONDS)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private void renewUnlessUnderWay() {
    if (!underWay && !withdrawn) {
      underWay = true;
      renew()
          .onComplete(done -> underWay = false)
          .onFailure(cause -> log.debug("the node's forms were not announced", cause));
    }
  }

  /** Asks anew which form may be written. From any context. */
  public Future<Void> renew() {
    long askedNs = nanoTime.getAsLong();
    return statementPool
        .run(ANNOUNCE, Tuple.of(nodeId, (short) reads, (long) livesMs))
        .compose(
            rows -> {
              Row row = rows.iterator().next();
              return take(row.getShort(0), row.getShort(1), askedNs);
            });
  }

  /**
   * Takes an answer.
   *
   * @param mayWrite 0 if the node does not read what may be stored
   */
  Future<Void> take(int mayWrite, int mayBeStored, long askedNs) {
    if (mayWrite < OLDEST) {
      UnfitDatabaseException unfit =
          new UnfitDatabaseException(
              ("it has games in form %d, and this build reads forms up to %d: start the newer build"
                      + " again")
                  .formatted(mayBeStored, reads));
      answer = new Answer(OLDEST, askedNs);
      databaseFault = new DatabaseFault("" + unfit.getMessage(), true);
      return Future.failedFuture(unfit);
    }
    if (mayWrite != answer.mayWrite()) {
      log.info("games are stored in form {}; this build reads forms up to {}", mayWrite, reads);
    }
    answer = new Answer(mayWrite, askedNs);
    announced = true;
    databaseFault = null;
    return Future.succeededFuture();
  }

  /** Why this node cannot be used with the database; null if it can. */
  @Nullable
  public DatabaseFault fault() {
    return databaseFault;
  }

  /** In which version events may be written now, and are to be. */
  int eventVersion() {
    return Math.min(eventVersion, mayWrite());
  }

  /** Whether events are to be written as the data of frames now. */
  public boolean storesFrames() {
    return eventVersion() == EventCodec.FRAMES;
  }

  /** Whether games that are over may be packed now. */
  public boolean packs() {
    return mayWrite() >= PACKED;
  }

  private int mayWrite() {
    Answer last = answer;
    boolean stale = nanoTime.getAsLong() - last.askedNs() > TimeUnit.MILLISECONDS.toNanos(livesMs);
    return stale ? OLDEST : last.mayWrite();
  }
}
