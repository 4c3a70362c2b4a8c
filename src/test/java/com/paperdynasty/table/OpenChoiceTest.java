package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Executed;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.ChoiceScenario;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.FaultyJournal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.replay.LogReplay;
import com.paperdynasty.table.GameVerticle.Measures;
import com.paperdynasty.table.ownership.OwnershipGuard;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A game whose play waits for a manager, and its owner, who minds the time. */
@ExtendWith(VertxExtension.class)
class OpenChoiceTest {
  private static final UUID GAME = GameScenario.GAME;

  /** The verticle looks at the clock every millisecond, as it does every few seconds otherwise. */
  private static final GameVerticleSettings SETTINGS =
      new GameVerticleSettings(8, 600_000, 600_000, 3, GameScene.GIVE_UP_MS, 1, 4, 0, 0, 8);

  private final GameScenario asked = ChoiceScenario.asked();
  private final MemoryJournal games = new MemoryJournal();
  private final FaultyJournal journal = new FaultyJournal(games);
  private final SettableClock clock = new SettableClock();
  private final Promise<Void> left = Promise.promise();
  private Vertx vertx;

  @BeforeEach
  void store(Vertx started) {
    vertx = started;
    BusCodecs.register(vertx.eventBus());
    games.store(GAME, asked);
    clock.pass(Duration.between(clock.instant(), asked.now()).toMillis());
  }

  private String open() {
    OpenedLog log = games.open(GAME, "A").result().orElseThrow();
    return Await.result(
        vertx.deployVerticle(
            new GameVerticle(
                "A",
                OwnedGame.replay(GAME, log, 0, 0),
                journal,
                new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
                clock,
                SETTINGS,
                new OwnershipGuard() {
                  @Override
                  public Future<Void> whenCertain() {
                    return Future.succeededFuture();
                  }

                  @Override
                  public boolean wasPaused() {
                    return false;
                  }
                },
                new Measures() {
                  @Override
                  public void committed(long nanos, @Nullable String trace) {}

                  @Override
                  public void waiting(int more) {}
                },
                left::complete)));
  }

  private GameReply ask(String user, String event, ObjectNode data) {
    GameRequest request =
        new ExecuteCommand(
            GAME, new User(user, user, false), null, UUID.randomUUID().toString(), event, data);
    return Await.result(
        vertx
            .eventBus()
            .<GameReply>request(BusAddresses.game(GAME), request)
            .map(answer -> answer.body()));
  }

  private GameState state() {
    List<LoggedEvent> log = games.log(GAME);
    LogReplay replay = new LogReplay(GAME, asked.state().rules());
    log.forEach(replay::apply);
    return Objects.requireNonNull(replay.state());
  }

  private Event.ChoiceNeeded needed() {
    return Objects.requireNonNull(asked.state().openChoice());
  }

  private String manager() {
    return ChoiceScenario.asked(asked).userId();
  }

  private ObjectNode answer(String option) {
    return GameScene.data().put("decision_id", needed().id()).put("option", option);
  }

  /** Waits until the log has another event than those that were stored. */
  private Event.ChoiceMade made() {
    Promise<Event> grown = Promise.promise();
    vertx.setPeriodic(
        1,
        timer -> {
          List<LoggedEvent> log = games.log(GAME);
          if (log.size() > asked.log().size()) {
            vertx.cancelTimer(timer);
            grown.tryComplete(log.get(asked.log().size()).event());
          }
        });
    return (Event.ChoiceMade) Await.result(grown.future());
  }

  @Test
  void answerGoesOnWithThePlay() {
    open();

    GameReply reply = ask(manager(), "submit_decision", answer(needed().choice().standard()));

    assertThat(reply).isInstanceOf(Executed.class);
    assertThat(((Executed) reply).events().get(0).frame()).contains("\"decision_made\"");
    assertThat(made().by()).isEqualTo(manager());
    assertThat(state().openChoice()).isNull();
  }

  @Test
  void repeatedAnswerIsAnsweredAsBefore() {
    open();
    ObjectNode data = answer(needed().choice().standard());
    GameRequest request =
        new ExecuteCommand(
            GAME, new User(manager(), "", false), null, "once", "submit_decision", data);
    Future<GameReply> first = send(request);
    GameReply answered = Await.result(first);

    assertThat(((Executed) Await.result(send(request))).events())
        .isEqualTo(((Executed) answered).events());
  }

  /** Somebody watches, so the owner minds the time. */
  private void watch() {
    List<UserPresence> people =
        List.of(new UserPresence("carol", "Carol", "spectator", List.of(), 1));
    Await.result(
        send(
            new GameRequest.RenewWatch(
                GAME, "C.0", 1, games.log(GAME).size(), people, Set.of(), Map.of(), Set.of())));
  }

  private Future<GameReply> send(GameRequest request) {
    return vertx
        .eventBus()
        .<GameReply>request(BusAddresses.game(GAME), request)
        .map(answer -> answer.body());
  }

  @Test
  void ownerTakesTheDefaultWhenTheTimeIsUp() {
    open();
    watch();
    clock.pass(60_000);

    Event.ChoiceMade made = made();

    assertThat(made.by()).isNull();
    assertThat(made.option()).isEqualTo(needed().choice().standard());
    assertThat(state().openChoice()).isNull();
  }

  @Test
  void nothingHappensBefore() {
    open();
    clock.pass(59_999);

    assertThat(ask(manager(), "roll_dice", GameScene.data())).isInstanceOf(Refused.class);
    assertThat(games.log(GAME)).hasSize(asked.log().size());
  }

  /** The owner before was gone when the time was up. */
  @Test
  void nextOwnerTakesTheDefaultAtOnce() {
    clock.pass(3_600_000);
    open();
    watch();

    assertThat(made().by()).isNull();
  }

  @Test
  void nextOwnerGoesOnCounting() {
    String first = open();
    clock.pass(30_000);
    Await.result(vertx.undeploy(first));
    open();
    clock.pass(29_999);
    assertThat(ask(manager(), "roll_dice", GameScene.data())).isInstanceOf(Refused.class);
    assertThat(games.log(GAME)).hasSize(asked.log().size());
    clock.pass(1);

    assertThat(made().by()).isNull();
  }

  /** The service has opened it for that, after nobody had come for long. */
  @Test
  void gameIsAbandonedWithItsOpenChoice() {
    clock.pass(3_600_000);
    open();

    GameReply reply =
        Await.result(
            send(
                new ExecuteCommand(
                    GAME,
                    new User("", "", true),
                    null,
                    "sweep",
                    "abandon_game",
                    GameScene.data().put("seq", games.log(GAME).size()))));

    assertThat(reply).isInstanceOf(Executed.class);
    assertThat(games.types(GAME)).endsWith("decision_needed", "game_completed");
  }

  /** The command comes first, before the owner has noticed the time. */
  @Test
  void commandAfterTheTimeFindsTheDefaultTaken() {
    clock.pass(60_000);
    open();

    Refused late =
        (Refused) ask(manager(), "submit_decision", answer(needed().choice().standard()));

    assertThat(late.problem().message()).isEqualTo("This decision has ended");
    assertThat(made().by()).isNull();
  }

  @Test
  void defaultThatCouldNotBeStoredIsTakenLater() {
    journal.onAppend(FaultyJournal.unheard());
    open();
    watch();
    clock.pass(60_000);

    assertThat(made().by()).isNull();
    assertThat(state().openChoice()).isNull();
    assertThat(left.future().isComplete()).isFalse();
  }
}
