package com.paperdynasty.eventlog;

import static com.paperdynasty.game.GameScenario.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.RandomCommands;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.protocol.server.EventJson;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Stored events in the current version and in all earlier ones. */
class EventCodecTest {
  private static final int GAMES = 20;
  private static final int ACTS = 200;

  /** Random games have nearly every event; {@link #rarerEvents} adds the others. */
  @Test
  void everyEventIsReadBackAsItWasInEveryVersion() {
    Set<Class<?>> seen = new HashSet<>();
    Random random = random();
    for (int game = 0; game < GAMES; game++) {
      GameScenario gameScenario = game(random);
      for (int i = 0; i < gameScenario.log().size(); i++) {
        check(gameScenario.log().get(i), gameScenario.states().get(i));
        seen.add(gameScenario.log().get(i).getClass());
      }
    }
    GameState any = GameScenario.rolled().state();
    for (Event event : rarerEvents()) {
      check(event, any);
      seen.add(event.getClass());
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.<Class<?>>asList(Event.class.getPermittedSubclasses()));
  }

  /** A game goes on in whatever versions its events were stored, and one after the other. */
  @Test
  void theStateIsTheSameInWhateverVersionsItsEventsAreStored() {
    Random random = random();
    GameScenario gameScenario = game(random);
    for (Supplier<Integer> version :
        List.<Supplier<Integer>>of(() -> 1, () -> 2, () -> 3, () -> 1 + random.nextInt(3))) {
      GameState state = null;
      for (int i = 0; i < gameScenario.log().size(); i++) {
        GameState there = gameScenario.states().get(i);
        Event read = stored(gameScenario.log().get(i), there, version.get());
        state =
            state == null
                ? GameLogic.created((Event.GameCreated) read, there.rules())
                : GameLogic.apply(state, read);
        assertThat(state.hash()).as("event %d, %s", i + 1, read).isEqualTo(there.hash());
      }
    }
  }

  /** The event as it comes back from the log. */
  private static Event stored(Event event, GameState after, int version) {
    StoredEvent stored =
        switch (version) {
          case 1 ->
              new StoredEvent(
                  EventCodec.encode(event).type(), 1, event.at(), EventJson.data(event, after));
          case 2 -> EventCodec.encode(event);
          default -> EventCodec.encodeCompact(event);
        };
    return EventCodec.decode(stored, EventCodec.names(event));
  }

  private static void check(Event event, GameState after) {
    StoredEvent stored = EventCodec.encode(event);

    assertThat(EventCodec.decode(stored, EventCodec.names(event)))
        .as(stored.data())
        .isEqualTo(event);
    StoredEvent compact = EventCodec.encodeCompact(event);
    assertThat(EventCodec.decode(compact, EventCodec.names(event)))
        .as(compact.data())
        .isEqualTo(event);
    assertThat(EventCodec.asFacts(compact)).isEqualTo(stored);
    if (!EventCodec.needsFairPlay(event) && !EventCodec.needsChoices(event)) {
      checkForOlderBuilds(event, after, stored);
    }
  }

  private static void checkForOlderBuilds(Event event, GameState after, StoredEvent stored) {
    StoredEvent frame = new StoredEvent(stored.type(), 1, event.at(), EventJson.data(event, after));
    assertThat(EventCodec.decode(frame, Map.of("alice", "Another")))
        .as(frame.data())
        .isEqualTo(event);
    assertIsPartOf(TrustedJson.read(stored.data()), TrustedJson.read(frame.data()), stored.data());
    // A node of the previous build knows neither versions nor names beside the log.
    Event nameless = EventCodec.decode(stored, Map.of());
    assertThat(VersionZeroReader.read(stored.type(), stored.data())).isEqualTo(nameless);
    assertThat(EventCodec.names(nameless)).containsOnlyKeys(EventCodec.names(event).keySet());
    assertThat(EventCodec.names(nameless).values()).allMatch(String::isEmpty);
  }

  private static void assertIsPartOf(JsonNode part, JsonNode whole, String what) {
    if (part.isObject()) {
      part.fields()
          .forEachRemaining(
              field -> assertIsPartOf(field.getValue(), whole.path(field.getKey()), what));
    } else if (part.isArray()) {
      assertThat(part.size()).as(what).isEqualTo(whole.size());
      for (int i = 0; i < part.size(); i++) {
        assertIsPartOf(part.get(i), whole.get(i), what);
      }
    } else if (!part.asText("-").isEmpty()) {
      assertThat(part).as(what).isEqualTo(whole);
    }
  }

  @Test
  void derivedValuesAreNotStored() {
    Random random = random();
    GameScenario gameScenario = game(random);
    for (Event event : gameScenario.log()) {
      String data = EventCodec.encode(event).data();
      assertThat(TrustedJson.read(data).fieldNames())
          .toIterable()
          .doesNotContain(
              "state",
              "lineups",
              "pending_roll",
              "decisions",
              "scorers_choice",
              "batter",
              "pitcher",
              "description",
              "notation",
              "batter_result",
              "outs_recorded",
              "runs_scored",
              "is_hit",
              "check_wild_pitch",
              "d6_two_total",
              "message");
      if (event instanceof Event.PlayResolved || event instanceof Event.DiceRolled) {
        assertThat(data.length()).as(data).isLessThan(500);
      }
    }
  }

  /** The rules for names apply to client input, not to stored names. */
  @Test
  void storedNamesAreReadUnchanged() {
    Position field = Objects.requireNonNull(Position.byCode("CF"));
    for (String name : List.of("\u200b", "\u202eSreyalP", " ", "Jose\u0301 ")) {
      Player odd = new Player("odd", name);
      for (Event event :
          List.of(
              new Event.LineupSet(NOON, "alice", Side.AWAY, List.of(new Slot(1, odd, field))),
              new Event.SubstitutionMade(
                  NOON, "alice", Side.AWAY, List.of(new LineupChange(1, odd, field, false))))) {
        assertThat(EventCodec.decode(EventCodec.encode(event), Map.of())).isEqualTo(event);
      }
    }
  }

  /** A log that the previous build began can be continued. */
  @Test
  void eventOfVersion1HasItsOwnName() {
    Event said = new Event.Announcement(NOON, new Manager("carol", "Carol"), "Play ball");
    GameState any = GameScenario.rolled().state();
    StoredEvent old = new StoredEvent("announcement", 1, NOON, EventJson.data(said, any));

    assertThat(EventCodec.decode(old, Map.of("carol", "Carla"))).isEqualTo(said);
    assertThat(EventCodec.encode(said).data()).doesNotContain("Carol");
    assertThat(EventCodec.names(EventCodec.decode(EventCodec.encode(said), Map.of())))
        .isEqualTo(Map.of("carol", ""));
  }

  @Test
  void gameOptionsAreReadBack() {
    for (GameOptions options :
        List.of(
            new GameOptions(7, false, new ExtraRunnerRule(2, 8), new MercyRule(10, 5)),
            new GameOptions(null, null, ExtraRunnerRule.OFF, MercyRule.OFF))) {
      Event created = GameScenario.newGame(options).log().get(0);
      assertThat(EventCodec.decode(EventCodec.encode(created), EventCodec.names(created)))
          .isEqualTo(created);
    }
  }

  @Test
  void damagedEventIsRejected() {
    for (StoredEvent broken :
        List.of(
            new StoredEvent("no_such", 2, NOON, "{}"),
            new StoredEvent("seat_taken", 2, NOON, "{}"),
            new StoredEvent("seat_taken", 1, NOON, "nothing"),
            new StoredEvent("game_started", 2, NOON, "[]"),
            new StoredEvent("game_started", 3, NOON, "{\"at\":\"2026-04-01T12:00:00Z\"}"),
            new StoredEvent("game_started", 0, NOON, "{\"at\":\"2026-04-01T12:00:00Z\"}"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> EventCodec.decode(broken, Map.of()));
    }
  }

  private static Random random() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("EventCodecTest: -Dseed=" + seed);
    return new Random(seed);
  }

  private static GameScenario game(Random random) {
    GameScenario gameScenario = GameScenario.openSeat();
    RandomCommands people = new RandomCommands(random);
    for (int act = 0; act < ACTS; act++) {
      people.act(gameScenario);
    }
    return gameScenario;
  }

  /** These events can be encoded and decoded, though they are not possible in one game. */
  private static List<Event> rarerEvents() {
    Player player = new Player("p-1", "Zoë \"Z\" Ö'Neil");
    List<LineupChange> changes =
        List.of(
            new LineupChange(3, player, Position.PINCH_HITTER, false),
            new LineupChange(0, player, Position.PITCHER, true));
    List<Slot> lineup = SampleLineups.lineup(Side.HOME, false).inGame();
    return List.of(
        new Event.SeatTaken(NOON, Side.HOME, new Manager("sam", "Sam \"S\"")),
        new Event.SeatOpened(NOON, Side.HOME, "carol", "sam", "ab".repeat(32)),
        new Event.SeatOpened(NOON, Side.AWAY, "carol", null, "cd".repeat(32)),
        new Event.EntropyGiven(NOON, Side.HOME, "sam", "ü\"\\\n\0"),
        new Event.EntropyGiven(NOON, Side.AWAY, "sam", "ab".repeat(32), 2),
        new Event.EntropyCommitted(NOON, Side.HOME, "sam", 1, "ab".repeat(32)),
        new Event.ExtraRolled(
            NOON,
            "sam",
            "0123456789abcdef",
            new ExtraDiceKey(ExtraDiceKey.Of.ROLL, 7, "fielding", 1),
            "fedcba9876543210",
            List.of(20, 6),
            List.of(19, 4),
            "a \"bad\" hop"),
        new Event.ExtraRolled(
            NOON,
            "sam",
            "0123456789abcdef",
            new ExtraDiceKey(ExtraDiceKey.Of.PLAY, 0, "d20", 2),
            null,
            List.of(20),
            List.of(1),
            null),
        new Event.PlayResolved(
            NOON,
            7,
            "fedcba9876543210",
            "bob",
            Submission.of(Outcome.WALK),
            new PlayFacts(List.of(new Advance(0, 1, false, null, null))),
            List.of("0123456789abcdef")),
        new Event.ChoiceNeeded(
            NOON,
            12,
            "fedcba9876543210",
            "bob",
            new Choice(
                Choice.Kind.SEND_RUNNER,
                Side.HOME,
                List.of(
                    new Choice.Option("send", "Zoë \"Z\" goes", 12),
                    new Choice.Option("hold", "They hold", null)),
                "hold"),
            NOON.plusSeconds(60)),
        new Event.ChoiceMade(NOON, 12, "send", "bob"),
        new Event.ChoiceMade(NOON, 13, "hold", null),
        new Event.PlayerInjured(NOON, Side.AWAY, player),
        new Event.GameStarted(NOON),
        new Event.SideReady(NOON, Side.HOME, false, "bob", null),
        new Event.SideReady(
            NOON, Side.AWAY, true, "alice", new Plan.Offense(Plan.Play.SQUEEZE, List.of(3))),
        new Event.SideReady(NOON, Side.HOME, true, "bob", new Plan.Fielding(Defense.NORMAL)),
        new Event.LineupSet(NOON, "bob", Side.HOME, lineup),
        new Event.DefenseSet(NOON, "bob", new Defense(InfieldDepth.CORNERS_IN, List.of(1, 3))),
        new Event.SubstitutionMade(NOON, "bob", Side.AWAY, changes),
        new Event.RollVoided(NOON, "carol", "0123456789abcdef", 7, "cocked"),
        new Event.PlayUndone(NOON, "carol", 7, "misread", null, false),
        new Event.PlayUndone(NOON, "carol", 7, "misread", "ab".repeat(32), false),
        new Event.PlayUndone(NOON, "carol", 7, "misread", null, true),
        new Event.GameCreated(NOON, fairSetup(), "ab".repeat(32)),
        new Event.RulingProposed(
            new Proposal(
                Side.AWAY, 3, Proposal.Kind.UNDO_PLAY, "alice", "misread", NOON, 7, "0123", null)),
        new Event.RulingProposed(
            new Proposal(
                Side.HOME,
                12,
                Proposal.Kind.UNDO_PLAY,
                "bob",
                "misread",
                NOON,
                7,
                null,
                GameScenario.grounder())),
        new Event.RulingAnswered(NOON, "away-3", "bob", true),
        new Event.PlayDisputed(NOON, 7, "bob", Side.HOME, "It was foul"),
        new Event.GameCompleted(NOON, "called", null, "cd".repeat(32), "rain"),
        new Event.GameCompleted(NOON, "forfeit", Side.AWAY, "cd".repeat(32), "late"),
        new Event.GameCompleted(NOON, "walk_off", Side.HOME, "cd".repeat(32), null),
        new Event.DecisionChanged(NOON, "carol", "p-1"),
        new Event.Announcement(NOON, new Manager("carol", "Carol"), "Play \u2603 ball"));
  }

  private static GameSetup fairSetup() {
    return new GameSetup(
        new UUID(1, 2),
        "sba",
        "hash",
        GameOptions.NONE,
        new TableOptions(
            BeforeRoll.READY, 600, Plans.SEALED, Rulings.AGREED, DiceSource.DECLARED, 31),
        true,
        new Manager("carol", "Carol"),
        new Manager("ump", "Umpire"),
        new GameSetup.Team("Owls", null, SampleLineups.lineup(Side.AWAY, true), "OWL", "#aa00ff"),
        new GameSetup.Team("Millers", null, SampleLineups.lineup(Side.HOME, true)));
  }
}
