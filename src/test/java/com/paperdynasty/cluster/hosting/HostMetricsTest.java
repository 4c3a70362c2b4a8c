package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A game is opened by one node, and handed over to the other. */
@ExtendWith(VertxExtension.class)
class HostMetricsTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Sync READ = new Sync(GAME, new User("carol", "Carol", false), null);

  private final MemoryJournal journal = new MemoryJournal();
  private final SimpleMeterRegistry first = new SimpleMeterRegistry();
  private final SimpleMeterRegistry second = new SimpleMeterRegistry();

  @Test
  void openedAndHandedOverGamesAreCountedAndTimed(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    GameHostVerticle host = host(vertx, "first", first);
    Await.result(vertx.deployVerticle(host));
    Await.result(vertx.eventBus().<GameReply>request(BusAddresses.host("first"), READ));

    assertThat(open(first)).isEqualTo(1);
    assertThat(first.get("pd.games.bound").gauge().value()).isEqualTo(Defaults.HOSTING.openGames());
    assertThat(first.get("pd.game.opening.duration").timer().count()).isEqualTo(1);

    Await.result(vertx.deployVerticle(host(vertx, "second", second)));
    Await.result(host.drain(Duration.ofSeconds(5)));

    assertThat(open(first)).isZero();
    assertThat(open(second)).isEqualTo(1);
    assertThat(first.get("pd.games.closed").counter().count()).isEqualTo(1);
    assertThat(first.get("pd.games.lost").counters()).allMatch(lost -> lost.count() == 0);
    assertThat(first.get("pd.game.handover.duration").timer().count()).isEqualTo(1);
    assertThat(first.get("pd.games.not.taken").counter().count()).isZero();
  }

  private GameHostVerticle host(Vertx vertx, String node, SimpleMeterRegistry registry) {
    return new GameHostVerticle(
        new FixedMembership(node, List.of("first", "second")),
        journal,
        new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
        Clock.systemUTC(),
        Defaults.HOSTING,
        Defaults.TABLE,
        new HostMetrics(registry));
  }

  private static double open(SimpleMeterRegistry registry) {
    return registry.get("pd.games.open").gauge().value();
  }
}
