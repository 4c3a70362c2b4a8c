package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.table.LogPages;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.OwnershipRequest.Confirm;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Elsewhere;
import com.paperdynasty.wire.TableRequest;
import com.paperdynasty.wire.TableRequest.Sync;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hosts, and a game whose opening takes its time. */
class OpeningTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final List<String> NODES = List.of("first", "second");
  private static final Sync READ = new Sync(GAME, new User("carol", "Carol", false), null);

  private final Vertx vertx = Vertx.vertx();
  private final HeldJournal journal = new HeldJournal();

  @BeforeEach
  void deploy() {
    BusCodecs.register(vertx.eventBus());
    for (String node : NODES) {
      Await.the(
          vertx.deployVerticle(
              new HostVerticle(
                  new Seen(node, NODES),
                  journal,
                  new LogPages(vertx, journal, Defaults.REPLAYS),
                  Clock.systemUTC(),
                  Defaults.HOSTING,
                  Defaults.TABLE,
                  () -> {})));
    }
  }

  @AfterEach
  void close() {
    Await.the(vertx.close());
  }

  @Test
  void whoOpensAGameSaysSoBeforeItIsOpen() {
    Future<TableReply> read = ask("first", READ);
    assertThat(Await.the(journal.opener(GAME))).isEqualTo("first");

    assertThat(Await.the(ask("first", new Confirm(GAME)))).isEqualTo(new Elsewhere("first"));
    assertThat(read.isComplete()).isFalse();
  }

  @Test
  void whoOpensAGameAndDoesNotReachItsJournalSaysNothing() {
    ask("first", READ);
    Await.the(journal.opener(GAME));
    journal.fallSilent();

    Future<TableReply> confirmed = ask("first", new Confirm(GAME));
    boolean silent = Await.the(confirmed.map(said -> false).otherwise(true));
    assertThat(silent).isTrue();
  }

  @Test
  void aGameThatIsBeingOpenedIsNotOpenedByAnotherWhoIsAskedForIt() {
    Future<TableReply> read = ask("first", READ);
    Await.the(journal.opener(GAME));

    assertThat(Await.the(ask("second", READ))).isEqualTo(new Elsewhere("first"));
    assertThat(Await.the(journal.owners(List.of(GAME))).get(GAME).epoch()).isEqualTo(1);
    assertThat(read.isComplete()).isFalse();
  }

  @Test
  void whoeverAsksDuringTheOpeningIsAnsweredByIt() {
    Future<TableReply> first = ask("first", READ);
    Await.the(journal.opener(GAME));
    Future<TableReply> second = ask("first", READ);

    journal.endOpening(GAME);
    assertThat(problem(Await.the(first))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(problem(Await.the(second))).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void whoHasNotGotAGameDoesNotConfirmItNorOpenItForBeingAsked() {
    assertThat(problem(Await.the(ask("second", new Confirm(GAME)))))
        .isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(journal.opener(GAME).isComplete()).isFalse();
  }

  private Future<TableReply> ask(String node, TableRequest request) {
    return vertx
        .eventBus()
        .<TableReply>request(
            Addresses.tables(node),
            request,
            new DeliveryOptions().setSendTimeout(Defaults.HOSTING.confirmTimeoutMs()))
        .map(Message::body);
  }

  private static ErrorCode problem(TableReply reply) {
    return ((TableReply.Refused) reply).problem().code();
  }
}
