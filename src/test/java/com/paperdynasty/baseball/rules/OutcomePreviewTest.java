package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.DiamondDrawing;
import com.paperdynasty.baseball.PlayAssert;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.rules.OutcomePreview.Case;
import com.paperdynasty.baseball.rules.OutcomePreview.Line;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.Situation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomePreviewTest {
  private static final Pattern PARTS = Pattern.compile(", (?=runner|batter|side|game)");

  @Test
  void lineDescribesTheBatterWithTheBasesEmpty() {
    read(
        topOf(1),
        """
        groundball_a: Batter out
        groundball_b: Batter out
        groundball_c: Batter out
        flyout_a: Batter out
        flyout_b bp_flyout: Batter out
        flyout_bq: Batter out
        flyout_c lineout bp_lineout popout: Batter out
        single: Batter on first
        single_1 bp_single single_uncapped: Batter on first
        single_2: Batter on first
        double double_2 double_uncapped: Batter on second
        double_3: Batter on second
        """);
  }

  @Test
  void lineDescribesTheLeadRunnerFirst() {
    read(
        topOf(3).runnersOn(1, 3).outs(1).infield(InfieldDepth.CORNERS_IN),
        """
        groundball_a [P C 1B 3B]: Runner on third holds, runner on first to second, batter out
        groundball_a [2B SS]: Runner on first out at second, batter out, side retired
        groundball_b [P C 1B 3B]: Runner on third holds, runner on first to second, batter out
        groundball_b [2B SS]: Runner on third scores, runner on first out at second, batter on first
        groundball_c [P C 1B 3B]: Runner on third holds, runner on first to second, batter out
        groundball_c [2B SS]: Runner on third scores, runner on first to second, batter out
        flyout_a: Runner on third scores, runner on first to second, batter out
        flyout_b bp_flyout: Runner on third scores, runner on first holds, batter out
        flyout_bq: Runners hold, batter out
        flyout_c lineout bp_lineout popout: Runners hold, batter out
        single: Runner on third scores, runner on first to second, batter on first
        single_1 bp_single single_uncapped: \
        Runner on third scores, runner on first to second, batter on first
        single_2: Runner on third scores, runner on first to third, batter on first
        double double_2 double_uncapped: \
        Runner on third scores, runner on first to third, batter on second
        double_3: Runners on third and first score, batter on second
        """);
  }

  @Test
  void outEndsTheHalfWithTwoOuts() {
    BallGame game = topOf(3).runnersOn(2).outs(2).game();
    assertThat(does(game, Outcome.GROUNDBALL_C)).isEqualTo("Batter out, side retired");
    assertThat(does(game, Outcome.FLYOUT_A)).isEqualTo("Batter out, side retired");
    assertThat(does(game, Outcome.SINGLE)).isEqualTo("Runner on second scores, batter on first");
  }

  @Test
  void lineSaysThatTheWinningRunEndsTheGame() {
    BallGame game = bottomOf(9).runnersOn(2, 3).score(4, 4).game();
    assertThat(does(game, Outcome.SINGLE))
        .isEqualTo("Runner on third scores, runner on second to third, batter on first, game over");
    assertThat(does(game, Outcome.FLYOUT_B))
        .isEqualTo("Runner on third scores, runner on second holds, batter out, game over");
  }

  @Test
  void previewIsEmptyWhenNoPitchCanBeThrown() {
    BallGame over = Innings.called(topOf(9).score(3, 1).game());
    assertThat(OutcomePreview.of(over).lines()).isEmpty();
  }

  /** In every situation the lines have as many runs and outs as the umpire's ruling. */
  @ParameterizedTest
  @CsvSource({"---", "1--", "-2-", "--3", "12-", "1-3", "-23", "123"})
  void everyCaseMatchesTheUmpiresRuling(String bases) {
    for (int outs = 0; outs < 3; outs++) {
      for (InfieldDepth depth : InfieldDepth.values()) {
        BallGame game = topOf(5).runnersOn(bases).outs(outs).infield(depth).game();
        List<Line> lines = OutcomePreview.of(game).lines();
        assertThat(lines).hasSize(12);
        for (Line line : lines) {
          line.cases().forEach(entry -> check(game, entry));
        }
      }
    }
  }

  private static void check(BallGame game, Case entry) {
    for (Outcome outcome : entry.outcomes()) {
      List<Position> places = entry.locations().isEmpty() ? Position.FIELD : entry.locations();
      for (Position place : places) {
        PlayAssert playAssert = PlayAssert.given(game).when(outcome, place);
        String where = DiamondDrawing.draw(game) + outcome.code() + " to " + place.code();
        assertThat(count(entry.does(), "out")).as(where).isEqualTo(playAssert.result.outs());
        assertThat(runs(entry.does())).as(where).isEqualTo(playAssert.result.runs());
      }
    }
  }

  private static int count(String text, String word) {
    return (int) Pattern.compile("\\b(" + word + ")\\b").matcher(text).results().count();
  }

  /** The runs in a text: "Runners on third, second and first score" are three. */
  private static int runs(String text) {
    return PARTS
        .splitAsStream(text)
        .filter(part -> part.matches(".* scores?"))
        .mapToInt(part -> count(part, "first|second|third"))
        .sum();
  }

  private static void read(Situation situation, String expected) {
    BallGame game = situation.game();
    String lines =
        OutcomePreview.of(game).lines().stream()
            .flatMap(line -> line.cases().stream())
            .map(OutcomePreviewTest::line)
            .collect(Collectors.joining());
    assertThat(lines).as("\n" + DiamondDrawing.draw(game)).isEqualTo(expected);
  }

  private static String line(Case entry) {
    String outcomes = entry.outcomes().stream().map(Outcome::code).collect(Collectors.joining(" "));
    String places = entry.locations().stream().map(Position::code).collect(Collectors.joining(" "));
    return outcomes + (places.isEmpty() ? "" : " [" + places + "]") + ": " + entry.does() + "\n";
  }

  private static String does(BallGame game, Outcome outcome) {
    return OutcomePreview.of(game).lines().stream()
        .flatMap(line -> line.cases().stream())
        .filter(entry -> entry.outcomes().contains(outcome))
        .map(Case::does)
        .collect(Collectors.joining(" / "));
  }
}
