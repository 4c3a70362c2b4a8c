package com.paperdynasty.store.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connections for one purpose. All are opened at the start and kept. With some missing the
 * others do the work, so only a group without any is at fault. Used on one context, except {@link
 * #fault}.
 */
public final class ConnectionGroup implements Iterable<PersistentConnection> {
  private final Connector connector;
  private final String purpose;
  private final int bound;
  private final List<PersistentConnection> connections = new ArrayList<>();
  private volatile int open;
  private volatile @Nullable DatabaseFault fault = new DatabaseFault("no connection yet", false);

  /**
   * Creates a group without connections, and registers its metrics.
   *
   * @param purpose what the connections are for, in one word
   * @param bound how many it has when none is missing
   */
  public ConnectionGroup(Connector connector, String purpose, int bound, MeterRegistry registry) {
    this.connector = connector;
    this.purpose = purpose;
    this.bound = bound;
    Gauge.builder("pd.database.connections", this, group -> group.open)
        .description("connections to the database that are open, by purpose")
        .tag("purpose", purpose)
        .register(registry);
    Gauge.builder("pd.database.connections.bound", this, group -> group.bound)
        .description("how many connections to the database there should be, by purpose")
        .tag("purpose", purpose)
        .register(registry);
  }

  /**
   * Opens the connections, for the current context. Fails only if the database is unfit.
   *
   * @param settings of their sessions; see {@link ConnectionOptions#settings}
   * @param answerTimeoutMs a statement without an answer in this time closes its connection
   * @param checkMs how often the settings of a connection are checked
   * @param onReady called when one of them can send a statement again
   */
  public Future<Void> open(
      Vertx vertx,
      Map<String, String> settings,
      int answerTimeoutMs,
      int checkMs,
      Runnable onReady) {
    AbandonedSessions abandonedSessions = new AbandonedSessions();
    for (int i = 0; i < bound; i++) {
      connections.add(
          new PersistentConnection(
              vertx,
              connector,
              "paper-dynasty " + purpose,
              settings,
              answerTimeoutMs,
              checkMs,
              abandonedSessions,
              onReady));
    }
    return Future.join(connections.stream().map(PersistentConnection::open).toList())
        .onComplete(tried -> update())
        .transform(UnfitDatabaseException::only);
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return Future.join(connections.stream().map(PersistentConnection::close).toList()).mapEmpty();
  }

  /** All of them, whether they are ready or not. */
  @Override
  public Iterator<PersistentConnection> iterator() {
    return connections.iterator();
  }

  /** Looks at the connections. Call it several times a second. */
  public void update() {
    List<DatabaseFault> faults =
        connections.stream().map(PersistentConnection::fault).filter(Objects::nonNull).toList();
    open = (int) connections.stream().filter(PersistentConnection::isOpen).count();
    fault = connections.isEmpty() ? fault : faultOf(purpose, connections.size(), faults);
  }

  /** Why all connections are gone, as of the last {@link #update}; null while one is left. */
  @Nullable
  public DatabaseFault fault() {
    return fault;
  }

  /** What these faults of single connections mean for all of them. */
  static @Nullable DatabaseFault faultOf(String purpose, int all, List<DatabaseFault> faults) {
    if (faults.size() < all) {
      return null;
    }
    return faults.stream()
        .max(Comparator.comparing(DatabaseFault::certain))
        .map(fault -> fault.in("no connection for " + purpose))
        .orElse(null);
  }
}
