package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.play.Choice.Option;
import org.junit.jupiter.api.Test;

/** Whether the runner on third comes home on a fly ball. */
class DeepFlyTest {
  private static CardPlayScenario fly(Situation situation) {
    return given(situation).cell(CardOutcome.of(Outcome.FLYOUT_BQ, Position.RIGHT_FIELD));
  }

  @Test
  void sideAtBatChoosesWhetherTheRunnerOnThirdGoes() {
    Choice choice = fly(topOf(1).runnersOn(1, 3)).open();

    assertThat(choice.kind()).isEqualTo(Choice.Kind.SEND_RUNNER);
    assertThat(choice.options())
        .containsExactly(
            new Option("go", "Eddie Marsh runs home after the catch", 17),
            new Option("hold", "Eddie Marsh stays at third", null));
    assertThat(choice.standard()).isEqualTo("go");
    assertThat(fly(topOf(1).runnersOn(1, 3)).running(2).open().standard()).isEqualTo("hold");
  }

  @Test
  void runnerScoresOrIsTheSecondOut() {
    assertThat(fly(topOf(1).runnersOn(3)).choosing("go").d20(17).result().notation())
        .isEqualTo("F9.3-H");
    assertThat(fly(topOf(1).runnersOn(3)).choosing("go").d20(18).result().notation())
        .isEqualTo("F9.3XH");
    assertThat(fly(topOf(1).runnersOn(3)).choosing("hold").result().notation()).isEqualTo("F9");
  }

  @Test
  void nobodyIsAskedWhereTheTableScoresTheRunner() {
    League scores =
        CardPlayScenario.pdWith(
            "flyout_bq:            {batter: out, runners: hold}",
            "flyout_bq:            {batter: out, third: home, runners: hold}");

    assertThat(
            given(topOf(1).runnersOn(3), scores)
                .cell(CardOutcome.of(Outcome.FLYOUT_BQ, Position.RIGHT_FIELD))
                .result()
                .notation())
        .isEqualTo("F9.3-H");
  }

  @Test
  void nobodyIsAskedWithTwoOutsOrThirdEmpty() {
    assertThat(fly(topOf(1).outs(2).runnersOn(3)).result().notation()).isEqualTo("F9");
    assertThat(fly(topOf(1).runnersOn(1, 2)).result().notation()).isEqualTo("F9");
  }
}
