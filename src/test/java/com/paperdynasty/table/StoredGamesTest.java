package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Decisions;
import com.paperdynasty.baseball.Illegal;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Umpire;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.RuleBook;
import com.paperdynasty.game.Scene;
import com.paperdynasty.game.StateHash;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.LeagueFaultException;
import com.paperdynasty.wire.LeagueFile;
import com.paperdynasty.wire.SampleRules;
import com.paperdynasty.wire.StateJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logs that an earlier version of the program has written (see the README beside them). Whatever
 * the rules refuse or work out otherwise by now, these games open and stand as they stood.
 */
class StoredGamesTest {
  private static final Path GAMES = Path.of("src/test/resources/stored-games");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {"managed", "pitcher-bats", "random-1", "random-2", "random-3", "random-4"})
  void aLogWrittenBeforeGivesTheSameFactsEventByEvent(String game) throws Exception {
    TableState state = null;
    for (Line line : lines(game)) {
      LoggedEvent logged = line.logged();
      state =
          state == null
              ? Table.created((Event.GameCreated) logged.event(), rules())
              : Table.apply(state, logged.event());
      JsonNode told = MAPPER.readTree(line.stored().data());
      if (told.has("state")) {
        assertThat(facts(MAPPER.readTree(StateJson.state(state))))
            .as("%s, seq %d: %s", game, logged.seq(), line.stored().data())
            .isEqualTo(facts(told.path("state")));
      }
      if (told.has("lineups")) {
        assertThat(MAPPER.readTree(StateJson.lineups(state))).isEqualTo(told.path("lineups"));
      }
      if (told.has("runners_advanced")) {
        JsonNode again = MAPPER.readTree(EventJson.data(logged.event(), state));
        for (String fact :
            List.of("outcome", "runners_advanced", "outs_recorded", "runs_scored", "submission")) {
          assertThat(again.path(fact)).as(fact).isEqualTo(told.path(fact));
        }
      }
    }
    assertThat(state.game().isOver()).isTrue();
  }

  @Test
  void aLogWithHashesOfAnOlderVersionOpens() throws Exception {
    OpenGame opened = open(log("managed"));

    assertThat(log("managed").get(0).stateHash().version())
        .isLessThan(opened.state().hash().version());
    assertThat(Decisions.of(opened.state().game()).winningPitcher()).isEqualTo("h-r2");
  }

  @Test
  void thePlaysAreAppliedThoughTheyWouldBeRefusedOrCountedOtherwiseToday() throws Exception {
    TableState state = null;
    List<String> refused = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (LoggedEvent logged : log("managed")) {
      if (state != null && logged.event() instanceof Event.PlayResolved play) {
        Ruling ruling = Umpire.rule(state.game(), play.submission());
        if (ruling instanceof Illegal illegal) {
          refused.add(play.submission().outcome().code() + ": " + illegal.reason());
        } else if (!((Ruling.Legal) ruling).play().facts().equals(play.facts())) {
          otherwise.add(play.submission().outcome().code());
        }
      }
      state =
          state == null
              ? Table.created((Event.GameCreated) logged.event(), rules())
              : Table.apply(state, logged.event());
    }

    assertThat(refused)
        .satisfiesExactly(
            strikeout -> assertThat(strikeout).startsWith("strikeout_reached: With first occupied"),
            caught -> assertThat(caught).startsWith("walk: The runner on first is forced"),
            picked -> assertThat(picked).startsWith("walk: The runner on first is forced"));
    assertThat(otherwise).contains("groundball_a");
  }

  @Test
  void aHashOfTodaysVersionIsCompared() throws Exception {
    List<LoggedEvent> log = new ArrayList<>(log("managed"));
    LoggedEvent last = log.remove(log.size() - 1);
    StateHash wrong = new StateHash(open(log).state().hash().version(), "00".repeat(32));
    log.add(new LoggedEvent(last.seq(), last.event(), wrong));

    assertThatExceptionOfType(OpenGame.ReplayDiffers.class).isThrownBy(() -> open(log));
  }

  private static OpenGame open(List<LoggedEvent> log) throws Exception {
    return OpenGame.fold(
        Scene.GAME, new Opened(1, rules(), Scene.SECRETS, Map.of(), log), 0, 20_480);
  }

  /** Which pitcher answers for a runner is the scorer's to say, and he may have learned better. */
  private static JsonNode facts(JsonNode state) {
    state.path("bases").forEach(StoredGamesTest::withoutPitcher);
    return state;
  }

  private static void withoutPitcher(JsonNode runner) {
    if (runner instanceof ObjectNode object) {
      object.remove("pitcher_id");
    }
  }

  private static RuleBook rules() throws IOException, LeagueFaultException {
    String text = Files.readString(GAMES.resolve("sba.yaml"));
    return new RuleBook(SampleRules.SBA.hash(), LeagueFile.parse("sba", "sba.yaml", text));
  }

  /** A line as it was stored, and what is read from it. */
  private record Line(StoredEvent stored, LoggedEvent logged) {}

  private static List<LoggedEvent> log(String game) throws IOException {
    return lines(game).stream().map(Line::logged).toList();
  }

  private static List<Line> lines(String game) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (var in = new GZIPInputStream(Files.newInputStream(GAMES.resolve(game + ".jsonl.gz")))) {
      for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        JsonNode row = MAPPER.readTree(text);
        StoredEvent stored =
            new StoredEvent(
                row.path("type").textValue(),
                row.path("version").asInt(1),
                row.path("data").textValue());
        StateHash hash =
            new StateHash(row.path("hash_version").intValue(), row.path("state_hash").textValue());
        LoggedEvent logged =
            new LoggedEvent(lines.size() + 1L, EventCodec.decode(stored, Map.of()), hash);
        lines.add(new Line(stored, logged));
      }
    }
    return lines;
  }
}
