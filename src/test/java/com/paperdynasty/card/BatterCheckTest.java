package com.paperdynasty.card;

import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far the batter goes in a game with cards. */
class BatterCheckTest {
  private static final Submission DOUBLE_PLAY =
      Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);
  private static final Submission UNCAPPED = Submission.of(Outcome.SINGLE_UNCAPPED);
  private static final Submission BUNT = Submission.of(Outcome.SAC_BUNT, Position.PITCHER);

  private static @Nullable Problem check(
      Situation situation, Submission submission, Advance... advances) {
    return BatterCheck.faultIn(
        SampleTeams.CARDS, situation.game(), submission.withAdvances(List.of(advances)));
  }

  @Test
  void batterWhomTheTablePutsOutIsNotSafe() {
    for (int base = 1; base <= 4; base++) {
      assertThat(check(topOf(1), DOUBLE_PLAY, Advance.to(0, base)))
          .isEqualTo(
              Problem.about(
                  "advances",
                  ErrorCode.INVALID,
                  "The batter does what the card says without an error"));
    }
    assertThat(check(topOf(1), DOUBLE_PLAY, Advance.out(0, 1))).isNull();
    assertThat(check(topOf(1).runnersOn(1), DOUBLE_PLAY, Advance.to(0, 1)))
        .as("no double play")
        .isNotNull();
  }

  @Test
  void batterGoesFartherByAnError() {
    Submission misplayed = DOUBLE_PLAY.withErrors(List.of(Position.SHORTSTOP));

    assertThat(check(topOf(1), misplayed, Advance.to(0, 2))).isNull();
  }

  /** Who is named out in advances is out instead of the batter. */
  @Test
  void batterWhoIsSafeByTheOtherAdvancesMaySayIt() {
    Submission grounder = Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP);
    Situation first = topOf(1).runnersOn(1);

    assertThat(check(first, grounder, Advance.out(1, 2), Advance.to(0, 1))).isNull();
    assertThat(check(first, grounder, Advance.out(1, 2), Advance.to(0, 2))).isNotNull();
  }

  @Test
  void batterTakesTheNextBaseOfAnUncappedHitBehindARunnerWhoTries() {
    Situation second = topOf(1).runnersOn(2);

    assertThat(check(second, UNCAPPED, Advance.to(2, 4), Advance.to(0, 2))).isNull();
    assertThat(check(second, UNCAPPED, Advance.to(2, 4), Advance.out(0, 2))).isNull();
    assertThat(check(second, UNCAPPED, Advance.to(2, 4), Advance.to(0, 3))).isNotNull();
    assertThat(check(topOf(1), UNCAPPED, Advance.to(0, 2))).isNotNull();
    assertThat(check(topOf(1), UNCAPPED, Advance.to(0, 1))).isNull();
  }

  @Test
  void batterWhoBuntsReachesFirstAtMost() {
    Situation first = topOf(1).runnersOn(1);

    assertThat(check(first, BUNT, Advance.to(0, 1))).isNull();
    assertThat(check(first, BUNT, Advance.to(0, 2))).isNotNull();
    assertThat(check(first, Submission.of(Outcome.INTENTIONAL_WALK), Advance.to(0, 2))).isNotNull();
  }

  @Test
  void gameWithoutCardsTakesAnyAdvance() {
    Submission home = DOUBLE_PLAY.withAdvances(List.of(Advance.to(0, 4)));

    assertThat(BatterCheck.faultIn(GameCards.NONE, topOf(1).game(), home)).isNull();
  }
}
