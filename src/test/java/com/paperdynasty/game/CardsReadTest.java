package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.ReadInstead;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A digital game in which the server reads the cards. */
class CardsReadTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Command READ = new Command.ReadCard(null);
  private static final int MOST_PLAYS = 400;

  private static Submission reading(GameScenario game) {
    return Objects.requireNonNull(
        CardRules.submission(
            game.state().rules().cards(), game.state().game(), game.pending().dice()));
  }

  @Test
  void wholeGameIsReadFromTheCards() {
    GameScenario game = CardedScenario.newGame();
    for (int i = 0; i < MOST_PLAYS && !game.state().game().isOver(); i++) {
      game.when(CAROL, ROLL).accepted();
      Submission printed = reading(game);
      Decision said = decide(game, submit(printed));

      List<Event> read = game.when(game.atBat(), READ).accepted();

      if (read.get(0) instanceof Event.PlayResolved) {
        assertThat(read)
            .as("what a manager would have to say")
            .isEqualTo(((Decision.Accepted) said).events());
      }
      ChoiceScenario.finished(game);
    }
    assertThat(game.state().game().isOver()).isTrue();
    assertThat(LogFold.of(game.state().rules(), game.log())).isEqualTo(game.state());
  }

  @Test
  void undonePlayIsReadAgainFromTheSameDice() {
    GameScenario game = CardedScenario.newGame();
    for (int i = 0; i < 20; i++) {
      game.when(CAROL, ROLL).accepted();
      Event first = lastPlay(ChoiceScenario.finished(game.when(game.atBat(), READ)));

      game.when(CAROL, new Command.UndoPlay("look again", null)).accepted();

      assertThat(lastPlay(ChoiceScenario.finished(game.when(game.atBat(), READ)))).isEqualTo(first);
    }
  }

  private static Event lastPlay(GameScenario game) {
    for (int i = game.log().size() - 1; i >= 0; i--) {
      if (game.log().get(i) instanceof Event.PlayResolved play) {
        return play;
      }
    }
    throw new AssertionError("no play");
  }

  private static Decision decide(GameScenario game, Command command) {
    return GameLogic.decide(game.state(), game.atBat(), command, SECRETS, game.now());
  }

  @Test
  void previewShowsWhatReadingGives() {
    GameScenario game = CardedScenario.newGame();
    assertThat(preview(game, READ))
        .isEqualTo(new PlayPreview.Refused(game.when(ALICE, READ).refused()));

    game.when(CAROL, ROLL).accepted();
    PlayPreview.Shown said = (PlayPreview.Shown) preview(game, submit(reading(game)));

    assertThat(said.read()).isNull();
    assertThat(preview(game, READ))
        .isEqualTo(
            new PlayPreview.Shown(said.play(), said.after(), said.needs(), reading(game), null));
    assertThat(preview(game, new Command.ReadCard("ffff")))
        .isEqualTo(
            new PlayPreview.Refused(game.when(ALICE, new Command.ReadCard("ffff")).refused()));
  }

  /** The dice of the chart are not shown early, but what the cell says is. */
  @Test
  void previewOfACheckShowsWhereTheBallWent() {
    GameScenario game =
        CardsEverywhere.newGame(CardOutcome.of(Outcome.X_CHECK, Position.SHORTSTOP));
    game.when(CAROL, ROLL).accepted();

    assertThat(preview(game, READ))
        .isEqualTo(
            new PlayPreview.Shown(
                null,
                null,
                List.of("fielding"),
                Submission.of(Outcome.X_CHECK, Position.SHORTSTOP),
                null));
  }

  private static @Nullable ReadInstead instead(GameScenario game) {
    return ((PlayPreview.Shown) preview(game, READ)).instead();
  }

  /** A steal is read before the cell, and needs dice that nobody has seen. */
  @Test
  void previewSaysThatSomethingWasCalled() {
    GameScenario game = CardedScenario.newGame(ReadyScenario.OPEN);
    ReadyScenario.rolled(game, null, null);
    assertThat(instead(game)).isNull();
    game.when(CAROL, submit(Submission.of(Outcome.INTENTIONAL_WALK))).accepted();

    ReadyScenario.rolled(game, ReadyScenario.STEAL, null);

    assertThat(instead(game)).isEqualTo(ReadInstead.CALLED);
  }

  private static PlayPreview preview(GameScenario game, Command command) {
    return GameLogic.preview(game.state(), game.atBat(), command, SECRETS, game.now());
  }

  @Test
  void nothingIsReadWithoutARollOrForAnotherOne() {
    GameScenario game = CardedScenario.newGame();
    assertThat(game.when(ALICE, READ).refused().message())
        .isEqualTo("No pending dice roll - call roll_dice first");

    game.when(CAROL, ROLL).accepted();
    assertThat(game.when(ALICE, new Command.ReadCard("ffff")).refused().message())
        .isEqualTo("Roll expired - please roll again");
    assertThat(game.when(BOB, READ).refused().message()).isEqualTo("Not your turn");
    game.when(ALICE, new Command.ReadCard(game.pending().rollId())).accepted();
  }

  @Test
  void gameWithoutCardsCannotBeRead() {
    for (GameScenario game : List.of(GameScenario.digital(), GameScenario.newGame())) {
      game.when(CAROL, ROLL).accepted();
      Problem none =
          Problem.about(
              "auto", ErrorCode.INVALID, "This game has no cards that the server can read");

      assertThat(game.when(ALICE, READ).refused()).isEqualTo(none);
      assertThat(preview(game, READ)).isEqualTo(new PlayPreview.Refused(none));
    }
  }

  @Test
  void droppedThirdStrikeIsAnOutWhereTheBatterMayNotRun() {
    GameScenario game = CardsEverywhere.newGame(CardOutcome.of(Outcome.STRIKEOUT_REACHED));

    assertThat(read(game)).isEqualTo(Outcome.STRIKEOUT_REACHED);
    assertThat(read(game)).as("a runner on first").isEqualTo(Outcome.STRIKEOUT_OUT);
    assertThat(read(game)).isEqualTo(Outcome.STRIKEOUT_OUT);
    assertThat(read(game)).as("two outs").isEqualTo(Outcome.STRIKEOUT_REACHED);
  }

  @Test
  void choiceWithoutAForcedRunnerIsAGroundBall() {
    GameScenario game =
        CardsEverywhere.newGame(CardOutcome.of(Outcome.FIELDERS_CHOICE, Position.SHORTSTOP));

    assertThat(read(game)).isEqualTo(Outcome.GROUNDBALL_C);
    CardedScenario.walked(game);
    assertThat(read(game)).isEqualTo(Outcome.FIELDERS_CHOICE);
  }

  @Test
  void outsInPlayOfATiredPitchersCardAreSinglesAtALowDie() {
    GameScenario game =
        CardsEverywhere.newGame(CardOutcome.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP));
    int singles = 0;
    for (int i = 0; i < 150 && !game.state().game().isOver(); i++) {
      game.when(CAROL, ROLL).accepted();
      DiceFaces dice = game.pending().dice();
      boolean single = isTired(game.state()) && dice.d6One() > 3 && dice.resolutionD20() <= 4;
      assertThat(instead(game)).isEqualTo(single ? ReadInstead.TIRED : null);

      Outcome outcome = outcome(game.when(game.atBat(), READ));

      assertThat(outcome).isEqualTo(single ? Outcome.SINGLE : Outcome.GROUNDBALL_C);
      singles += single ? 1 : 0;
    }
    assertThat(singles).isPositive();
  }

  private static boolean isTired(GameState state) {
    BallGame game = state.game();
    PitchingLine line = game.book().of(game.fielding()).pitcherOfRecord();
    Card card = Objects.requireNonNull(state.rules().cards().of(line.player().id()));
    int innings = Objects.requireNonNull(card.ratings().pitching()).starter();
    assertThat(innings).isBetween(4, 7);
    return line.statLine().get(Stat.OUTS) >= 3 * innings;
  }

  private static Outcome read(GameScenario game) {
    game.when(CAROL, ROLL).accepted();
    return outcome(game.when(game.atBat(), READ));
  }

  private static Outcome outcome(GameScenario game) {
    return ((Event.PlayResolved) game.accepted().get(0)).submission().outcome();
  }
}
