package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.table.MemoryJournal;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Sync;
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

/** A host that asks the first node whether it has a game, and waits for what it says. */
class SearchingTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Sync READ = new Sync(GAME, new User("carol", "Carol", false), null);

  /** The search must not end by itself. */
  private static final HostSettings PATIENT =
      new HostSettings(
          20_000, 256, 500, 20_000, 60_000, 60_000, 120_000, 60_000, 60_000, 8, 20_000, 30_000, 8,
          200, 60_000);

  private final Vertx vertx = Vertx.vertx();
  private final MemoryJournal journal = new MemoryJournal();
  private final Promise<Message<TableRequest>> confirm = Promise.promise();

  @BeforeEach
  void search() {
    BusCodecs.register(vertx.eventBus());
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    vertx.eventBus().<TableRequest>consumer(Addresses.tables("first"), confirm::tryComplete);
    Await.the(
        vertx.deployVerticle(
            new HostVerticle(
                new Seen("second", List.of("first", "second")),
                journal,
                new LogPages(vertx, journal, Defaults.REPLAYS),
                Clock.systemUTC(),
                PATIENT,
                Defaults.TABLE,
                () -> {})));
    Await.the(journal.open(GAME, "first"));
  }

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  @Test
  void anOfferIsAnsweredAtOnce() {
    Future<TableReply> read = ask(READ);
    Await.the(confirm.future());

    assertThat(Await.the(ask(new OwnershipRequest.Offer(GAME)))).isEqualTo(new Elsewhere("second"));
    assertThat(read.isComplete()).isFalse();
  }

  @Test
  void aGameThatIsGivenMeanwhileIsTakenAndNotSaidToBeWithWhoGivesIt() {
    Future<TableReply> read = ask(READ);
    Message<TableRequest> asked = Await.the(confirm.future());

    Await.the(journal.release(Map.of(GAME, 1L)));
    Future<TableReply> taken = ask(new OwnershipRequest.TakeOver(GAME));
    asked.reply(new Elsewhere("first"));
    assertThat(Await.the(read)).isEqualTo(new Elsewhere("first"));
    assertThat(Await.the(taken)).isEqualTo(new Elsewhere("second"));
  }

  private Future<TableReply> ask(TableRequest request) {
    return vertx
        .eventBus()
        .<TableReply>request(Addresses.tables("second"), request)
        .map(Message::body);
  }
}
