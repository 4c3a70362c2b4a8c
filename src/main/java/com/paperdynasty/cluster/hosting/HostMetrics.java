package com.paperdynasty.cluster.hosting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The metrics of a node's games. Thread-safe. */
public final class HostMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger bound = new AtomicInteger();
  private final Timer commits;
  private final Timer openings;
  private final Timer handOvers;
  private final Counter closed;
  private final Counter lost;
  private final Counter notTaken;
  private final Counter broken;

  /** Registers the metrics. */
  public HostMetrics(MeterRegistry registry) {
    Gauge.builder("pd.games.open", open, AtomicInteger::get)
        .description("games that are open on this node")
        .register(registry);
    Gauge.builder("pd.games.bound", bound, AtomicInteger::get)
        .description("how many games may be open on this node")
        .register(registry);
    commits =
        timer(
            registry,
            "pd.command.commit.duration",
            "from a command's arrival at its game until its events are durable");
    openings = timer(registry, "pd.game.opening.duration", "from the first request to the game");
    handOvers =
        timer(registry, "pd.game.handover.duration", "a game's way to another node that took it");
    closed = counter(registry, "pd.games.closed", "games that were closed on this node");
    lost = counter(registry, "pd.games.lost", "games that another node has taken, or was given up");
    notTaken = counter(registry, "pd.games.not.taken", "games whose hand-over failed");
    broken =
        counter(
            registry, "pd.games.broken", "openings of games that failed because of a damaged log");
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** A command was executed; its events were durable after this long. */
  void committed(long nanos) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A game was opened, which took this long. */
  void opened(long nanos) {
    open.incrementAndGet();
    openings.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** So many games may be open. */
  void bound(int games) {
    bound.set(games);
  }

  void closed() {
    open.decrementAndGet();
    closed.increment();
  }

  void lost() {
    lost.increment();
  }

  void damaged() {
    broken.increment();
  }

  /** A hand-over has ended, after this long. */
  void handedOver(boolean taken, long nanos) {
    if (taken) {
      handOvers.record(nanos, TimeUnit.NANOSECONDS);
    } else {
      notTaken.increment();
    }
  }
}
