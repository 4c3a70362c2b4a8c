package com.paperdynasty.ops;

import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node should get work. It should while it is open, has no fault of its own, and the
 * database accepts writes, which a probe finds out by writing. A fault of the node counts at once.
 * All nodes share the database, and if none of them were ready nobody could connect, so a fault of
 * the database counts only when it has lasted. Thread-safe.
 */
public final class Readiness {
  private enum Stage {
    STARTING,
    OPEN,
    DRAINING
  }

  /**
   * Why a probe could not write.
   *
   * @param why in a few words for the operator
   * @param certain whether the write was refused; otherwise there was no answer in time
   */
  public record ProbeFailure(String why, boolean certain) {}

  /**
   * How the database is probed.
   *
   * @param patienceMs how long a readiness check waits for the database, which is silent then
   * @param probeMs the shortest time between two probes, however often readiness is checked
   * @param outageMs for how long the database has to be silent, or each probe to fail, before this
   *     node is not ready
   */
  public record Probing(long patienceMs, long probeMs, long outageMs) {}

  private final Supplier<Optional<String>> own;
  private final Supplier<Future<Optional<ProbeFailure>>> database;
  private final Probing probing;
  private final LongSupplier nanoTime;
  private volatile Stage stage = Stage.STARTING;
  private @Nullable Future<Optional<ProbeFailure>> probe;
  private long askedAt;

  /** Before the first write nothing is known of the database, and this node is not ready. */
  private boolean hasWritten;

  private @Nullable ProbeFailure lastFailure;

  /** When the first of the probes that have failed in a row was sent, and the last had failed. */
  private long failingSince;

  private long failedAt;

  /**
   * Creates the readiness of a node that is starting.
   *
   * @param own finds a fault that only this node has; must not block
   * @param database finds out why nothing could be written now; it may be slow, but must complete
   */
  public Readiness(
      Supplier<Optional<String>> own,
      Supplier<Future<Optional<ProbeFailure>>> database,
      Probing probing,
      LongSupplier nanoTime) {
    this.own = own;
    this.database = database;
    this.probing = probing;
    this.nanoTime = nanoTime;
  }

  /** How long {@link #whyNotReady} may take, in ms. */
  long patienceMs() {
    return probing.patienceMs();
  }

  /** From now on this node accepts work, while the database does. */
  public void open() {
    stage = Stage.OPEN;
  }

  /** From now on this node accepts no new work, for good. */
  public void drain() {
    stage = Stage.DRAINING;
  }

  /** Why this node is not ready; empty when it is. Never fails. */
  public Future<Optional<String>> whyNotReady() {
    Optional<String> node = fault();
    return node.isPresent() ? Future.succeededFuture(node) : checkDatabase();
  }

  /** Whether this node was ready at the last check. */
  boolean isReady() {
    return fault().isEmpty() && outage().isEmpty();
  }

  /** What keeps this node from work whatever the database does. */
  private Optional<String> fault() {
    return stage == Stage.OPEN ? own.get() : Optional.of(stage.name().toLowerCase(Locale.ROOT));
  }

  private synchronized Future<Optional<String>> checkDatabase() {
    Future<Optional<ProbeFailure>> last = probe;
    if (last == null || (last.isComplete() && msSince(askedAt) >= probing.probeMs())) {
      askedAt = nanoTime.getAsLong();
      last =
          database
              .get()
              .otherwise(cause -> Optional.of(new ProbeFailure("" + cause.getMessage(), false)))
              .onSuccess(this::onProbed);
      probe = last;
    }
    return last.isComplete() || isSilent()
        ? Future.succeededFuture(outage())
        : last.timeout(probing.patienceMs(), TimeUnit.MILLISECONDS)
            .transform(answered -> Future.succeededFuture(outage()));
  }

  private synchronized void onProbed(Optional<ProbeFailure> answer) {
    if (answer.isPresent()) {
      failingSince = lastFailure == null ? askedAt : failingSince;
      failedAt = nanoTime.getAsLong();
    } else {
      hasWritten = true;
    }
    lastFailure = answer.orElse(null);
  }

  /** What the database does to this node, if it has done so for long enough. */
  private synchronized Optional<String> outage() {
    if (hasWritten && (!isFaulty() || faultMs() < probing.outageMs())) {
      return Optional.empty();
    }
    if (lastFailure == null) {
      return Optional.of("the database has not answered for " + msSince(askedAt) + " ms");
    }
    String what = lastFailure.certain() ? "the database refuses: " : "the database is too slow: ";
    return Optional.of(what + lastFailure.why());
  }

  private boolean isFaulty() {
    return lastFailure != null || isSilent();
  }

  /** For how long nothing could be written, as far as probes have shown. */
  private long faultMs() {
    long since = lastFailure == null ? askedAt : failingSince;
    return isSilent() ? msSince(since) : TimeUnit.NANOSECONDS.toMillis(failedAt - since);
  }

  private boolean isSilent() {
    return probe != null && !probe.isComplete() && msSince(askedAt) >= probing.patienceMs();
  }

  private long msSince(long sinceNs) {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - sinceNs);
  }
}
