package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.MemoryJournal;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.OwnershipRequest.Confirm;
import com.paperdynasty.wire.OwnershipRequest.Offer;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Sync;
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
  private static final TableReply BUSY = new TableReply.Refused(Problem.unavailable(20), false);

  private final Vertx vertx = Vertx.vertx();
  private final MemoryJournal journal = new MemoryJournal();
  private final HostVerticle ending = host("first", Defaults.HOSTING);

  @BeforeEach
  void register() {
    BusCodecs.register(vertx.eventBus());
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
  }

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  @Test
  void whatNobodyTookInTimeIsPlayedToTheEndAndThenReleasedForWhoeverIsAsked() {
    String deployed = Await.the(vertx.deployVerticle(ending));
    MessageConsumer<TableRequest> busy =
        vertx
            .eventBus()
            .<TableRequest>consumer(Addresses.tables("second"), asked -> asked.reply(BUSY));
    Await.the(ask("first", READ));
    Await.the(ending.drain(Duration.ofMillis(200)));
    assertThat(Await.the(ask("first", new Confirm(GAME)))).isEqualTo(new Elsewhere("first"));
    assertThat(owner()).isEqualTo("first");

    Await.the(vertx.undeploy(deployed));
    assertThat(owner()).isNull();
    Await.the(busy.unregister());
    Await.the(vertx.deployVerticle(host("second", Defaults.HOSTING)));
    Await.the(ask("second", READ));
    assertThat(owner()).isEqualTo("second");
  }

  /** It would say no only after its owner has given the game up. */
  @Test
  void whoHasAsManyGamesAsTheyMaySaysNoToAnOffer() {
    Await.the(vertx.deployVerticle(host("second", GivingNode.settings(8, 200, 60_000, 1))));
    assertThat(Await.the(ask("second", new Offer(ANOTHER)))).isEqualTo(new Elsewhere("second"));
    Await.the(ask("second", READ));

    assertThat(Await.the(ask("second", new Offer(UUID.randomUUID()))))
        .isInstanceOf(TableReply.Refused.class);
  }

  private HostVerticle host(String node, HostSettings settings) {
    return new HostVerticle(
        new Seen(node, NODES),
        journal,
        new LogPages(vertx, journal, Defaults.REPLAYS),
        Clock.systemUTC(),
        settings,
        Defaults.TABLE,
        () -> {});
  }

  private String owner() {
    return Await.the(journal.owners(List.of(GAME))).get(GAME).owner();
  }

  private Future<TableReply> ask(String node, TableRequest request) {
    return vertx.eventBus().<TableReply>request(Addresses.tables(node), request).map(Message::body);
  }
}
