package com.paperdynasty.cluster.hosting;

import com.paperdynasty.table.GameVerticle;
import com.paperdynasty.table.ownership.OwnershipMonitor.Loss;
import com.paperdynasty.tracing.Exemplars;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The metrics of a node's games. Thread-safe. */
public final class HostMetrics implements GameVerticle.Measures {
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
  private final LongAdder waiting = new LongAdder();
  private final Timer commits;
  private final Timer openings;
  private final Timer handOvers;
  private final Counter closed;
  private final Map<Loss, Counter> lost = new EnumMap<>(Loss.class);
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
    Gauge.builder("pd.commands.waiting", waiting, LongAdder::sum)
        .description("commands that wait to be executed, by queue")
        .tag("queue", "game")
        .register(registry);
    for (Loss loss : Loss.values()) {
      lost.put(
          loss,
          Counter.builder("pd.games.lost")
              .description("games that this node has no longer, as a check found out, by reason")
              .tag("reason", loss.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
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

  @Override
  public void committed(long nanos, @Nullable String trace) {
    Exemplars.record(commits, nanos, TimeUnit.NANOSECONDS, trace);
  }

  @Override
  public void waiting(int more) {
    waiting.add(more);
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

  void lost(Loss loss) {
    Objects.requireNonNull(lost.get(loss)).increment();
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
