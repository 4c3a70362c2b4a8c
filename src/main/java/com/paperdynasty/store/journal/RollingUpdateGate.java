package com.paperdynasty.store.journal;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.OlderNodesException;
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
 * Decides in which format this node may store games: the newest that every live node on the
 * database can read. The node announces itself to the database periodically with what it reads, and
 * gets the allowed format back. Without an answer for as long as a node counts as live, it writes
 * the oldest format, which all builds read. {@link #eventVersion} and {@link #packs} may be called
 * from any thread.
 *
 * <p>Formats are numbered as in the migration {@code V15}: 1 and 2 are versions of events, 3 is
 * version 3 of events and packed logs, 4 has the events of fair play, 5 has games with card sets, 6
 * has their choices and injuries.
 */
public final class RollingUpdateGate extends VerticleBase {
  /** The newest format that this build reads. */
  public static final int READS = EventCodec.CHOICES;

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
  private volatile GateAnswer answer;
  private volatile @Nullable DatabaseFault databaseFault;
  private volatile boolean announced;
  private volatile boolean withdrawn;
  private boolean underWay;

  /** The database's last answer, and when it was asked. */
  private record GateAnswer(int mayWrite, long askedNs) {}

  /**
   * Creates a gate whose node is not announced yet.
   *
   * @param reads the newest format that this node reads
   */
  public RollingUpdateGate(
      StatementPool statementPool, StoreLimits limits, int reads, LongSupplier nanoTime) {
    this.statementPool = statementPool;
    this.eventVersion = limits.eventVersion();
    this.renewMs = limits.nodeRenewMs();
    this.livesMs = limits.nodeLivesMs();
    this.reads = reads;
    this.nanoTime = nanoTime;
    long tooLongAgo = nanoTime.getAsLong() - 2 * TimeUnit.MILLISECONDS.toNanos(livesMs);
    this.answer = new GateAnswer(OLDEST, tooLongAgo);
  }

  /** Announces the node. Fails if the database may have a format that this node cannot read. */
  @Override
  public Future<?> start() {
    vertx.setPeriodic(renewMs, tick -> renewUnlessUnderWay());
    return renew().transform(UnfitDatabaseException::only);
  }

  /**
   * Removes this node from the live nodes, so that the others need not wait until it expires. Call
   * it while the connections are open. Never fails; waits at most {@link StatementPool#GRACE_MS}.
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
          .onFailure(cause -> log.debug("announcing this node to the database failed", cause));
    }
  }

  /** Asks the database again which format may be written. May be called from any context. */
  public Future<Void> renew() {
    long askedNs = nanoTime.getAsLong();
    // Where the setting holds events lower, no node writes more, so that an older build can come
    // back.
    int held = Math.min(reads, Math.max(eventVersion, PACKED));
    return announce(held)
        .compose(
            row ->
                row.getShort(0) < OLDEST && held < reads
                    ? announce(reads)
                    : Future.succeededFuture(row))
        .compose(row -> accept(row.getShort(0), row.getShort(1), askedNs));
  }

  private Future<Row> announce(int format) {
    return statementPool
        .run(ANNOUNCE, Tuple.of(nodeId, (short) format, (long) livesMs))
        .map(rows -> rows.iterator().next());
  }

  /**
   * Handles an answer.
   *
   * @param mayWrite the newest format to write; 0 if this node cannot read what may be stored
   */
  Future<Void> accept(int mayWrite, int mayBeStored, long askedNs) {
    if (mayWrite < OLDEST) {
      UnfitDatabaseException unfit =
          new UnfitDatabaseException(
              ("it has games in format %d, and this build reads formats up to %d: start the newer build"
                      + " again")
                  .formatted(mayBeStored, reads));
      answer = new GateAnswer(OLDEST, askedNs);
      databaseFault = new DatabaseFault("" + unfit.getMessage(), true);
      return Future.failedFuture(unfit);
    }
    if (mayWrite != answer.mayWrite()) {
      log.info("games are stored in format {}; this build reads formats up to {}", mayWrite, reads);
    }
    answer = new GateAnswer(mayWrite, askedNs);
    announced = true;
    databaseFault = null;
    return Future.succeededFuture();
  }

  /** Why this node cannot be used with the database; null if it can. */
  @Nullable
  public DatabaseFault fault() {
    return databaseFault;
  }

  /** Whether it is known what the other nodes read. Until then no newer format is written. */
  public boolean knowsOthers() {
    return !isStale(answer);
  }

  /**
   * The version in which events are written now: the configured one, or an older one for the sake
   * of older nodes.
   */
  int eventVersion() {
    return Math.min(eventVersion, mayWrite());
  }

  /** Whether events are now stored as the data of frames. */
  public boolean storesFrames() {
    return eventVersion() == EventCodec.FRAMES;
  }

  /** Whether an event may be stored now: all live nodes can read it. */
  public boolean allows(Event event) {
    return (allowsFairPlay() || !EventCodec.needsFairPlay(event))
        && (allowsCards() || !EventCodec.needsChoices(event));
  }

  /** Whether all live nodes know the events and the league files of fair play. */
  public boolean allowsFairPlay() {
    return eventVersion() >= EventCodec.FAIR_PLAY;
  }

  /**
   * Whether games with card sets may be created: all live nodes can open and play them. Builds of
   * format 5 could open one, but not after its first choice, nor where its league file says
   * something of choices.
   */
  public boolean allowsCards() {
    return eventVersion() >= EventCodec.CHOICES;
  }

  /** Why an event is not allowed now. */
  public RuntimeException refusal() {
    return knowsOthers()
        ? new OlderNodesException()
        : new JournalBusyException("it is not known what the other nodes read");
  }

  /** Whether completed games may be packed now. */
  public boolean packs() {
    return mayWrite() >= PACKED;
  }

  private int mayWrite() {
    GateAnswer last = answer;
    return isStale(last) ? OLDEST : last.mayWrite();
  }

  private boolean isStale(GateAnswer last) {
    return nanoTime.getAsLong() - last.askedNs() > TimeUnit.MILLISECONDS.toNanos(livesMs);
  }
}
