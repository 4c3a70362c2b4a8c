package com.paperdynasty.card.play;

import static com.paperdynasty.baseball.state.Situation.topOf;
import static com.paperdynasty.card.play.CardPlayScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.card.play.Choice.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of a bunt by the batter's grade. The d20 of the roll sends it to the pitcher. */
class BuntTest {
  private static CardPlayScenario bunt(Situation situation) {
    return called(situation, CalledPlay.Batter.BUNTS);
  }

  private static CardPlayScenario squeeze(Situation situation) {
    return called(situation, CalledPlay.Batter.SQUEEZES);
  }

  private static CardPlayScenario called(Situation situation, CalledPlay.Batter batter) {
    return given(situation).called(new CalledPlay(batter, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "A, 1, P1",
    "A, 4, 1-3.1-2",
    "A, 18, 1-3.1-2",
    "A, 19, 1B.1-2",
    "B, 2, P1",
    "B, 7, 1-3.1-2",
    "B, 19, 1-3.1-2",
    "B, 20, 1B.1-2",
    "C, 3, P1",
    "C, 10, 1-3.1-2",
    "C, 20, 1B.1-2",
    "D, 5, P1",
    "D, 14, 1-3.1-2",
    "D, 20, 1-3.1-2",
  })
  void buntComesOffByTheBattersGrade(Grade grade, int d20, String notation) {
    PlayResult play = bunt(topOf(1).runnersOn(1)).grade(grade).d20(d20).result();

    assertThat(play.notation()).isEqualTo(notation);
    assertThat(play.isCredited(Stat.SACRIFICE_HITS)).isEqualTo(notation.startsWith("1-3"));
  }

  @ParameterizedTest
  @CsvSource({"A, 2, 3", "B, 3, 6", "C, 4, 9", "D, 6, 13"})
  void fieldersChooseOnABuntThatIsTooHard(Grade grade, int from, int to) {
    for (int d20 = from; d20 <= to; d20++) {
      Choice choice = bunt(topOf(1).runnersOn(1, 2)).grade(grade).d20(d20).open();

      assertThat(choice.kind()).isEqualTo(Choice.Kind.THROW_TO);
      assertThat(choice.options())
          .containsExactly(
              new Option("first", "Throw to first, where Sal Benedetti is out", null),
              new Option("third", "Throw to third, where Lou Tremblay runs", 5));
    }
  }

  @Test
  void throwToTheLeadBaseIsAForceOutOrEverybodyIsSafe() {
    CardPlayScenario out = bunt(topOf(1).runnersOn(1, 2)).d20(6).choosing("third").d20(6);
    assertThat(out.result().notation()).isEqualTo("1-5.1-2;2X3");
    assertThat(out.result().isCredited(Stat.SACRIFICE_HITS)).isFalse();

    PlayResult safe = bunt(topOf(1).runnersOn(1, 2)).d20(6).choosing("third").d20(5).result();
    assertThat(safe.outs()).isZero();
    assertThat(safe.bases().count()).isEqualTo(3);
    assertThat(safe.isCredited(Stat.SACRIFICE_HITS)).isTrue();

    assertThat(bunt(topOf(1).runnersOn(1, 2)).d20(6).choosing("first").result().bases().mask())
        .isEqualTo(6);
  }

  /** Whatever a league's table says of a bunt, everybody is safe who can be. */
  @Test
  void everybodyIsSafeAlsoWhereTheTableHoldsTheRunners() {
    League holds =
        CardPlayScenario.pdWith(
            "sac_bunt:             {batter: out, runners: +1}",
            "sac_bunt:             {batter: out, runners: hold}");

    PlayResult safe =
        given(topOf(1).runnersOn(1, 2, 3).outs(1), holds)
            .called(new CalledPlay(CalledPlay.Batter.BUNTS, List.of()))
            .d20(6)
            .choosing("home")
            .d20(1)
            .result();
    assertThat(safe.runs()).isEqualTo(1);
  }

  @Test
  void infieldThatPlaysInGetsToMoreBunts() {
    Situation in = topOf(1).runnersOn(3).infield(InfieldDepth.IN);

    assertThat(bunt(in).d20(10).open().options()).hasSize(2);
    assertThat(bunt(in).d20(11).result().runs()).isEqualTo(1);
  }

  @Test
  void batterBuntsForAHitWithTwoOutsOrNobodyOn() {
    for (Situation situation : List.of(topOf(1), topOf(1).outs(2).runnersOn(1))) {
      assertThat(bunt(situation).d20(10).result().outs()).isEqualTo(1);
      assertThat(bunt(situation).d20(20).result().isHit()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 0", "2, 2, 0", "3, 1, 0", "4, 1, 0", "5, 1, 1", "19, 1, 1", "20, 0, 1"})
  void squeezeScoresUnlessTheBatterPopsUpOrMisses(int d20, int outs, int runs) {
    PlayResult play = squeeze(topOf(1).runnersOn(3)).d20(d20).result();

    assertThat(play.outs()).isEqualTo(outs);
    assertThat(play.runs()).isEqualTo(runs);
  }

  @Test
  void missedSqueezeIsACaughtRunnerAndTheBatterStays() {
    assertThat(squeeze(topOf(1).runnersOn(1, 3)).d20(3).result().notation()).isEqualTo("CS.3XH");
  }

  @Test
  void squeezeWithoutARunnerOnThirdIsABunt() {
    assertThat(squeeze(topOf(1).runnersOn(1)).d20(10).result().notation()).isEqualTo("1-3.1-2");
  }
}
