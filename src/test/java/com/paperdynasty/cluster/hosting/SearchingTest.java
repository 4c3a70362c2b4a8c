package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that asks the first node whether it owns a game, and waits for the reply. */
class SearchingTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Sync READ = new Sync(GAME, new User("carol", "Carol", false), null);

  /** Long timeouts, so that the search does not end by itself. */
  private static final HostSettings PATIENT =
      new HostSettings(
          20_000, 256, 500, 20_000, 60_000, 60_000, 120_000, 60_000, 60_000, 8, 20_000, 30_000, 8,
          200, 60_000);

  private final Vertx vertx = Vertx.vertx();
  private final MemoryJournal journal = new MemoryJournal();
  private final Promise<Message<GameRequest>> confirm = Promise.promise();

  @BeforeEach
  void search() {
    BusCodecs.register(vertx.eventBus());
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    vertx.eventBus().<GameRequest>consumer(BusAddresses.host("first"), confirm::tryComplete);
    Await.result(
        vertx.deployVerticle(
            new GameHostVerticle(
                new FixedMembership("second", List.of("first", "second")),
                journal,
                new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
                Clock.systemUTC(),
                PATIENT,
                Defaults.TABLE,
                new HostMetrics(new SimpleMeterRegistry()))));
    Await.result(journal.open(GAME, "first"));
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void offerIsAnsweredDuringASearch() {
    Future<GameReply> read = ask(READ);
    Await.result(confirm.future());

    assertThat(Await.result(ask(new OwnershipRequest.OfferGame(GAME))))
        .isEqualTo(new Redirect("second"));
    assertThat(read.isComplete()).isFalse();
  }

  @Test
  void gameHandedOffDuringASearchIsAcquired() {
    Future<GameReply> read = ask(READ);
    Message<GameRequest> asked = Await.result(confirm.future());

    Await.result(journal.release(Map.of(GAME, 1L)));
    Future<GameReply> taken = ask(new OwnershipRequest.AcquireGame(GAME));
    asked.reply(new Redirect("first"));
    assertThat(Await.result(read)).isEqualTo(new Redirect("first"));
    assertThat(Await.result(taken)).isEqualTo(new Redirect("second"));
  }

  private Future<GameReply> ask(GameRequest request) {
    return vertx
        .eventBus()
        .<GameReply>request(BusAddresses.host("second"), request)
        .map(Message::body);
  }
}
