package com.paperdynasty.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.CardsEverywhere;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.league.SampleRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The logs that earlier versions of the program have written (see the README beside them). */
final class StoredGames {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path GAMES = Path.of("src/test/resources/stored-games");

  /** The names beside the logs that contain no names. */
  static final Map<String, String> NAMES =
      Map.of("alice", "Alice", "bob", "Bob", "carol", "Carol", "sam", "Sam", "root", "Root");

  /** The cards of the games with choices: runners may always go on, and many are injured. */
  static final GameCards CARDS =
      CardsEverywhere.of(CardOutcome.of(Outcome.SINGLE_UNCAPPED), Cell.FACES);

  private StoredGames() {}

  /**
   * A line as it was stored, and what is read from it.
   *
   * @param shown the data of the frame that clients got at the time
   */
  record Line(StoredEvent stored, LoggedEvent logged, JsonNode shown) {}

  /** The lines of a game, by the path of its file without the ending. */
  static List<Line> lines(String game) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (var in = new GZIPInputStream(Files.newInputStream(GAMES.resolve(game + ".jsonl.gz")))) {
      for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        lines.add(line(lines.size() + 1L, MAPPER.readTree(text)));
      }
    }
    return lines;
  }

  private static Line line(long seq, JsonNode row) throws IOException {
    String data = row.path("data").textValue();
    StoredEvent stored =
        new StoredEvent(
            row.path("type").textValue(),
            row.path("version").asInt(1),
            Instant.parse(row.path("at").asText("1970-01-01T00:00:00Z")),
            data);
    StateHash hash =
        new StateHash(row.path("hash_version").intValue(), row.path("state_hash").textValue());
    return new Line(
        stored,
        new LoggedEvent(seq, EventCodec.decode(stored, NAMES), hash),
        MAPPER.readTree(row.path("frame").asText(data)));
  }

  /** The event file that the program wrote of a game which it stored. */
  static String eventFile(String game) throws IOException {
    return Files.readString(GAMES.resolve(game + ".evn"));
  }

  /** What the games with cards are pinned to. */
  static RuleBook rulesWithCards() {
    return CardedScenario.newGame(Hands.OWN, CARDS).state().rules();
  }

  /** What the games of a league are pinned to. */
  static RuleBook rules(String league) throws IOException, InvalidLeagueException {
    String text = Files.readString(GAMES.resolve(league + ".yaml"));
    return new RuleBook(
        SampleRules.SBA.hash(), LeagueFileReader.parse(league, league + ".yaml", text, 32));
  }
}
