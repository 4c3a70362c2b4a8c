package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.league.FieldingChart.FieldingResult;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.Problem;
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

  private static FieldingResult expected(GameScenario gameScenario) {
    FieldingChart chart = gameScenario.state().league().fielding();
    Roll roll = gameScenario.pending();
    int errorCheck = GameScenario.SECRETS.seeds().dice(0).errorCheck(roll.number(), "", "");
    return chart.lookUp(
        Position.SHORTSTOP,
        chart.withoutCard(Position.SHORTSTOP),
        roll.dice().resolutionD20(),
        errorCheck);
  }

  @Test
  void chartDecidesTheResultAndTheLogKeepsIt() {
    GameScenario gameScenario = GameScenario.digital();
    Set<Outcome> found = new HashSet<>();
    for (int play = 0; play < 200 && !gameScenario.state().game().isOver(); play++) {
      gameScenario.when(GameScenario.CAROL, ROLL);
      FieldingResult expected = expected(gameScenario);
      gameScenario.when(gameScenario.atBat(), submit(CHECK));
      Submission logged = ((Event.PlayResolved) gameScenario.accepted().get(0)).submission();
      assertThat(logged)
          .isEqualTo(CHECK.withResult(expected.outcome()).withBases(expected.bases()));
      assertThat(gameScenario.state().lastPlay().outcome()).isEqualTo(expected.outcome());
      found.add(expected.outcome());
    }
    assertThat(found).contains(Outcome.SINGLE_1, Outcome.GROUNDBALL_A, Outcome.REACHED_ON_ERROR);
    assertThat(LogFold.of(SampleRules.PD, gameScenario.log())).isEqualTo(gameScenario.state());
  }

  @Test
  void undoneCheckHasTheSameResultAgain() {
    GameScenario gameScenario = GameScenario.digital().when(ALICE, ROLL).when(ALICE, submit(CHECK));
    List<Event> first = gameScenario.accepted();

    gameScenario
        .when(GameScenario.CAROL, new Command.UndoPlay("misread", null))
        .when(ALICE, submit(CHECK));

    assertThat(((Event.PlayResolved) gameScenario.accepted().get(0)).submission())
        .isEqualTo(((Event.PlayResolved) first.get(0)).submission());
  }

  @Test
  void resultThatDiffersFromTheChartIsRefused() {
    GameScenario gameScenario = GameScenario.digital().when(ALICE, ROLL);
    FieldingResult expected = expected(gameScenario);
    Outcome other = expected.outcome() == Outcome.TRIPLE ? Outcome.DOUBLE : Outcome.TRIPLE;

    Problem refusal = gameScenario.when(ALICE, submit(CHECK.withResult(other))).refused();

    assertThat(refusal.message()).isEqualTo("Outcome does not match the card");
    assertThat(refusal.field()).isEqualTo("outcome");
    assertThat(gameScenario.when(ALICE, submit(CHECK.withResult(expected.outcome()))).accepted())
        .hasSize(1);
  }

  @Test
  void managerGivesTheResultInAManualLeague() {
    GameScenario gameScenario = GameScenario.newGame().when(ALICE, ROLL);

    assertThat(gameScenario.when(ALICE, submit(CHECK)).refused().message())
        .isEqualTo("Outcome x_check requires result");
    assertThat(gameScenario.when(ALICE, submit(CHECK.withResult(Outcome.SINGLE))).accepted())
        .hasSize(1);
  }

  @Test
  void theErrorCheckIsNotTiedToTheCell() {
    Set<String> seen = new HashSet<>();
    for (int number = 1; number <= 3000; number++) {
      int cell = GameScenario.SECRETS.seeds().dice(0).roll(number, "", "").d6TwoTotal();
      seen.add(cell + " " + GameScenario.SECRETS.seeds().dice(0).errorCheck(number, "", ""));
    }
    assertThat(seen).contains("7 8", "7 10", "7 11", "7 13", "6 9", "6 12");
  }
}
