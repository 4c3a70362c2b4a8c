package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Halves of big-league games with the earned runs that the official scorers gave, by whether an
 * error had saved somebody from being out.
 */
class EarnedRunsOfMisplaysInRealGamesTest {
  private BallGame game = topOf(1).game();

  private void play(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      game = given(game).when(outcome).after;
    }
  }

  private void play(Outcome outcome, Position location, Advance... advances) {
    game = given(game).when(Submission.of(outcome, location).withAdvances(List.of(advances))).after;
  }

  private void misplay(Outcome outcome, Position location, Position error, Advance... advances) {
    game =
        given(game)
            .when(
                Submission.of(outcome, location)
                    .withErrors(List.of(error))
                    .withAdvances(List.of(advances)))
            .after;
  }

  private void charged(int runs, int earned) {
    StatLine line = game.book().home().pitching().get(0).statLine();
    assertThat("R " + line.get(Stat.RUNS) + " ER " + line.get(Stat.EARNED_RUNS))
        .isEqualTo("R " + runs + " ER " + earned);
  }

  /** A run for which the batter is not credited. */
  private static Advance notBattedIn(int from) {
    return new Advance(from, 4, false, false, null);
  }

  /** Angels, second inning, 18 May 2008. */
  @Test
  void aWildThrowAfterAFieldersChoiceThatWasTooLateAtHomeMissedNobody() {
    play(Outcome.FLYOUT_B, Position.LEFT_FIELD);
    play(Outcome.WALK);
    play(Outcome.SINGLE, Position.LEFT_FIELD, Advance.to(1, 3));
    misplay(
        Outcome.FIELDERS_CHOICE,
        Position.FIRST_BASE,
        Position.FIRST_BASE,
        Advance.to(3, 4),
        Advance.to(1, 3),
        Advance.to(0, 2));
    play(Outcome.HOMERUN);
    charged(4, 4);
  }

  /** Mets, fourth inning, 18 June 2017. */
  @Test
  void aThrowFromTheOutfieldThatTheCatcherDroppedWouldHaveHadTheRunner() {
    play(Outcome.SINGLE, Position.SECOND_BASE);
    play(Outcome.POPOUT, Position.THIRD_BASE);
    play(Outcome.SINGLE, Position.RIGHT_FIELD, Advance.to(1, 2));
    misplay(
        Outcome.SINGLE, Position.CENTER_FIELD, Position.CATCHER, notBattedIn(2), Advance.to(1, 3));
    play(Outcome.STRIKEOUT_OUT);
    play(Outcome.SINGLE, Position.THIRD_BASE, Advance.to(3, 4), Advance.to(1, 2));
    charged(2, 0);
  }

  /** Braves, second inning, 16 May 2008. */
  @Test
  void aRunOnAMisplayedBuntThatTheBatterIsNotCreditedWithScoredOnTheError() {
    play(Outcome.SINGLE, Position.CENTER_FIELD);
    play(Outcome.DOUBLE, Position.CENTER_FIELD, Advance.out(1, 4), Advance.to(0, 3));
    play(Outcome.WALK);
    misplay(
        Outcome.SAC_BUNT,
        Position.PITCHER,
        Position.PITCHER,
        notBattedIn(3),
        Advance.to(1, 3),
        Advance.to(0, 1));
    play(Outcome.GROUNDBALL_C, Position.FIRST_BASE, Advance.to(3, 4), Advance.to(1, 2));
    charged(2, 0);
  }

  /** Tigers, first inning, 25 September 2011. */
  @Test
  void aRunnerWhoWasOutOnTheBattersErrorIsTheOneOutOfThePlay() {
    play(Outcome.SINGLE, Position.LEFT_FIELD);
    play(Outcome.STRIKEOUT_OUT);
    misplay(
        Outcome.REACHED_ON_ERROR,
        Position.THIRD_BASE,
        Position.THIRD_BASE,
        Advance.out(1, 4),
        Advance.to(0, 2));
    play(Outcome.HOMERUN);
    charged(2, 2);
  }

  /** Blue Jays, second inning, 19 April 2012. */
  @Test
  void aBatterWhoTookThirdOnAnErrorWasOnSecondByTheThrowHome() {
    play(Outcome.DOUBLE, Position.LEFT_FIELD);
    misplay(
        Outcome.SINGLE,
        Position.RIGHT_FIELD,
        Position.RIGHT_FIELD,
        Advance.to(2, 4),
        Advance.to(0, 3));
    play(Outcome.SINGLE, Position.CENTER_FIELD, Advance.to(3, 4));
    charged(2, 2);
  }
}
