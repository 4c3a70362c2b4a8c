package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A digital game with the cards of two teams: what they demand of commands. */
class CardsPlayedTest {
  private static final Command ROLL = new Command.RollDice();
  private static final String MISMATCH = "Outcome does not match the card";
  private static final TableOptions AGREED =
      new TableOptions(
          TableOptions.BeforeRoll.FREE,
          60,
          TableOptions.Plans.OPEN,
          TableOptions.Rulings.AGREED,
          TableOptions.DiceSource.SERVER,
          120);

  private final GameScenario game = CardedScenario.newGame();

  private GameCards cards() {
    return game.state().rules().cards();
  }

  private Submission read() {
    return Objects.requireNonNull(
        CardRules.submission(cards(), game.state().game(), game.pending().dice()));
  }

  private static Submission another(Submission read) {
    return Submission.of(read.outcome() == Outcome.HOMERUN ? Outcome.TRIPLE : Outcome.HOMERUN);
  }

  @Test
  void onlyWhatTheCellSaysAtTheDiceOfThePendingRollIsTaken() {
    int taken = 0;
    for (int i = 0; i < 120 && !game.state().game().isOver(); i++) {
      game.when(CAROL, ROLL).accepted();
      Submission read = read();

      Problem refusal = game.when(game.atBat(), submit(another(read))).refused();
      assertThat(refusal.message()).isEqualTo(MISMATCH);
      assertThat(refusal.field()).isEqualTo("outcome");
      assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
      assertThat(refusal.errors()).hasSize(1).first().asString().startsWith(read.outcome().code());

      game.when(game.atBat(), submit(read));
      if (game.state().openChoice() != null) {
        ChoiceScenario.finished(game);
      }
      if (game.state().pending() == null) {
        ChoiceScenario.finished(game);
        taken++;
      } else {
        assertThat(game.refused().message()).isNotEqualTo(MISMATCH);
        game.when(CAROL, new Command.VoidRoll("it needs more than the card says", null)).accepted();
      }
    }
    assertThat(taken).isGreaterThan(40);
    assertThat(LogFold.of(game.state().rules(), game.log())).isEqualTo(game.state());
  }

  @Test
  void previewIsRefusedLikeTheSubmissionOnceTheDiceAreKnown() {
    Submission homerun = Submission.of(Outcome.HOMERUN);
    assertThat(preview(homerun)).isInstanceOf(PlayPreview.Shown.class);

    game.when(CAROL, ROLL).accepted();
    Submission wrong = another(read());
    Problem refusal = game.when(game.atBat(), submit(wrong)).refused();

    assertThat(preview(wrong)).isEqualTo(new PlayPreview.Refused(refusal));
    PlayPreview printed = preview(read());
    if (printed instanceof PlayPreview.Refused refused) {
      assertThat(refused.refusal().message()).isNotEqualTo(MISMATCH);
    }
  }

  private PlayPreview preview(Submission submission) {
    return GameLogic.preview(game.state(), game.atBat(), submit(submission), SECRETS, game.now());
  }

  /** The side at bat would take it at bad dice, and the side in the field at good ones. */
  @Test
  void intentionalWalkIsForOneWhoActsForBothSides() {
    Command walk = submit(Submission.of(Outcome.INTENTIONAL_WALK));
    Problem uncalled =
        Problem.about("validation", ErrorCode.INVALID, "No intentional walk was called");
    assertThat(preview(Submission.of(Outcome.INTENTIONAL_WALK)))
        .isEqualTo(new PlayPreview.Refused(uncalled));

    game.when(CAROL, ROLL).accepted();
    assertThat(game.when(ALICE, walk).refused()).isEqualTo(uncalled);
    assertThat(preview(Submission.of(Outcome.INTENTIONAL_WALK)))
        .isEqualTo(new PlayPreview.Refused(uncalled));
    assertThat(game.when(BOB, walk).refused().message()).isEqualTo("Not your turn");
    game.when(CAROL, walk).accepted();
  }

  @Test
  void managersWhoAgreeWalkTheBatterByACorrection() {
    GameScenario agreed = CardedScenario.newGame(AGREED);
    Command walk = submit(Submission.of(Outcome.INTENTIONAL_WALK));
    agreed.when(ALICE, ROLL).accepted();
    assertThat(agreed.when(ALICE, walk).refused().message())
        .isEqualTo("No intentional walk was called");
    agreed.when(ALICE, new Command.ReadCard(null)).accepted();

    agreed
        .when(
            BOB,
            new FairPlayCommand.ProposeRuling(
                Proposal.Kind.UNDO_PLAY,
                "walked on purpose",
                null,
                null,
                Submission.of(Outcome.INTENTIONAL_WALK)))
        .accepted();
    agreed.when(ALICE, new FairPlayCommand.AnswerRuling("home-1", true)).accepted();

    assertThat(agreed.state().game().bases().occupied(1)).isTrue();
    assertThat(agreed.state().lastPlay().submission().outcome())
        .isEqualTo(Outcome.INTENTIONAL_WALK);
  }

  /** The batter of a ground ball comes home by an error at most, previewed or submitted. */
  @Test
  void batterGoesNoFartherThanTheCardSaysWithoutAnError() {
    Submission read =
        readUntil(
            submission ->
                submission.outcome().isOnTheGround() && game.state().game().bases().mask() == 0);
    Submission home = read.withAdvances(List.of(Advance.to(0, 4)));
    Problem refusal = game.when(game.atBat(), submit(home)).refused();

    assertThat(refusal.field()).isEqualTo("advances");
    assertThat(preview(home)).isEqualTo(new PlayPreview.Refused(refusal));
    assertThat(game.when(CAROL, submit(home)).refused().field()).isEqualTo("advances");
    game.when(CAROL, submit(home.withErrors(List.of(Position.SHORTSTOP)))).accepted();
  }

  /** Plays what the cards say until they say such a thing for the pending roll. */
  private Submission readUntil(Predicate<Submission> wanted) {
    game.when(CAROL, ROLL).accepted();
    while (!wanted.test(read())) {
      game.when(CAROL, new Command.ReadCard(null)).accepted();
      ChoiceScenario.finished(game).when(CAROL, ROLL).accepted();
    }
    return read();
  }

  @Test
  void lineupWithAPlayerWithoutACardIsRefused() {
    List<Slot> lineup = new ArrayList<>(game.state().game().lineup(Side.AWAY).inGame());
    game.when(ALICE, new Command.SetLineup(Side.AWAY, lineup)).accepted();

    Slot last = lineup.get(8);
    lineup.set(8, new Slot(last.order(), new Player("ruthba01", "Babe Ruth"), last.position()));

    assertThat(game.when(ALICE, new Command.SetLineup(Side.AWAY, lineup)).refused())
        .isEqualTo(noCard("ruthba01"));
  }

  @Test
  void substituteHasTheSideOfTheCardThatWillBeRead() {
    String hitter = "sotoj001";
    int order =
        game.state().game().lineup(Side.HOME).slots().stream()
            .filter(slot -> slot.player().id().equals(hitter))
            .findFirst()
            .orElseThrow()
            .order();

    assertThat(changed(0, new Player("ruthba01", "Babe Ruth"), Position.PITCHER))
        .isEqualTo(noCard("ruthba01"));
    assertThat(changed(order, new Player(hitter, "Juan Soto"), Position.PITCHER))
        .as("a card for the bat alone")
        .isEqualTo(noCard(hitter));
    game.when(BOB, change(order, new Player("taylm002", "Michael Taylor"), Position.LEFT_FIELD))
        .accepted();
  }

  private Problem changed(int order, Player player, Position position) {
    return game.when(BOB, change(order, player, position)).refused();
  }

  private static Command change(int order, Player player, Position position) {
    return new Command.Substitute(
        Side.HOME, List.of(new LineupChange(order, player, position, false)));
  }

  private static Problem noCard(String player) {
    return Problem.about("lineup", ErrorCode.INVALID, "No card for " + player);
  }
}
