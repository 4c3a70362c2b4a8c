package com.paperdynasty.ops;

import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node should be given work. It should while it takes work itself and the database
 * takes what it has to keep, which is found out by keeping something. A refusal counts at once. A
 * database that is only slow keeps every node waiting alike, and with none of them to go to nobody
 * would play at all: so it has to be silent for longer than an append may take. Safe to use on any
 * thread.
 */
public final class Readiness {
  private enum Stage {
    STARTING,
    OPEN,
    DRAINING
  }

  /**
   * Why nothing could be kept.
   *
   * @param why in a few words for the operator
   * @param certain whether that was refused; otherwise there was no answer in time
   */
  public record Lack(String why, boolean certain) {}

  /**
   * How the database is asked.
   *
   * @param patienceMs how long a probe of this node waits for the database; each time as long
   *     without an answer is a failure
   * @param probeMs how often it is asked at most, however often this node is
   * @param failures how many failures in a row make this node not ready
   */
  public record Probing(long patienceMs, long probeMs, int failures) {}

  private final Supplier<Future<Optional<Lack>>> database;
  private final Probing probing;
  private final LongSupplier nanoTime;
  private volatile Stage stage = Stage.STARTING;
  private @Nullable Future<Optional<Lack>> probe;
  private long askedAt;
  private @Nullable Lack lack;

  /** Before the first success nothing is known of the database, and this node is not ready. */
  private long failures;

  /**
   * A node that is starting.
   *
   * @param database asks why nothing could be kept now; it need not be cheap or quick, but ends
   */
  public Readiness(
      Supplier<Future<Optional<Lack>>> database, Probing probing, LongSupplier nanoTime) {
    this.database = database;
    this.probing = probing;
    this.nanoTime = nanoTime;
    this.failures = probing.failures();
  }

  /** How long {@link #reasonNot} may take, in ms. */
  long patienceMs() {
    return probing.patienceMs();
  }

  /** From now on this node takes work, as far as it can. */
  public void open() {
    stage = Stage.OPEN;
  }

  /** From now on this node takes no new work, and never will again. */
  public void drain() {
    stage = Stage.DRAINING;
  }

  /** Why this node is not ready; empty when it is. Never fails. */
  public Future<Optional<String>> reasonNot() {
    return stage == Stage.OPEN
        ? asked()
        : Future.succeededFuture(Optional.of(stage.name().toLowerCase(Locale.ROOT)));
  }

  private synchronized Future<Optional<String>> asked() {
    Future<Optional<Lack>> last = probe;
    if (last == null || (last.isComplete() && msSinceAsked() >= probing.probeMs())) {
      askedAt = nanoTime.getAsLong();
      last =
          database
              .get()
              .otherwise(cause -> Optional.of(new Lack("" + cause.getMessage(), false)))
              .onSuccess(this::heard);
      probe = last;
    }
    return last.isComplete() || unanswered() > 0
        ? Future.succeededFuture(verdict())
        : last.timeout(probing.patienceMs(), TimeUnit.MILLISECONDS)
            .transform(answered -> Future.succeededFuture(verdict()));
  }

  private synchronized void heard(Optional<Lack> answer) {
    lack = answer.orElse(null);
    if (lack == null) {
      failures = 0;
    } else {
      failures += lack.certain() ? probing.failures() : Math.max(1, unanswered());
    }
  }

  private synchronized Optional<String> verdict() {
    boolean waiting = probe != null && !probe.isComplete();
    if (failures + (waiting ? unanswered() : 0) < probing.failures()) {
      return Optional.empty();
    }
    if (lack == null) {
      return Optional.of("the database has not answered for " + msSinceAsked() + " ms");
    }
    String what = lack.certain() ? "the database refuses: " : "the database is too slow: ";
    return Optional.of(what + lack.why());
  }

  /** How often the patience has run out since the database was asked. */
  private long unanswered() {
    return msSinceAsked() / probing.patienceMs();
  }

  private long msSinceAsked() {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - askedAt);
  }
}
