package com.paperdynasty.baseball.state;

import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an unfinished game counts, and for whom a forfeited game has decisions. */
class RegulationTest {
  @Test
  void gameCountsAfterFiveInningsOrHalfAnInningLessWithTheHomeTeamAhead() {
    assertThat(Regulation.isReached(topOf(5).outs(2).score(0, 9).game())).isFalse();
    assertThat(Regulation.isReached(bottomOf(5).score(0, 1).game())).isTrue();
    assertThat(Regulation.isReached(bottomOf(5).outs(2).score(1, 1).game())).isFalse();
    assertThat(Regulation.isReached(bottomOf(5).outs(2).score(9, 0).game())).isFalse();
    assertThat(Regulation.isReached(topOf(6).score(9, 0).game())).isTrue();
    assertThat(Regulation.isReached(topOf(6).score(0, 0).game())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"9, 5", "7, 4", "6, 4", "5, 3", "3, 2", "2, 2", "1, 1", "12, 7"})
  void regulationIsFiveNinthsOfTheScheduledInningsRoundedUp(int scheduled, int innings) {
    assertThat(Regulation.innings(scheduled)).isEqualTo(innings);
  }

  @Test
  void shorterGameCountsEarlier() {
    League seven = SampleLeagues.sba().with(new GameOptions(7, null, null, null));
    assertThat(Regulation.isReached(topOf(5).in(seven).score(1, 0).game())).isTrue();
    assertThat(Regulation.isReached(bottomOf(4).in(seven).score(0, 1).game())).isTrue();
    assertThat(Regulation.isReached(bottomOf(4).in(seven).score(1, 0).game())).isFalse();
    assertThat(Regulation.isReached(topOf(4).in(seven).score(0, 1).game())).isFalse();
  }

  @Test
  void forfeitedGameHasDecisionsIfItCountsAndItsWinnerWasAhead() {
    assertThat(decisions(topOf(6).score(3, 1).game(), Side.AWAY).winningPitcher())
        .isEqualTo("away-10");
    assertThat(decisions(topOf(6).score(3, 1).game(), Side.AWAY).losingPitcher())
        .isEqualTo("home-10");
    assertThat(decisions(topOf(6).score(3, 1).game(), Side.HOME))
        .as("the winner was behind")
        .isEqualTo(PitcherDecisions.NONE);
    assertThat(decisions(topOf(5).score(3, 1).game(), Side.AWAY))
        .as("no regulation game")
        .isEqualTo(PitcherDecisions.NONE);
    assertThat(decisions(topOf(6).score(1, 1).game(), Side.AWAY)).isEqualTo(PitcherDecisions.NONE);
  }

  @Test
  void gameWithoutAWinnerHasNoDecisions() {
    BallGame ahead = topOf(6).score(3, 1).game();
    for (GameEnd.Reason reason :
        new GameEnd.Reason[] {GameEnd.Reason.CALLED, GameEnd.Reason.ABANDONED}) {
      BallGame over = Innings.ended(ahead, new GameEnd(reason, null));
      assertThat(PitcherDecisions.of(over)).isEqualTo(PitcherDecisions.NONE);
      assertThat(PitcherDecisions.choice(over)).isEmpty();
    }
  }

  @Test
  void scoreOfAForfeitedGameStaysAsItWasPlayed() {
    BallGame over = forfeited(topOf(6).score(3, 1).game(), Side.HOME);
    assertThat(over.score(Side.AWAY)).isEqualTo(3);
    assertThat(over.score(Side.HOME)).isEqualTo(1);
  }

  private static PitcherDecisions decisions(BallGame game, Side winner) {
    return PitcherDecisions.of(forfeited(game, winner));
  }

  private static BallGame forfeited(BallGame game, Side winner) {
    return Innings.ended(game, new GameEnd(GameEnd.Reason.FORFEIT, winner));
  }
}
