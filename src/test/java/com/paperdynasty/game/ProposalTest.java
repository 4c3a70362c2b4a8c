package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.UNA;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rulings on which Alice, who bats, and Bob agree, and disputes. One strikeout has been played. */
class ProposalTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Problem ENDED =
      Problem.about("proposal_id", ErrorCode.CONFLICT, "This proposal has ended");

  private GameScenario game;

  @BeforeEach
  void play() {
    game = GameScenario.agreed().when(ALICE, ROLL);
    game.when(ALICE, submit(strikeout())).accepted();
  }

  /** Whatever happened, the log gives the same state. */
  @AfterEach
  void replay() {
    assertThat(LogFold.of(SampleRules.SBA, game.log()).hash()).isEqualTo(game.state().hash());
    assertThat(LogFold.of(SampleRules.SBA, game.log()).fairPlay())
        .isEqualTo(game.state().fairPlay());
  }

  @Test
  void agreedUndoLetsTheSameDiceBeReadAgain() {
    DiceFaces dice = ((Event.DiceRolled) game.log().get(2)).roll().dice();
    assertThat(game.when(BOB, undo()).accepted())
        .containsExactly(
            new Event.RulingProposed(
                new Proposal(
                    Side.HOME,
                    1,
                    Proposal.Kind.UNDO_PLAY,
                    "bob",
                    "misread",
                    game.now(),
                    1,
                    null,
                    null)));

    List<Event> agreed = game.when(ALICE, yes("home-1")).accepted();

    assertThat(agreed.get(0))
        .isEqualTo(new Event.RulingAnswered(game.now(), "home-1", "alice", true));
    assertThat(agreed.get(1)).isInstanceOf(Event.PlayUndone.class);
    assertThat(agreed).hasSize(2);
    assertThat(game.pending().dice()).isEqualTo(dice);
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
  }

  @Test
  void correctionIsResolvedAtOnceThoughTheRollIsOld() {
    game.after(Duration.ofMinutes(9));
    game.when(ALICE, undo(homerun())).accepted();

    List<Event> agreed = game.when(BOB, yes("away-1")).accepted();

    assertThat(agreed).hasSize(3);
    assertThat(((Event.PlayResolved) agreed.get(2)).submission()).isEqualTo(homerun());
    assertThat(game.state().playNumber()).isEqualTo(1);
    assertThat(game.state().game().score(Side.AWAY)).isEqualTo(1);
    assertThat(game.state().pending()).isNull();
  }

  @Test
  void correctionThatEndsTheGameEndsIt() {
    game = GameScenario.agreed(new Manager("bob", "Bob"), new GameOptions(1, null, null, null));
    for (int out = 0; out < 6; out++) {
      game.when(game.atBat(), ROLL).when(game.atBat(), submit(strikeout())).accepted();
    }
    assertThat(game.state().status()).isEqualTo(Status.IN_PROGRESS);
    for (int out = 0; out < 3; out++) {
      game.when(ALICE, ROLL).when(ALICE, submit(strikeout())).accepted();
    }
    game.when(BOB, ROLL).when(BOB, submit(strikeout())).accepted();
    game.when(BOB, undo(10, homerun())).accepted();

    List<Event> agreed = game.when(ALICE, yes("home-1")).accepted();

    assertThat(agreed.get(3)).isInstanceOf(Event.GameCompleted.class);
    assertThat(game.state().game().gameEnd().winner()).isEqualTo(Side.HOME);
  }

  @Test
  void illegalCorrectionIsNotEvenProposed() {
    Submission nobodyOn =
        Submission.of(Outcome.SINGLE).withAdvances(List.of(new Advance(2, 4, false, null, null)));
    GameState before = game.state();
    assertThat(game.when(ALICE, undo(nobodyOn)).refused().code()).isEqualTo(ErrorCode.INVALID);
    assertThat(game.state()).isEqualTo(before);
  }

  @Test
  void agreedVoidingSpendsTheRoll() {
    game.when(ALICE, ROLL).accepted();
    String roll = game.pending().rollId();
    assertThat(game.when(BOB, voidRoll("another")).refused())
        .isEqualTo(GameProblems.gameState("Another roll is pending"));
    game.when(BOB, voidRoll(roll)).accepted();
    assertThat(game.when(ALICE, yes("home-1")).accepted().get(1))
        .isInstanceOf(Event.RollVoided.class);
    assertThat(game.state().pending()).isNull();
    assertThat(game.when(BOB, voidRoll(null)).refused())
        .isEqualTo(GameProblems.gameState("No roll is pending"));
  }

  @Test
  void agreedEndCallsTheGame() {
    game.when(BOB, end()).accepted();
    Event.GameCompleted over =
        (Event.GameCompleted) game.when(ALICE, yes("home-1")).accepted().get(1);
    assertThat(over.reason()).isEqualTo("called");
    assertThat(over.winner()).isNull();
    assertThat(game.when(BOB, end()).refused()).isEqualTo(GameProblems.rule("The game is over"));
    game.when(BOB, undo()).accepted();
    game.when(ALICE, yes("home-2")).accepted();
    assertThat(game.state().status()).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void refusalChangesNothingElse() {
    game.when(BOB, undo()).accepted();
    assertThat(game.when(ALICE, no("home-1")).accepted())
        .containsExactly(new Event.RulingAnswered(game.now(), "home-1", "alice", false));
    assertThat(game.state().playNumber()).isEqualTo(1);
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
    game.when(BOB, ROLL).accepted();
  }

  @Test
  void onlyTheOtherSideAnswers() {
    game.when(BOB, undo()).accepted();
    assertThat(game.when(BOB, yes("home-1")).refused())
        .isEqualTo(
            Problem.about("proposal_id", ErrorCode.FORBIDDEN, "The other side answers this"));
    for (Actor other : List.of(CAROL, SAM, ROOT, UNA)) {
      assertThat(game.when(other, yes("home-1")).refused()).isEqualTo(GameProblems.notAuthorized());
      assertThat(game.when(other, undo()).refused()).isEqualTo(GameProblems.notAuthorized());
    }
  }

  @Test
  void unknownProposalIsNotFound() {
    game.when(BOB, undo()).accepted();
    for (String id :
        List.of("home-2", "away-1", "home-0", "home--1", "home-01", "home", "-", "7")) {
      assertThat(game.when(ALICE, yes(id)).refused())
          .as(id)
          .isEqualTo(
              Problem.about("proposal_id", ErrorCode.NOT_FOUND, "There is no such proposal"));
    }
  }

  @Test
  void aSideHasOneProposalAndDoesNotBlockTheOthers() {
    game.when(BOB, undo()).accepted();
    assertThat(game.when(BOB, end()).refused())
        .isEqualTo(GameProblems.gameState("Your proposal waits for its answer"));
    game.when(ALICE, end()).accepted();
    game.when(BOB, yes("away-1")).accepted();
    assertThat(game.state().status()).isEqualTo(Status.COMPLETED);
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
  }

  @Test
  void proposalEndsAfterTenMinutes() {
    game.when(BOB, undo()).accepted();
    game.after(Duration.ofMinutes(10));
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
    game.when(BOB, undo()).accepted();
    game.after(Duration.ofMinutes(10).minusMillis(1));
    game.when(ALICE, yes("home-2")).accepted();
  }

  @Test
  void proposalEndsWithTheNextPlay() {
    game.when(BOB, undo()).accepted();
    game.after(Proposal.HOLD).when(ALICE, ROLL).accepted();
    game.when(BOB, no("home-1"));
    game.when(BOB, ROLL);
    game.when(ALICE, submit(strikeout())).accepted();
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
  }

  /** Else the one who answers could choose between two rolls. */
  @Test
  void newRollEndsTheProposalsOfBothSides() {
    game.when(BOB, undo()).when(ALICE, end()).accepted();
    game.after(Proposal.HOLD).when(ALICE, ROLL).accepted();
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
    assertThat(game.when(BOB, yes("away-1")).refused()).isEqualTo(ENDED);
    assertThat(game.pending().number()).isEqualTo(2);
    assertThat(game.when(BOB, undo()).accepted()).as("another one").hasSize(1);
  }

  /** The dice are the same, so the answer chooses nothing. */
  @Test
  void sameDiceAgainEndOnlyAProposalToVoidThem() {
    game.when(ALICE, ROLL).when(BOB, voidRoll(null)).when(ALICE, end()).accepted();
    game.after(Duration.ofMinutes(5)).when(ALICE, ROLL).accepted();
    assertThat(game.pending().reissueOf()).isNotNull();
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
    game.when(BOB, yes("away-1")).accepted();
    assertThat(game.state().status()).isEqualTo(Status.COMPLETED);
  }

  /** Reading the roll is no less an answer than refusing to void it. */
  @Test
  void submissionEndsAProposalToVoidItsRoll() {
    game.when(ALICE, ROLL).when(BOB, voidRoll(null)).accepted();
    game.when(ALICE, submit(strikeout())).accepted();
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
  }

  @Test
  void umpiresRulingEndsAProposal() {
    game.when(BOB, undo()).accepted();
    game.when(UNA, new Command.UndoPlay("seen", null)).accepted();
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
    game.when(BOB, voidRoll(null)).accepted();
    game.when(ROOT, new Command.VoidRoll("cocked", null)).accepted();
    assertThat(game.when(ALICE, yes("home-2")).refused()).isEqualTo(ENDED);
  }

  @Test
  void rollWaitsAMinuteForTheAnswer() {
    game.when(BOB, undo()).accepted();
    for (Actor manager : List.of(ALICE, BOB)) {
      assertThat(game.when(manager, ROLL).refused())
          .isEqualTo(GameProblems.gameState("Waiting for the answer of Owls"));
    }
    game.after(Duration.ofSeconds(60).minusMillis(1));
    game.when(ALICE, ROLL).refused();
    game.after(Duration.ofMillis(1)).when(ALICE, ROLL).accepted();
  }

  @Test
  void onlyThreeProposalsOfASideHoldARoll() {
    for (int i = 1; i <= Proposal.HOLDS; i++) {
      game.when(BOB, undo()).accepted();
      game.when(ALICE, ROLL).refused();
      game.when(ALICE, no("home-" + i)).accepted();
    }
    game.when(BOB, undo()).accepted();
    game.when(ALICE, end()).accepted();
    assertThat(game.when(BOB, ROLL).refused())
        .as("the other side has its own")
        .isEqualTo(GameProblems.gameState("Waiting for the answer of Millers"));
    game.when(BOB, no("away-1")).accepted();
    game.when(ALICE, ROLL).accepted();
  }

  @Test
  void proposalMustBePossible() {
    assertThat(game.when(BOB, undo(2)).refused())
        .isEqualTo(GameProblems.gameState("Play 2 is not the last play"));
    GameScenario fresh = GameScenario.agreed();
    assertThat(fresh.when(BOB, undo()).refused())
        .isEqualTo(GameProblems.gameState("There is no play to undo"));
    fresh.when(BOB, end()).accepted();
  }

  /** Where the admin judges, managers may still agree, but nobody waits for them. */
  @Test
  void proposalHoldsNoRollWhereTheAdminJudges() {
    game = GameScenario.newGame().play(strikeout()).when(BOB, undo());
    game.accepted();
    game.when(ALICE, ROLL).accepted();
    assertThat(game.when(ALICE, yes("home-1")).refused()).isEqualTo(ENDED);
  }

  @Test
  void managerOfBothSidesHasNobodyToAsk() {
    game = GameScenario.agreed(null, GameOptions.NONE);
    game.when(ALICE, new Command.TakeSeat(GameScenario.HOME_INVITATION)).accepted();
    assertThat(game.when(ALICE, end()).refused())
        .isEqualTo(GameProblems.gameState("You manage both sides"));
  }

  @Test
  void adminAnswersForAnOpenSeat() {
    game = GameScenario.agreed(null, GameOptions.NONE).when(ALICE, end());
    game.when(CAROL, yes("away-1")).accepted();
    assertThat(game.state().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void fieldingSideDisputesAPlayOnce() {
    assertThat(game.when(BOB, dispute(1)).accepted())
        .containsExactly(
            new Event.PlayDisputed(game.now(), 1, "bob", Side.HOME, "It was a foul tip"));
    assertThat(game.when(BOB, dispute(1)).refused())
        .isEqualTo(Problem.about("play_number", ErrorCode.CONFLICT, "You have disputed this play"));
    for (Actor other : List.of(ALICE, CAROL, SAM, ROOT, UNA)) {
      assertThat(game.when(other, dispute(1)).refused()).isEqualTo(GameProblems.notAuthorized());
    }
    for (int unknown : new int[] {2, 99, Integer.MAX_VALUE}) {
      assertThat(game.when(BOB, dispute(unknown)).refused())
          .isEqualTo(
              Problem.about("play_number", ErrorCode.NOT_FOUND, "There is no play " + unknown));
    }
  }

  @Test
  void olderPlaysCanBeDisputedAndAnUndoneOneAnew() {
    for (int out = 0; out < 3; out++) {
      game.when(game.atBat(), ROLL).when(game.atBat(), submit(strikeout())).accepted();
    }
    assertThat(game.state().game().batting()).isEqualTo(Side.HOME);
    game.when(BOB, dispute(2)).accepted();
    game.when(ALICE, dispute(4)).accepted();
    assertThat(game.when(ALICE, dispute(3)).refused()).isEqualTo(GameProblems.notAuthorized());
    game.when(UNA, new Command.UndoPlay("seen", null)).accepted();
    game.when(BOB, submit(homerun())).accepted();
    game.when(ALICE, dispute(4)).accepted();
    game.when(UNA, new Command.EndGame("rain")).accepted();
    game.when(BOB, dispute(1)).accepted();
    assertThat(game.state().fairPlay().rulings().disputed()).containsExactly(1, 2, 4);
  }

  private static Command undo() {
    return new FairPlayCommand.ProposeRuling(Proposal.Kind.UNDO_PLAY, "misread", null, null, null);
  }

  private static Command undo(int playNumber) {
    return new FairPlayCommand.ProposeRuling(
        Proposal.Kind.UNDO_PLAY, "misread", null, playNumber, null);
  }

  private static Command undo(Submission correction) {
    return undo(1, correction);
  }

  private static Command undo(int playNumber, Submission correction) {
    return new FairPlayCommand.ProposeRuling(
        Proposal.Kind.UNDO_PLAY, "misread", null, playNumber, correction);
  }

  private static Command voidRoll(@Nullable String rollId) {
    return new FairPlayCommand.ProposeRuling(Proposal.Kind.VOID_ROLL, "cocked", rollId, null, null);
  }

  private static Command end() {
    return new FairPlayCommand.ProposeRuling(Proposal.Kind.END_GAME, "rain", null, null, null);
  }

  private static Command dispute(int playNumber) {
    return new FairPlayCommand.Dispute(playNumber, "It was a foul tip");
  }

  private static Command yes(String proposalId) {
    return new FairPlayCommand.AnswerRuling(proposalId, true);
  }

  private static Command no(String proposalId) {
    return new FairPlayCommand.AnswerRuling(proposalId, false);
  }
}
