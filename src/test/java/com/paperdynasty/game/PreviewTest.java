package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Submission CHECK = Submission.of(Outcome.X_CHECK, Position.SHORTSTOP);

  @Test
  void playIsShownBeforeTheFirstRoll() {
    PlayPreview.Shown shown = shown(GameScenario.newGame(), GameScenario.homerun());

    assertThat(shown.play().description()).startsWith("Home run");
    assertThat(shown.play().runs()).isEqualTo(1);
    assertThat(shown.after().status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(shown.after().game().lineScore().away()).containsExactly(1);
    assertThat(shown.after().pending()).isNull();
    assertThat(shown.needs()).isEmpty();
  }

  @Test
  void playIsShownByTheDefenseOfTheGame() {
    GameScenario runnerOnThird =
        GameScenario.newGame().play(Submission.of(Outcome.TRIPLE)).when(BOB, defense("back"));
    int back = shown(runnerOnThird, GameScenario.grounder()).play().runs();
    int in = shown(runnerOnThird.when(BOB, defense("in")), GameScenario.grounder()).play().runs();

    assertThat(List.of(back, in)).containsExactly(1, 0);
  }

  @Test
  void theRightIsThatOfASubmission() {
    GameScenario game = GameScenario.rolled();

    assertThat(refused(game, BOB, GameScenario.submit(GameScenario.homerun())).message())
        .isEqualTo("Not your turn");
    assertThat(refused(game, SAM, GameScenario.submit(GameScenario.homerun())).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(
            refused(GameScenario.privateGame(), SAM, GameScenario.submit(GameScenario.homerun()))
                .code())
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void refusalIsThatOfTheSubmission() {
    GameScenario game = GameScenario.rolled();
    Submission stealing = Submission.of(Outcome.STOLEN_BASE).withRunner(2);
    Problem problem = refused(game, ALICE, GameScenario.submit(stealing));

    assertThat(problem).isEqualTo(game.when(ALICE, GameScenario.submit(stealing)).refused());
    assertThat(problem.field()).isEqualTo("validation");
  }

  @Test
  void unreadableFieldIsRefusedAfterTheRight() {
    Problem fault = Problem.about("outcome", ErrorCode.INVALID, "Missing outcome");
    Command unreadable = new Command.Unreadable(Command.Right.BATTING_SIDE, fault);

    assertThat(refused(GameScenario.rolled(), ALICE, unreadable)).isEqualTo(fault);
    assertThat(refused(GameScenario.rolled(), BOB, unreadable).message())
        .isEqualTo("Not your turn");
  }

  @Test
  void namedRollMustBeTheOneThatIsPending() {
    Submission homerun = GameScenario.homerun();
    GameScenario game = GameScenario.rolled();
    Command current = new Command.SubmitOutcome(homerun, game.pending().rollId());
    Command other = new Command.SubmitOutcome(homerun, "another roll");

    assertThat(preview(game, ALICE, current)).isInstanceOf(PlayPreview.Shown.class);
    assertThat(refused(game, ALICE, other).message()).isEqualTo("Roll expired - please roll again");
    assertThat(refused(GameScenario.newGame(), ALICE, other).message())
        .isEqualTo("Roll expired - please roll again");
    assertThat(refused(game.after(Duration.ofMinutes(6)), ALICE, current).field())
        .isEqualTo("game_state");
  }

  @Test
  void gameThatIsOverHasNoPreview() {
    GameScenario game = GameScenario.rolled().when(CAROL, new Command.EndGame("rain"));

    assertThat(refused(game, ALICE, GameScenario.submit(GameScenario.homerun())).message())
        .isEqualTo("The game is over");
    GameScenario digital =
        GameScenario.digital().when(ALICE, ROLL).when(CAROL, new Command.EndGame("rain"));
    assertThat(refused(digital, ALICE, GameScenario.submit(CHECK)).message())
        .isEqualTo("The game is over");
  }

  @Test
  void fieldingCheckOfADigitalLeagueSaysWhichDiceAreMissing() {
    GameScenario game = GameScenario.digital();
    for (int i = 0; i < 2; i++) {
      PlayPreview.Shown shown = shown(game, CHECK);
      assertThat(shown.needs()).containsExactly("fielding");
      assertThat(shown.play()).isNull();
      assertThat(shown.after()).isNull();
      game.when(ALICE, ROLL);
    }
  }

  /** To compare the result with the dice would tell what they are. */
  @Test
  void askedResultOfAFieldingCheckIsShownWhateverTheDiceAre() {
    GameScenario game = GameScenario.digital().when(ALICE, ROLL);
    for (Outcome result : List.of(Outcome.SINGLE_1, Outcome.GROUNDBALL_A, Outcome.TRIPLE)) {
      PlayPreview.Shown shown = shown(game, CHECK.withResult(result));
      assertThat(shown.play().outcome()).isEqualTo(result);
      assertThat(shown.needs()).containsExactly("fielding");
    }
    assertThat(refused(game, ALICE, GameScenario.submit(Submission.of(Outcome.X_CHECK))).field())
        .isEqualTo("hit_location");
  }

  @Test
  void managerOfAManualLeagueIsAskedForTheResult() {
    GameScenario game = GameScenario.newGame();

    assertThat(refused(game, ALICE, GameScenario.submit(CHECK)).message())
        .isEqualTo("Outcome x_check requires result");
    assertThat(shown(game, CHECK.withResult(Outcome.SINGLE)).needs()).isEmpty();
  }

  @Test
  void extraDiceAreCheckedAsASubmissionsAre() {
    GameScenario game = GameScenario.rolled();
    Command unknown =
        new Command.SubmitOutcome(GameScenario.strikeout(), null, List.of("0123456789abcdef"));
    Problem preview = refused(game, ALICE, unknown);
    assertThat(preview).isEqualTo(game.when(ALICE, unknown).refused());
    assertThat(preview.field()).isEqualTo("extra_ids");
    assertThat(refused(GameScenario.newGame(), ALICE, unknown))
        .as("before a roll there are none")
        .isEqualTo(preview);

    game.when(ALICE, new FairPlayCommand.RollExtra("fielding", null));
    String id = ((Event.ExtraRolled) game.accepted().get(0)).extraId();
    Command known = new Command.SubmitOutcome(GameScenario.strikeout(), null, List.of(id));
    assertThat(preview(game, ALICE, known)).isInstanceOf(PlayPreview.Shown.class);
  }

  @Test
  void onlySubmissionsHaveAPreview() {
    assertThatThrownBy(() -> preview(GameScenario.newGame(), ALICE, ROLL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Command defense(String depth) {
    return new Command.SetDefense(new Defense(InfieldDepth.byCode(depth), List.of()));
  }

  private static PlayPreview.Shown shown(GameScenario game, Submission submission) {
    return (PlayPreview.Shown) preview(game, ALICE, GameScenario.submit(submission));
  }

  private static Problem refused(GameScenario game, Actor actor, Command command) {
    return ((PlayPreview.Refused) preview(game, actor, command)).refusal();
  }

  private static PlayPreview preview(GameScenario game, Actor actor, Command command) {
    return GameLogic.preview(game.state(), actor, command, GameScenario.SECRETS, game.now());
  }
}
