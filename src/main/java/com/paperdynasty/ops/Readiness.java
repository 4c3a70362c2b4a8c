package com.paperdynasty.ops;

import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node should get work. It should while it is open and the database accepts writes,
 * which a probe finds out by writing. A refusal counts at once. A slow database slows all nodes
 * alike, and if none of them were ready nobody could play, so a node becomes unready only when the
 * database is silent for longer than an append may take. Thread-safe.
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
   * @param patienceMs how long a readiness check waits for the database; each further time as long
   *     without an answer is one more failure
   * @param probeMs the shortest time between two probes, however often readiness is checked
   * @param failures how many failures in a row make this node not ready
   */
  public record Probing(long patienceMs, long probeMs, int failures) {}

  private final Supplier<Future<Optional<ProbeFailure>>> database;
  private final Probing probing;
  private final LongSupplier nanoTime;
  private volatile Stage stage = Stage.STARTING;
  private @Nullable Future<Optional<ProbeFailure>> probe;
  private long askedAt;
  private @Nullable ProbeFailure lastFailure;

  /** Before the first success nothing is known of the database, and this node is not ready. */
  private long failures;

  /**
   * Creates the readiness of a node that is starting.
   *
   * @param database finds out why nothing could be written now; it may be slow, but must complete
   */
  public Readiness(
      Supplier<Future<Optional<ProbeFailure>>> database, Probing probing, LongSupplier nanoTime) {
    this.database = database;
    this.probing = probing;
    this.nanoTime = nanoTime;
    this.failures = probing.failures();
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
    return stage == Stage.OPEN
        ? checkDatabase()
        : Future.succeededFuture(Optional.of(stage.name().toLowerCase(Locale.ROOT)));
  }

  /** Whether this node was ready at the last check. */
  synchronized boolean isReady() {
    return stage == Stage.OPEN && reason().isEmpty();
  }

  private synchronized Future<Optional<String>> checkDatabase() {
    Future<Optional<ProbeFailure>> last = probe;
    if (last == null || (last.isComplete() && msSinceAsked() >= probing.probeMs())) {
      askedAt = nanoTime.getAsLong();
      last =
          database
              .get()
              .otherwise(cause -> Optional.of(new ProbeFailure("" + cause.getMessage(), false)))
              .onSuccess(this::onProbed);
      probe = last;
    }
    return last.isComplete() || unanswered() > 0
        ? Future.succeededFuture(reason())
        : last.timeout(probing.patienceMs(), TimeUnit.MILLISECONDS)
            .transform(answered -> Future.succeededFuture(reason()));
  }

  private synchronized void onProbed(Optional<ProbeFailure> answer) {
    lastFailure = answer.orElse(null);
    if (lastFailure == null) {
      failures = 0;
    } else {
      failures += lastFailure.certain() ? probing.failures() : Math.max(1, unanswered());
    }
  }

  private synchronized Optional<String> reason() {
    boolean waiting = probe != null && !probe.isComplete();
    if (failures + (waiting ? unanswered() : 0) < probing.failures()) {
      return Optional.empty();
    }
    if (lastFailure == null) {
      return Optional.of("the database has not answered for " + msSinceAsked() + " ms");
    }
    String what = lastFailure.certain() ? "the database refuses: " : "the database is too slow: ";
    return Optional.of(what + lastFailure.why());
  }

  /** How many timeouts have passed since the database was asked. */
  private long unanswered() {
    return msSinceAsked() / probing.patienceMs();
  }

  private long msSinceAsked() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - askedAt);
  }
}
