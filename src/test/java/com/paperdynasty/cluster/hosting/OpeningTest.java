package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Redirect;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.OwnershipRequest.QueryOwnership;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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

/** Two hosts, and a game whose opening takes long. */
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
      Await.result(
          vertx.deployVerticle(
              new GameHostVerticle(
                  new FixedMembership(node, NODES),
                  journal,
                  new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
                  Clock.systemUTC(),
                  Defaults.HOSTING,
                  Defaults.TABLE,
                  new HostMetrics(new SimpleMeterRegistry()))));
    }
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void openingNodeConfirmsTheGameBeforeItIsOpen() {
    Future<GameReply> read = ask("first", READ);
    assertThat(Await.result(journal.opener(GAME))).isEqualTo("first");

    assertThat(Await.result(ask("first", new QueryOwnership(GAME))))
        .isEqualTo(new Redirect("first"));
    assertThat(read.isComplete()).isFalse();
  }

  @Test
  void openingNodeWithASilentJournalDoesNotConfirm() {
    ask("first", READ);
    Await.result(journal.opener(GAME));
    journal.fallSilent();

    Future<GameReply> confirmed = ask("first", new QueryOwnership(GAME));
    boolean silent = Await.result(confirmed.map(said -> false).otherwise(true));
    assertThat(silent).isTrue();
  }

  @Test
  void gameThatIsOpeningIsNotOpenedByAnotherNode() {
    Future<GameReply> read = ask("first", READ);
    Await.result(journal.opener(GAME));

    assertThat(Await.result(ask("second", READ))).isEqualTo(new Redirect("first"));
    assertThat(Await.result(journal.owners(List.of(GAME))).get(GAME).epoch()).isEqualTo(1);
    assertThat(read.isComplete()).isFalse();
  }

  @Test
  void requestsDuringTheOpeningGetItsResult() {
    Future<GameReply> first = ask("first", READ);
    Await.result(journal.opener(GAME));
    Future<GameReply> second = ask("first", READ);

    journal.endOpening(GAME);
    assertThat(problem(Await.result(first))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(problem(Await.result(second))).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void nodeWithoutTheGameNeitherConfirmsNorOpensIt() {
    assertThat(problem(Await.result(ask("second", new QueryOwnership(GAME)))))
        .isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(journal.opener(GAME).isComplete()).isFalse();
  }

  private Future<GameReply> ask(String node, GameRequest request) {
    return vertx
        .eventBus()
        .<GameReply>request(
            BusAddresses.host(node),
            request,
            new DeliveryOptions().setSendTimeout(Defaults.HOSTING.confirmTimeoutMs()))
        .map(Message::body);
  }

  private static ErrorCode problem(GameReply reply) {
    return ((GameReply.Refused) reply).problem().code();
  }
}
