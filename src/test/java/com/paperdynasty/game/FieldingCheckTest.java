package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.FieldingChart;
import com.paperdynasty.baseball.FieldingChart.Finding;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.wire.SampleRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A fielding check: in a digital league the server reads the chart, in a manual league the manager
 * does.
 */
class FieldingCheckTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Submission CHECK = Submission.of(Outcome.X_CHECK, Position.SHORTSTOP);

  private static Finding expected(Scene scene) {
    FieldingChart chart = scene.state().league().fielding();
    Roll roll = scene.pending();
    int errorCheck = Scene.SECRETS.cup().dice(0).errorCheck(roll.number(), "", "");
    return chart.lookUp(
        Position.SHORTSTOP,
        chart.withoutCard(Position.SHORTSTOP),
        roll.dice().resolutionD20(),
        errorCheck);
  }

  @Test
  void chartDecidesTheResultAndTheLogKeepsIt() {
    Scene scene = Scene.digital();
    Set<Outcome> found = new HashSet<>();
    for (int play = 0; play < 200 && !scene.state().game().isOver(); play++) {
      scene.when(Scene.CAROL, ROLL);
      Finding expected = expected(scene);
      scene.when(scene.atBat(), submit(CHECK));
      Submission logged = ((Event.PlayResolved) scene.accepted().get(0)).submission();
      assertThat(logged).isEqualTo(CHECK.cameTo(expected.outcome()).forBases(expected.bases()));
      assertThat(scene.state().lastPlay().outcome()).isEqualTo(expected.outcome());
      found.add(expected.outcome());
    }
    assertThat(found).contains(Outcome.SINGLE_1, Outcome.GROUNDBALL_A, Outcome.REACHED_ON_ERROR);
    assertThat(LogFold.of(SampleRules.PD, scene.log())).isEqualTo(scene.state());
  }

  @Test
  void undoneCheckHasTheSameResultAgain() {
    Scene scene = Scene.digital().when(ALICE, ROLL).when(ALICE, submit(CHECK));
    List<Event> first = scene.accepted();

    scene.when(Scene.CAROL, new Command.UndoPlay("misread", null)).when(ALICE, submit(CHECK));

    assertThat(((Event.PlayResolved) scene.accepted().get(0)).submission())
        .isEqualTo(((Event.PlayResolved) first.get(0)).submission());
  }

  @Test
  void resultThatDiffersFromTheChartIsRefused() {
    Scene scene = Scene.digital().when(ALICE, ROLL);
    Finding expected = expected(scene);
    Outcome other = expected.outcome() == Outcome.TRIPLE ? Outcome.DOUBLE : Outcome.TRIPLE;

    Problem refusal = scene.when(ALICE, submit(CHECK.cameTo(other))).refused();

    assertThat(refusal.message()).isEqualTo("Outcome does not match the card");
    assertThat(refusal.field()).isEqualTo("outcome");
    assertThat(scene.when(ALICE, submit(CHECK.cameTo(expected.outcome()))).accepted()).hasSize(1);
  }

  @Test
  void managerGivesTheResultInAManualLeague() {
    Scene scene = Scene.newGame().when(ALICE, ROLL);

    assertThat(scene.when(ALICE, submit(CHECK)).refused().message())
        .isEqualTo("Outcome x_check requires result");
    assertThat(scene.when(ALICE, submit(CHECK.cameTo(Outcome.SINGLE))).accepted()).hasSize(1);
  }

  @Test
  void theErrorCheckIsNotTiedToTheCell() {
    Set<String> seen = new HashSet<>();
    for (int number = 1; number <= 3000; number++) {
      int cell = Scene.SECRETS.cup().dice(0).roll(number, "", "").d6TwoTotal();
      seen.add(cell + " " + Scene.SECRETS.cup().dice(0).errorCheck(number, "", ""));
    }
    assertThat(seen).contains("7 8", "7 10", "7 11", "7 13", "6 9", "6 12");
  }
}
