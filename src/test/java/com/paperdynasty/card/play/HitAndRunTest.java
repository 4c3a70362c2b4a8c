package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Ratings.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of the cell when the runners go with the pitch. */
class HitAndRunTest {
  private static CardPlayScenario hitAndRun(Situation situation, CardOutcome cell) {
    return given(situation)
        .cell(cell)
        .called(new CalledPlay(CalledPlay.Batter.HITS_AND_RUNS, List.of()));
  }

  private static CardPlayScenario grounder(Position position) {
    return hitAndRun(topOf(1).runnersOn(1), CardOutcome.of(Outcome.GROUNDBALL_A, position));
  }

  @ParameterizedTest
  @CsvSource({"A, 5", "B, 4", "C, 3", "D, 2"})
  void groundBallGoesThroughTheHoleByTheBattersGrade(Grade grade, int hole) {
    assertThat(grounder(Position.SECOND_BASE).grade(grade).d20(hole).result().notation())
        .isEqualTo("1B.1-3");
    assertThat(grounder(Position.SECOND_BASE).grade(grade).d20(hole + 1).result().notation())
        .as("no double play")
        .isEqualTo("4-3.1-2");
  }

  @Test
  void groundBallGoesThroughOnTheSideWhereItWasHit() {
    assertThat(grounder(Position.SHORTSTOP).d20(1).over().submission().hitLocation())
        .isEqualTo(Position.LEFT_FIELD);
    assertThat(grounder(Position.SECOND_BASE).d20(1).over().submission().hitLocation())
        .isEqualTo(Position.RIGHT_FIELD);
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_1, 1, 1B.1-3",
    "SINGLE_UNCAPPED, 12, 1B.2-H;1-3",
    "DOUBLE_2, 1, 2B.1-H",
    "DOUBLE_UNCAPPED, 1, 2B.1-H",
    "TRIPLE, 1, 3B.1-H",
    "HOMERUN, 1, HR.1-H",
    "WALK, 1, BB.1-2",
    "POPOUT, 1, P",
  })
  void hitGivesTheRunnersOneMoreBase(Outcome outcome, String on, String notation) {
    assertThat(hitAndRun(topOf(1).runnersOn(on), CardOutcome.of(outcome)).result().notation())
        .isEqualTo(notation);
  }

  @ParameterizedTest
  @CsvSource({"A, 16", "B, 12", "C, 8", "D, 4"})
  void runnersStealWithoutAJumpWhenTheBatterStrikesOut(Grade grade, int protects) {
    CardOutcome strikeout = CardOutcome.of(Outcome.STRIKEOUT_OUT);
    Situation onFirst = topOf(1).runnersOn(1);
    assertThat(hitAndRun(onFirst, strikeout).grade(grade).d20(protects).result().notation())
        .isEqualTo("K");
    assertThat(
            hitAndRun(onFirst, strikeout).grade(grade).d20(protects + 1).d20(9).result().notation())
        .isEqualTo("K+SB.1-2");
    assertThat(
            hitAndRun(onFirst, strikeout)
                .grade(grade)
                .d20(protects + 1)
                .d20(10)
                .result()
                .notation())
        .isEqualTo("K+CS.1X2");
  }

  @Test
  void strikeoutForTheThirdOutNeedsNoDie() {
    assertThat(
            hitAndRun(topOf(1).outs(2).runnersOn(1), CardOutcome.of(Outcome.STRIKEOUT_OUT))
                .result()
                .notation())
        .isEqualTo("K");
  }

  @Test
  void leadRunnerIsDoubledOffOnALinerToTheInfield() {
    CardOutcome infield = CardOutcome.of(Outcome.LINEOUT, Position.SHORTSTOP);
    CardOutcome outfield = CardOutcome.of(Outcome.LINEOUT, Position.LEFT_FIELD);

    assertThat(hitAndRun(topOf(1).runnersOn(1), infield).result().outs()).isEqualTo(2);
    assertThat(hitAndRun(topOf(1).runnersOn(1), outfield).result().outs()).isEqualTo(1);
    assertThat(hitAndRun(topOf(1).outs(2).runnersOn(1), infield).result().outs()).isEqualTo(1);
  }

  @Test
  void cellStandsWhereNobodyCanGo() {
    CardOutcome cell = CardOutcome.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);

    assertThat(hitAndRun(topOf(1).runnersOn(1, 2, 3), cell).result().outs()).isEqualTo(2);
    assertThat(hitAndRun(topOf(1), cell).result().notation()).isEqualTo("6-3");
  }
}
