package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.RetrosheetExport;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.protocol.server.StateJson;
import com.paperdynasty.replay.LogReplay;
import com.paperdynasty.table.StoredGames.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs that an earlier version of the program has written (see the README beside them). Even if the
 * rules have changed since, these games open with the same states.
 */
class StoredGamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"managed", "pitcher-bats", "random-1", "random-2", "random-3", "random-4"})
  void oldLogGivesTheSameFactsEventByEvent(String game) throws Exception {
    GameState state = null;
    for (Line line : StoredGames.lines(game)) {
      LoggedEvent logged = line.logged();
      state =
          state == null
              ? GameLogic.created((Event.GameCreated) logged.event(), StoredGames.rules("sba"))
              : GameLogic.apply(state, logged.event());
      JsonNode told = line.shown();
      if (told.has("state")) {
        assertThat(facts(StoredGames.MAPPER.readTree(StateJson.state(state))))
            .as("%s, seq %d: %s", game, logged.seq(), line.stored().data())
            .isEqualTo(facts(told.path("state")));
      }
      if (told.has("lineups")) {
        assertThat(StoredGames.MAPPER.readTree(StateJson.lineups(state)))
            .isEqualTo(told.path("lineups"));
      }
      if (told.has("runners_advanced")) {
        JsonNode again = StoredGames.MAPPER.readTree(EventJson.data(logged.event(), state));
        for (String fact :
            List.of("outcome", "runners_advanced", "outs_recorded", "runs_scored", "submission")) {
          assertThat(again.path(fact)).as(fact).isEqualTo(told.path(fact));
        }
      }
    }
    assertThat(state.game().isOver()).isTrue();
  }

  /** Later logs: every frame that was shown is still the same. */
  @ParameterizedTest
  @CsvSource({
    "frames/extra-innings, sba",
    "frames/digital, pd",
    "frames/long, sba",
    "facts/extra-innings, sba",
    "facts/digital, pd",
    "compact/extra-innings, sba",
    "compact/digital, pd"
  })
  void storedGameShowsTheSameFrames(String game, String league) throws Exception {
    showsTheSameFrames(game, StoredGames.rules(league));
  }

  @Test
  void storedGameWithChoicesShowsTheSameFrames() throws Exception {
    showsTheSameFrames("choices/choices", StoredGames.rulesWithCards());
    assertThat(log("choices/choices"))
        .extracting(logged -> (Object) logged.event().getClass())
        .contains(
            Event.ChoiceNeeded.class,
            Event.ChoiceMade.class,
            Event.ExtraRolled.class,
            Event.PlayerInjured.class,
            Event.PlayUndone.class);
  }

  private static void showsTheSameFrames(String game, RuleBook rules) throws Exception {
    LogReplay replay = new LogReplay(GameScenario.GAME, rules);
    for (Line line : StoredGames.lines(game)) {
      GameState after = replay.apply(line.logged());
      String again = EventJson.data(line.logged().event(), after);
      assertIsPartOf(line.shown(), StoredGames.MAPPER.readTree(again), game + ": " + again);
    }

    isTheSameEventFile(
        RetrosheetExport.of(replay.state(), GameScenario.NOON), StoredGames.eventFile(game));
    OwnedGame opened =
        OwnedGame.replay(
            GameScenario.GAME,
            new OpenedLog(1, rules, GameScenario.SECRETS, StoredGames.NAMES, log(game)),
            0,
            20_480);
    assertThat(opened.state().hash()).isEqualTo(replay.state().hash());
  }

  /** Later versions may add fields, and must not change any. */
  private static void assertIsPartOf(JsonNode part, JsonNode whole, String what) {
    if (part.isObject()) {
      part.fields()
          .forEachRemaining(
              field -> {
                assertThat(whole.has(field.getKey())).as("%s in %s", field.getKey(), what).isTrue();
                assertIsPartOf(field.getValue(), whole.path(field.getKey()), what);
              });
    } else if (part.isArray()) {
      assertThat(whole).as(what).hasSameSizeAs(part);
      for (int i = 0; i < part.size(); i++) {
        assertIsPartOf(part.get(i), whole.path(i), what);
      }
    } else {
      assertThat(whole).as(what).isEqualTo(part);
    }
  }

  @Test
  void storedGamesHaveRareEvents() throws Exception {
    for (String form : List.of("frames/", "facts/", "compact/")) {
      assertThat(log(form + "extra-innings"))
          .extracting(logged -> (Object) logged.event().getClass())
          .contains(
              Event.PlayUndone.class, Event.SubstitutionMade.class, Event.GameCompleted.class);
    }
    assertThat(log("frames/long")).hasSize(5_000);
    assertThat(StoredGames.lines("frames/digital")).allMatch(line -> line.stored().version() == 1);
    assertThat(StoredGames.lines("facts/digital")).allMatch(line -> line.stored().version() == 2);
    assertThat(StoredGames.lines("compact/digital"))
        .filteredOn(line -> line.stored().version() == 3)
        .extracting(line -> line.stored().type())
        .contains("dice_rolled", "play_resolved");
  }

  @Test
  void logWithHashesOfAnOlderVersionOpens() throws Exception {
    OwnedGame opened = open(log("managed"));

    assertThat(log("managed").get(0).stateHash().version())
        .isLessThan(opened.state().hash().version());
    assertThat(PitcherDecisions.of(opened.state().game()).winningPitcher()).isEqualTo("h-r2");
  }

  @Test
  void storedPlaysAreAppliedEvenIfTheyWouldBeRefusedToday() throws Exception {
    GameState state = null;
    List<String> refused = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (LoggedEvent logged : log("managed")) {
      if (state != null && logged.event() instanceof Event.PlayResolved play) {
        Ruling ruling = Umpire.rule(state.game(), play.submission());
        if (ruling instanceof Ruling.Rejected rejected) {
          refused.add(play.submission().outcome().code() + ": " + rejected.violation().reason());
        } else if (!((Ruling.Legal) ruling).play().facts().equals(play.facts())) {
          otherwise.add(play.submission().outcome().code());
        }
      }
      state =
          state == null
              ? GameLogic.created((Event.GameCreated) logged.event(), StoredGames.rules("sba"))
              : GameLogic.apply(state, logged.event());
    }

    assertThat(refused)
        .satisfiesExactly(
            strikeout -> assertThat(strikeout).startsWith("strikeout_reached: With first occupied"),
            caught -> assertThat(caught).startsWith("walk: The runner on first is forced"),
            picked -> assertThat(picked).startsWith("walk: The runner on first is forced"));
    assertThat(otherwise).contains("groundball_a");
  }

  @Test
  void hashOfTheCurrentVersionIsCompared() throws Exception {
    List<LoggedEvent> log = new ArrayList<>(log("managed"));
    LoggedEvent last = log.remove(log.size() - 1);
    StateHash wrong = new StateHash(open(log).state().hash().version(), "00".repeat(32));
    log.add(new LoggedEvent(last.seq(), last.event(), wrong));

    assertThatExceptionOfType(DamagedLogException.class).isThrownBy(() -> open(log));
  }

  /**
   * A run that a later play made earned had the mark of an unearned one, which it has lost since.
   */
  private static void isTheSameEventFile(String now, String then) {
    List<String> lines = now.lines().toList();
    List<String> before = then.lines().toList();
    assertThat(lines).hasSameSizeAs(before);
    for (int line = 0; line < lines.size(); line++) {
      String unearned = lines.get(line).contains("(UR)") ? "" : "(UR)";
      assertThat(lines.get(line)).isEqualTo(before.get(line).replace(unearned, ""));
    }
  }

  private static OwnedGame open(List<LoggedEvent> log) throws Exception {
    return OwnedGame.replay(
        GameScenario.GAME,
        new OpenedLog(1, StoredGames.rules("sba"), GameScenario.SECRETS, Map.of(), log),
        0,
        20_480);
  }

  /**
   * Without the responsible pitchers, whose scoring has been corrected since, and without what is
   * derived and was not told then.
   */
  private static JsonNode facts(JsonNode state) {
    if (state instanceof ObjectNode object) {
      object.remove("win_probability");
      object.remove("today");
    }
    state.path("bases").forEach(StoredGamesTest::withoutPitcher);
    return state;
  }

  private static void withoutPitcher(JsonNode runner) {
    if (runner instanceof ObjectNode object) {
      object.remove("pitcher_id");
    }
  }

  private static List<LoggedEvent> log(String game) throws IOException {
    return StoredGames.lines(game).stream().map(Line::logged).toList();
  }
}
