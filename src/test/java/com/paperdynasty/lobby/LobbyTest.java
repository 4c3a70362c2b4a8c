package com.paperdynasty.lobby;

import static com.paperdynasty.journal.SampleAppends.adding;
import static com.paperdynasty.journal.SampleAppends.play;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.CardSettings;
import com.paperdynasty.card.library.MemoryCardSets;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.ReplaySettings;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** The plays of an open game with three of them, read by its admin. */
@ExtendWith(VertxExtension.class)
class LobbyTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Manager ALICE = new Manager("alice", "Alice");
  private static final Viewer READER = new Viewer(new User("alice", "Alice", false), null);
  private static final long WAIT_MS = 3_000;

  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private Lobby lobby;

  @BeforeEach
  void open(Vertx vertx) {
    games.create(GAME, ALICE, ALICE);
    for (int number = 1; number <= 3; number++) {
      games.append(adding(GAME, 0, number, null, play(number + 1, number)));
    }
    ReplaySettings one = new ReplaySettings(1, 1, WAIT_MS, 1_000_000, 60_000);
    lobby =
        new Lobby(
            oneGame(),
            new BusGameRouter(
                vertx, ClusterMembership.alone("n"), Clock.systemUTC(), Defaults.ASKING),
            new LogReader(vertx, journal, one, new SimpleMeterRegistry()),
            new GameFactory(new LeagueCatalog(Map.of()), new SecureRandom(), Clock.systemUTC()),
            new CardLibrary(
                vertx,
                new MemoryCardSets(),
                CardCatalog.of(List.of()),
                Defaults.of("cards.", CardSettings.class)),
            Defaults.of("lobby.", LobbySettings.class));
    logged.start();
    log().addAppender(logged);
  }

  @AfterEach
  void close() {
    log().detachAppender(logged);
  }

  /** One log is replayed at a time, and one reader may wait. */
  @Test
  void readerBeyondTheBoundIsRefusedWithoutALogLine() {
    Promise<Void> held = Promise.promise();
    Promise<Void> begun = Promise.promise();
    journal.onRead(
        call -> {
          begun.complete();
          return held.future().compose(go -> Future.failedFuture("the call was lost"));
        });
    Future<LobbyReply<List<String>>> first = plays(0);
    Await.result(begun.future());
    Future<LobbyReply<List<String>>> second = plays(1);

    assertThat(Await.result(plays(2))).isEqualTo(unavailable(WAIT_MS));
    assertThat(logged.list).isEmpty();

    held.complete();
    assertThat(Await.result(first)).isEqualTo(unavailable(1_000));
    assertThat(logged.list).as("a journal that fails is logged").isNotEmpty();
    Await.result(second.otherwiseEmpty());
  }

  private Future<LobbyReply<List<String>>> plays(int after) {
    return lobby.plays(READER, GAME, after, 1);
  }

  private static LobbyReply<List<String>> unavailable(long retryAfterMs) {
    return new LobbyReply.Denied<>(Problem.unavailable(retryAfterMs));
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger(Lobby.class);
  }

  /** A store with one game, of which only {@code find} may be called. */
  private static GameStore oneGame() {
    GameRecord row =
        new GameRecord(
            GAME,
            "sba",
            "in_progress",
            true,
            "alice",
            null,
            "alice",
            "alice",
            "{}",
            GameRefs.NONE,
            NewGame.OpenSeats.NONE,
            Instant.EPOCH,
            4,
            false);
    return (GameStore)
        Proxy.newProxyInstance(
            GameStore.class.getClassLoader(),
            new Class<?>[] {GameStore.class},
            (games, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("find");
              return Future.succeededFuture(Optional.of(row));
            });
  }
}
