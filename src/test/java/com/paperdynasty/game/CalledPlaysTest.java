package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.CalledPlay;
import com.paperdynasty.card.play.CalledPlay.Batter;
import com.paperdynasty.game.cards.CalledPlays;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * In a game with cards the side at bat sees what the dice say, so it does not begin to steal or to
 * bunt then.
 */
class CalledPlaysTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Submission STEAL = Submission.of(Outcome.STOLEN_BASE).withRunner(1);
  private static final Submission CAUGHT = Submission.of(Outcome.CAUGHT_STEALING).withRunner(1);
  private static final Submission BUNT = Submission.of(Outcome.SAC_BUNT, Position.PITCHER);

  private static GameScenario runnerOnFirst() {
    return CardedScenario.walked(CardedScenario.newGame()).when(CAROL, ROLL);
  }

  @Test
  void sideAtBatDoesNotCallAPlayAfterTheDice() {
    GameScenario game = runnerOnFirst();
    for (Submission steal : List.of(STEAL, CAUGHT)) {
      assertThat(game.when(ALICE, submit(steal)).refused())
          .isEqualTo(problem("No steal was called"));
      assertThat(GameLogic.preview(game.state(), ALICE, submit(steal), SECRETS, game.now()))
          .isEqualTo(new PlayPreview.Refused(problem("No steal was called")));
    }
    assertThat(game.when(ALICE, submit(BUNT)).refused()).isEqualTo(problem("No bunt was called"));
  }

  private static Problem problem(String message) {
    return GameProblems.rule(message);
  }

  @Test
  void whoActsForBothSidesSubmitsWhatTheyHaveAgreedOn() {
    runnerOnFirst().when(CAROL, submit(BUNT)).accepted();
  }

  @Test
  void gamesWithoutCardsAreAsTheyWere() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.WALK));
    game.when(CAROL, ROLL).when(ALICE, submit(STEAL)).accepted();
  }

  @Test
  void plannedPlayIsReadWhenTheSideAtBatSubmitsIt() {
    GameScenario game = CardedScenario.newGame(ReadyScenario.OPEN);
    ReadyScenario.rolled(game, null, null)
        .when(CAROL, submit(Submission.of(Outcome.INTENTIONAL_WALK)))
        .accepted();
    Plan bunt = new Plan.Offense(Plan.Play.SACRIFICE_BUNT, List.of());
    ReadyScenario.rolled(game, bunt, null);

    assertThat(game.when(ALICE, submit(STEAL)).refused()).isEqualTo(problem("No steal was called"));
    game.when(ALICE, submit(BUNT)).accepted();
  }

  @Test
  void cardsReadWhatWasPlanned() {
    assertThat(CalledPlays.of(RollExtras.NONE)).isEqualTo(CalledPlay.NOTHING);
    assertThat(called(Plan.Play.SWING_AWAY, 2, 1))
        .isEqualTo(new CalledPlay(Batter.SWINGS, List.of(1, 2)));
    assertThat(called(Plan.Play.SACRIFICE_BUNT).batter()).isEqualTo(Batter.BUNTS);
    assertThat(called(Plan.Play.SQUEEZE).batter()).isEqualTo(Batter.SQUEEZES);
    assertThat(called(Plan.Play.HIT_AND_RUN).batter()).isEqualTo(Batter.HITS_AND_RUNS);
  }

  private static CalledPlay called(Plan.Play play, Integer... steals) {
    return CalledPlays.of(
        new RollExtras(
            new RollExtras.Plans(new Plan.Offense(play, List.of(steals)), Defense.NORMAL),
            List.of(),
            null));
  }
}
