package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.OwnershipRequest.OfferGame;
import com.paperdynasty.bus.OwnershipRequest.QueryOwnership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host with an open game ends while the only other node is busy. */
class EndingTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final UUID ANOTHER = UUID.fromString("123e4567-e89b-12d3-a456-426614174001");
  private static final Sync READ = new Sync(GAME, new User("carol", "Carol", false), null);
  private static final List<String> NODES = List.of("first", "second");
  private static final GameReply BUSY = new GameReply.Refused(Problem.unavailable(20), false);

  private final Vertx vertx = Vertx.vertx();
  private final MemoryJournal journal = new MemoryJournal();
  private final GameHostVerticle ending = host("first", Defaults.HOSTING);

  @BeforeEach
  void register() {
    BusCodecs.register(vertx.eventBus());
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void gameThatNoNodeTookIsReleasedAtTheEndForTheNextNode() {
    String deployed = Await.result(vertx.deployVerticle(ending));
    MessageConsumer<GameRequest> busy =
        vertx
            .eventBus()
            .<GameRequest>consumer(BusAddresses.host("second"), asked -> asked.reply(BUSY));
    Await.result(ask("first", READ));
    Await.result(ending.drain(Duration.ofMillis(200)));
    assertThat(Await.result(ask("first", new QueryOwnership(GAME))))
        .isEqualTo(new Redirect("first"));
    assertThat(owner()).isEqualTo("first");

    Await.result(vertx.undeploy(deployed));
    assertThat(owner()).isNull();
    Await.result(busy.unregister());
    Await.result(vertx.deployVerticle(host("second", Defaults.HOSTING)));
    Await.result(ask("second", READ));
    assertThat(owner()).isEqualTo("second");
  }

  /** Otherwise it would refuse only after the owner has released the game. */
  @Test
  void fullNodeRefusesAnOffer() {
    Await.result(vertx.deployVerticle(host("second", GivingNode.settings(8, 200, 60_000, 1))));
    assertThat(Await.result(ask("second", new OfferGame(ANOTHER))))
        .isEqualTo(new Redirect("second"));
    Await.result(ask("second", READ));

    assertThat(Await.result(ask("second", new OfferGame(UUID.randomUUID()))))
        .isInstanceOf(GameReply.Refused.class);
  }

  private GameHostVerticle host(String node, HostSettings settings) {
    return new GameHostVerticle(
        new FixedMembership(node, NODES),
        journal,
        new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
        Clock.systemUTC(),
        settings,
        Defaults.TABLE,
        new HostMetrics(new SimpleMeterRegistry()));
  }

  private String owner() {
    return Await.result(journal.owners(List.of(GAME))).get(GAME).owner();
  }

  private Future<GameReply> ask(String node, GameRequest request) {
    return vertx.eventBus().<GameReply>request(BusAddresses.host(node), request).map(Message::body);
  }
}
