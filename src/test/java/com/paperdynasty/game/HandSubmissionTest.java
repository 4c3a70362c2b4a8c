package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a game with cards the side at bat says what its card says, and the server reads on. */
class HandSubmissionTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Command READ = new Command.ReadCard(null);
  private static final Submission STRIKEOUT = Submission.of(Outcome.STRIKEOUT_OUT);

  /** A runner is on first, and the dice say a strikeout whatever they are. */
  private static GameScenario strikeout() {
    GameScenario game = CardsEverywhere.newGame(CardOutcome.of(Outcome.STRIKEOUT_OUT));
    return CardedScenario.walked(game).when(CAROL, ROLL);
  }

  @Test
  void badDiceAreNotSpentOnAnotherPitch() {
    GameScenario game = strikeout();
    Submission foul = Submission.of(Outcome.FOUL_ERROR).withErrors(List.of(Position.CATCHER));
    for (Submission other :
        List.of(
            foul,
            Submission.of(Outcome.DEFENSIVE_INDIFFERENCE).withRunner(1),
            Submission.of(Outcome.PICKOFF_ERROR).withRunner(1),
            Submission.of(Outcome.PICK_OFF).withRunner(1),
            Submission.of(Outcome.OTHER_ADVANCE)
                .withAdvances(List.of(new Advance(1, 2, false, null, null))))) {
      Problem refusal = game.when(ALICE, submit(other)).refused();

      assertThat(refusal.message()).as("%s", other).isEqualTo("Outcome does not match the card");
      assertThat(refusal.errors()).containsExactly("strikeout");
      assertThat(GameLogic.preview(game.state(), ALICE, submit(other), SECRETS, game.now()))
          .isEqualTo(new PlayPreview.Refused(refusal));
    }
    game.when(CAROL, submit(foul)).accepted();
  }

  @Test
  void nothingComesWithTheCardsOutcome() {
    GameScenario game = strikeout();
    Submission free =
        STRIKEOUT.withOthers(List.of(new Submission.With(Outcome.DEFENSIVE_INDIFFERENCE, 1)));
    Submission ahead = STRIKEOUT.withAdvances(List.of(new Advance(1, 2, false, null, null)));

    assertThat(game.when(ALICE, submit(free)).refused().field()).isEqualTo("outcome");
    assertThat(game.when(ALICE, submit(ahead)).refused().field()).isEqualTo("advances");
    assertThat(
            game.when(ALICE, submit(STRIKEOUT.withErrors(List.of(Position.CATCHER))))
                .refused()
                .message())
        .isEqualTo("The cards say what else happens");
    game.when(ALICE, submit(STRIKEOUT)).accepted();
  }

  @Test
  void serverReadsOnFromWhatTheSideSays() {
    GameScenario byHand = ChoiceScenario.asked();
    byHand.when(CAROL, new Command.VoidRoll("again", null)).when(CAROL, ROLL);
    Decision read = GameLogic.decide(byHand.state(), byHand.atBat(), READ, SECRETS, byHand.now());

    byHand.when(byHand.atBat(), submit(Submission.of(Outcome.SINGLE_UNCAPPED)));

    assertThat(byHand.accepted()).isEqualTo(((Decision.Accepted) read).events());
    assertThat(byHand.state().openChoice()).isNotNull();
  }

  @Test
  void checkIsLookedUpAndNotSaid() {
    GameScenario game =
        CardsEverywhere.newGame(CardOutcome.of(Outcome.X_CHECK, Position.SHORTSTOP));
    game.when(CAROL, ROLL);
    Submission check = Submission.of(Outcome.X_CHECK, Position.SHORTSTOP);
    int refused = 0;
    for (Outcome result : List.of(Outcome.SINGLE, Outcome.DOUBLE, Outcome.GROUNDBALL_C)) {
      Decision decision =
          GameLogic.decide(
              game.state(), ALICE, submit(check.withResult(result)), SECRETS, game.now());
      refused += decision instanceof Decision.Refused ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(1);
    game.when(ALICE, submit(check)).accepted();
  }
}
