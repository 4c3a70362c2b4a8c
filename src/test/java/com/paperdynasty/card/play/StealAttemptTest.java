package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.Ratings.Stealing;
import com.paperdynasty.card.play.Choice.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A steal that was called: every other throw of two dice is a jump. */
class StealAttemptTest {
  private static final int JUMP = 7;
  private static final int NO_JUMP = 12;

  private static CardPlayScenario steal(Situation situation, Integer... bases) {
    return given(situation)
        .cell(CardOutcome.of(Outcome.WALK))
        .stealing(new Stealing(18, 14, 12, 2))
        .called(new CalledPlay(CalledPlay.Batter.SWINGS, List.of(bases)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 14, SB.1-2", "1, 1, 15, CS.1X2",
    "2, 2, 12, SB.2-3", "2, 2, 13, CS.2X3",
    "3, 3, 2, SB.3-H", "3, 3, 3, CS.3XH",
    "13, 1, 14, SB.1-2",
  })
  void runnerWithAJumpStealsWithThatChance(String on, int base, int d20, String notation) {
    PlayResult play = steal(topOf(1).runnersOn(on), base).twoD6(JUMP).d20(d20).result();

    assertThat(play.notation()).isEqualTo(notation);
    assertThat(play.plateAppearance()).isFalse();
  }

  @Test
  void withoutAJumpNobodyGoesAndTheCellIsRead() {
    assertThat(steal(topOf(1).runnersOn(1), 1).twoD6(NO_JUMP).result().notation())
        .isEqualTo("BB.1-2");
  }

  @Test
  void pitcherAndCatcherMakeItHarder() {
    CardPlayScenario game = steal(topOf(1).runnersOn(1), 1).battery(2, 3).twoD6(JUMP);

    assertThat(game.d20(10).result().notation()).isEqualTo("CS.1X2");
  }

  @Test
  void runnerBehindOneWhoStaysDoesNotGo() {
    assertThat(steal(topOf(1).runnersOn(1, 2), 1).result().notation()).isEqualTo("BB.2-3;1-2");
    assertThat(steal(topOf(1), 1).result().notation()).isEqualTo("BB");
  }

  @Test
  void fieldersChooseWhomTheyThrowAtOnADoubleSteal() {
    CardPlayScenario game = steal(topOf(1).runnersOn(1, 2), 1, 2).twoD6(JUMP);

    Choice choice = game.open();
    assertThat(choice.kind()).isEqualTo(Choice.Kind.THROW_TO);
    assertThat(choice.side()).isEqualTo(Side.HOME);
    assertThat(choice.options())
        .containsExactly(
            new Option("third", "Throw to third, where Lou Tremblay runs", 12),
            new Option("second", "Throw to second, where Hank Okafor runs", 14));
    assertThat(choice.standard()).isEqualTo("third");
  }

  @ParameterizedTest
  @CsvSource({
    "third, 12, SB+SB.2-3;1-2",
    "third, 13, CS+SB.2X3;1-2",
    "second, 15, SB+CS.2-3;1X2",
  })
  void otherRunnerOfADoubleStealIsSafe(String thrown, int d20, String notation) {
    PlayResult play =
        steal(topOf(1).runnersOn(1, 2), 1, 2).twoD6(JUMP).choosing(thrown).d20(d20).result();

    assertThat(play.notation()).isEqualTo(notation);
  }

  @Test
  void nobodyIsAskedWhereTheRunnerFromThirdWinsTheGame() {
    Situation tied = bottomOf(9).runnersOn(1, 3).score(3, 3);

    assertThat(steal(tied, 1, 3).twoD6(JUMP).d20(2).result().runs()).isEqualTo(1);
    assertThat(steal(tied, 1, 3).twoD6(JUMP).d20(3).result().outs()).isEqualTo(1);
  }

  @Test
  void runnerWhoIsCaughtForTheThirdOutLeavesTheBatterAtBat() {
    PlayResult play = steal(topOf(1).outs(2).runnersOn(1), 1).twoD6(JUMP).d20(20).result();

    assertThat(play.outs()).isEqualTo(1);
    assertThat(play.plateAppearance()).isFalse();
  }

  @Test
  void runScoresBeforeTheThrowToSecond() {
    PlayResult play =
        steal(topOf(1).outs(2).runnersOn(1, 3), 1, 3)
            .twoD6(JUMP)
            .choosing("second")
            .d20(20)
            .result();

    assertThat(play.runs()).isEqualTo(1);
  }
}
