package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.Situations;
import com.paperdynasty.baseball.state.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays that occur in major-league games, but not in those of the sample. Each is constructed in
 * the sample's form and submitted so that outs, bases, runs and their marks match.
 */
class RealPlaysTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADVANCE = Pattern.compile("([B123])([-X])([123H])([rutip]*)");

  private static final Path PLAYS = Path.of("src/test/resources/real-games/plays.txt");

  private static final Set<Stat> COUNTED = Set.copyOf(Stat.TEAM);

  static Stream<Arguments> plays() throws IOException {
    return Files.readAllLines(PLAYS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arguments.of((Object[]) line.split(" *\\| *", 4)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("plays")
  void realPlayGivesItsRealResult(
      String event, String situation, String advanceText, String credits) {
    BallGame game = Situations.of(situation);
    RealPlay play = play(game, event, advanceText);

    SubmissionFinder.Sent sent = SubmissionFinder.read(game, play);

    assertThat(sent).as("%s can be sent: %s", event, SubmissionCandidates.of(play)).isNotNull();
    assertThat(sent.exact()).as("%s in its marks, as %s", event, sent.submission()).isTrue();
    BallGame before = game.withDefense(sent.defense());
    Ruling.Legal legal = (Ruling.Legal) Umpire.rule(before, sent.submission());
    BallGame after = Innings.after(before, legal.play());
    assertThat(gained(before, after)).as(sent.submission().toString()).isEqualTo(credits);
  }

  /** The increase of both teams' totals, without statistics that are compared play by play. */
  private static String gained(BallGame before, BallGame after) {
    TreeMap<Stat, Integer> gain = new TreeMap<>();
    for (Side side : Side.values()) {
      for (Stat stat : COUNTED) {
        int more =
            after.book().of(side).totals().get(stat) - before.book().of(side).totals().get(stat);
        if (more != 0 && stat != Stat.LEFT_ON_BASE) {
          gain.merge(stat, more, Integer::sum);
        }
      }
    }
    return String.join(
        " ",
        gain.entrySet().stream()
            .map(e -> e.getKey().code() + (e.getValue() == 1 ? "" : "" + e.getValue()))
            .toList());
  }

  private static RealPlay play(BallGame game, String event, String advanceText) {
    ObjectNode play =
        JSON.createObjectNode()
            .put("inning", game.inning())
            .put("half", game.half().code())
            .put("batter_id", game.batter().player().id())
            .put("pitcher_id", game.pitcher().player().id())
            .put("outs_before", game.outs())
            .put("event_text", event)
            .put("pa", !event.matches("(SB|CS|PO|WP|PB|BK|DI|OA|FLE).*"))
            .put("trajectory", trajectory(event));
    ArrayNode bases = play.putArray("bases_before");
    Stream.of(1, 2, 3).filter(game.bases()::occupied).forEach(bases::add);
    Matcher fielder = Pattern.compile("^(?:S|D|DGR|T|HR|FC|E)?(\\d)").matcher(event);
    if (fielder.find()) {
      play.put("fielder", Integer.parseInt(fielder.group(1)));
    }
    ArrayNode errors = play.putArray("errors");
    Matcher error = Pattern.compile("E(\\d)").matcher(event);
    while (error.find()) {
      errors.add(Integer.parseInt(error.group(1)));
    }
    ArrayNode advances = play.putArray("advances");
    int outs = 0;
    int runs = 0;
    Matcher matcher = ADVANCE.matcher(advanceText);
    while (matcher.find()) {
      int to = matcher.group(3).equals("H") ? 4 : Integer.parseInt(matcher.group(3));
      boolean out = matcher.group(2).equals("X");
      advances.add(
          JSON.createObjectNode()
              .put("from", matcher.group(1).equals("B") ? 0 : Integer.parseInt(matcher.group(1)))
              .put("to", to)
              .put("out", out)
              .put("touched", matcher.group(4).contains("t"))
              .put("interference", matcher.group(4).contains("i"))
              .put("rbi", matcher.group(4).contains("r"))
              .put("unearned", matcher.group(4).contains("u")));
      outs += out ? 1 : 0;
      runs += to == 4 && !out ? 1 : 0;
    }
    return RealPlay.of(play.put("outs_on_play", outs).put("runs_on_play", runs));
  }

  private static String trajectory(String event) {
    List<String> modifiers = List.of(event.split("\\.", 2)[0].split("/", -1));
    String found = "";
    for (String modifier : modifiers.subList(1, modifiers.size())) {
      String seen =
          switch (modifier.replaceAll("[-+0-9].*", "")) {
            case "G", "GDP", "GTP" -> "ground";
            case "BG", "BGDP" -> "bunt_ground";
            case "BP", "BPDP" -> "bunt_pop";
            case "F", "FDP" -> "fly";
            case "L", "LDP", "LTP" -> "line";
            case "P" -> "pop";
            default -> found;
          };
      found = seen;
    }
    return found;
  }
}
