package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.GAME;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both managers commit to bytes for the dice, and then open them. */
class JointEntropyTest {
  private static final Command ROLL = new Command.RollDice();
  private static final String A = "a1".repeat(32);
  private static final String B = "b2".repeat(32);

  @Test
  void bytesOfBothSidesMakeTheDice() {
    GameScenario game = bothOpened();

    game.when(ALICE, ROLL);

    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(1, A, B));
    assertThat(rounds(game).isJoint()).isTrue();
  }

  @Test
  void commitmentAndBytesAreLogged() {
    GameScenario game = GameScenario.newGame();

    commit(game, ALICE, Side.AWAY, A);
    assertThat(game.accepted())
        .containsExactly(
            new Event.EntropyCommitted(
                game.now(), Side.AWAY, "alice", 1, commitment(Side.AWAY, "alice", 1, A)));
    commit(game, BOB, Side.HOME, B);
    game.when(ALICE, new FairPlayCommand.OpenEntropy(Side.AWAY, A));

    assertThat(game.accepted())
        .containsExactly(new Event.EntropyGiven(game.now(), Side.AWAY, "alice", A, 1));
  }

  @Test
  void aCommitmentIsReplacedUntilAnyBytesAreOut() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, B);
    commit(game, ALICE, Side.AWAY, A);
    commit(game, BOB, Side.HOME, B);
    commit(game, ALICE, Side.AWAY, A).accepted();

    assertThat(open(game, ALICE, B).refused())
        .isEqualTo(
            Problem.about("bytes", ErrorCode.INVALID, "These bytes do not fit the commitment"));
    open(game, ALICE, A).accepted();

    assertThat(commit(game, BOB, Side.HOME, A).refused())
        .isEqualTo(
            Problem.about(
                "commitment", ErrorCode.CONFLICT, "Too late: bytes of this round are out"));
    assertThat(commit(game, ALICE, Side.AWAY, A).refused().field()).isEqualTo("commitment");
  }

  @Test
  void commitmentsOfASideAreBounded() {
    GameScenario game = GameScenario.newGame();
    for (int i = 0; i < EntropyRounds.MOST_COMMITMENTS; i++) {
      commit(game, ALICE, Side.AWAY, A).accepted();
    }
    assertThat(commit(game, ALICE, Side.AWAY, A).refused())
        .isEqualTo(
            Problem.about(
                "commitment", ErrorCode.CONFLICT, "A side commits at most 20 times in a round"));
    commit(game, BOB, Side.HOME, B).accepted();
  }

  @Test
  void bytesAreTakenOnlyWhenBothSidesHaveCommitted() {
    GameScenario game = GameScenario.newGame();
    assertThat(open(game, ALICE, A).refused())
        .isEqualTo(bytes("Send a commitment to the bytes first"));
    commit(game, ALICE, Side.AWAY, A);
    assertThat(open(game, ALICE, A).refused())
        .isEqualTo(bytes("Waiting for the commitment of Millers"));
    commit(game, BOB, Side.HOME, B);
    open(game, ALICE, A).accepted();
    assertThat(open(game, ALICE, A).refused()).isEqualTo(bytes("These bytes were given before"));
  }

  @Test
  void aCommitmentBindsGameSideUserRoundAndBytes() {
    List<String> others =
        List.of(
            EntropyCommitment.of(new java.util.UUID(1, 2), "away", "alice", 1, A),
            commitment(Side.HOME, "alice", 1, A),
            commitment(Side.AWAY, "bob", 1, A),
            commitment(Side.AWAY, "alice", 2, A),
            commitment(Side.AWAY, "alice", 1, B));
    for (String other : others) {
      GameScenario game = GameScenario.newGame();
      game.when(ALICE, new FairPlayCommand.CommitEntropy(null, other));
      commit(game, BOB, Side.HOME, B);
      assertThat(open(game, ALICE, A).refused().code()).isEqualTo(ErrorCode.INVALID);
    }
  }

  @Test
  void nobodyOpensACopyOfTheOthersCommitment() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);
    game.when(BOB, new FairPlayCommand.CommitEntropy(null, commitment(Side.AWAY, "alice", 1, A)));
    open(game, ALICE, A).accepted();

    assertThat(open(game, BOB, A).refused().field()).isEqualTo("bytes");
  }

  @Test
  void aRollWaitsForTheOtherCommitmentForTheTimeOfTheTable() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);

    for (Actor actor : List.of(ALICE, BOB, CAROL)) {
      assertThat(game.when(actor, ROLL).refused())
          .isEqualTo(GameProblems.gameState("Waiting for the dice of Millers"));
    }
    game.after(Duration.ofMillis(59_999));
    assertThat(game.when(ALICE, ROLL).refused().code()).isEqualTo(ErrorCode.CONFLICT);
    game.after(Duration.ofMillis(1)).when(ALICE, ROLL);

    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(1, "", ""));
    assertThat(rounds(game).missing()).containsExactly(Side.HOME);
  }

  @Test
  void aReplacedCommitmentDoesNotMakeTheWaitLonger() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);
    game.after(Duration.ofSeconds(59));
    commit(game, ALICE, Side.AWAY, B);

    game.after(Duration.ofSeconds(1)).when(ALICE, ROLL).accepted();
  }

  @Test
  void aRollWaitsForBytesThatAreNotOpened() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);
    commit(game, BOB, Side.HOME, B);
    assertThat(game.when(ALICE, ROLL).refused().message())
        .isEqualTo("Waiting for the dice of Owls and Millers");
    open(game, ALICE, A);
    assertThat(game.when(BOB, ROLL).refused().message())
        .isEqualTo("Waiting for the dice of Millers");

    game.after(Duration.ofSeconds(60)).when(BOB, ROLL);

    assertThat(game.pending().dice())
        .as("what was opened counts alone, so that withholding leads to dice nobody chose")
        .isEqualTo(SECRETS.seeds().dice(0).roll(1, A, ""));
    assertThat(rounds(game).missing()).containsExactly(Side.HOME);
    assertThat(open(game, BOB, B).refused())
        .isEqualTo(bytes("Too late: the first roll of this round was made"));
    assertThat(commit(game, BOB, Side.HOME, B).refused().field()).isEqualTo("commitment");
  }

  /** The second side commits in the last second, and would roll before the first can open. */
  @Test
  void theFirstHasTimeToOpenWhenTheSecondCommitsLate() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);
    game.after(Duration.ofSeconds(59));
    commit(game, BOB, Side.HOME, B);
    open(game, BOB, B);
    game.after(Duration.ofMillis(9_999));
    assertThat(game.when(BOB, ROLL).refused().message()).isEqualTo("Waiting for the dice of Owls");
    open(game, ALICE, A).accepted();

    game.when(BOB, ROLL).accepted();
    assertThat(rounds(game).isJoint()).isTrue();
  }

  @Test
  void theTimeToOpenIsNotMadeLonger() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);
    game.after(Duration.ofSeconds(59));
    commit(game, BOB, Side.HOME, B);
    game.after(Duration.ofSeconds(9));
    commit(game, BOB, Side.HOME, A).accepted();
    game.after(Duration.ofSeconds(1)).when(ALICE, ROLL).accepted();
  }

  @Test
  void lateEntropyIsTakenUntilTheFirstRoll() {
    GameScenario game = GameScenario.newGame();
    commit(game, ALICE, Side.AWAY, A);
    game.after(Duration.ofHours(5));
    commit(game, BOB, Side.HOME, B).accepted();
    open(game, ALICE, A).accepted();
    open(game, BOB, B).accepted();

    game.when(ALICE, ROLL).accepted();
    assertThat(rounds(game).isJoint()).isTrue();
  }

  @Test
  void nobodyWaitsForAnOpenSeat() {
    GameScenario game = GameScenario.openSeat();
    commit(game, ALICE, Side.AWAY, A);
    game.when(CAROL, ROLL).accepted();
    assertThat(rounds(game).missing()).containsExactly(Side.HOME);
  }

  @Test
  void theWaitBeginsWhenTheLastSeatIsTaken() {
    GameScenario game = GameScenario.openSeat();
    commit(game, ALICE, Side.AWAY, A);
    game.after(Duration.ofDays(1)).when(BOB, new Command.TakeSeat(GameScenario.HOME_INVITATION));

    assertThat(game.when(ALICE, ROLL).refused().message())
        .isEqualTo("Waiting for the dice of Millers");
    game.after(Duration.ofSeconds(60)).when(ALICE, ROLL).accepted();
  }

  @Test
  void clientsThatKnowNothingOfItPlayAtOnce() {
    GameScenario game = GameScenario.newGame();
    game.when(ALICE, new FairPlayCommand.GiveEntropy("mine"))
        .when(BOB, new FairPlayCommand.GiveEntropy("yours"));

    game.when(ALICE, ROLL);

    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(1, "mine", "yours"));
    assertThat(rounds(game).missing()).containsExactly(Side.AWAY, Side.HOME);
  }

  @Test
  void nobodyWaitsForASideThatGaveAText() {
    GameScenario game = GameScenario.newGame();
    game.when(BOB, new FairPlayCommand.GiveEntropy("yours"));
    commit(game, ALICE, Side.AWAY, A);

    game.when(ALICE, ROLL).accepted();
    assertThat(rounds(game).missing()).containsExactly(Side.HOME);
  }

  @Test
  void aSideThatHasCommittedGivesNoText() {
    GameScenario game = GameScenario.newGame();
    commit(game, BOB, Side.HOME, B);
    assertThat(game.state().awaitsEntropyOf("bob")).isFalse();
    assertThat(game.when(BOB, new FairPlayCommand.GiveEntropy("ground")).refused().code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void noTextIsTakenAfterTheFirstRoll() {
    GameScenario game = GameScenario.rolled();
    assertThat(game.state().awaitsEntropyOf("bob")).isFalse();
    assertThat(game.when(BOB, new FairPlayCommand.GiveEntropy("ground")).refused().code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void onlyAManagerTakesPartAndOnlyForTheirOwnSide() {
    GameScenario game = GameScenario.newGame();
    for (Actor other : List.of(CAROL, SAM)) {
      assertThat(commit(game, other, Side.AWAY, A).refused())
          .isEqualTo(GameProblems.notAuthorized());
    }
    assertThat(commit(game, ALICE, Side.HOME, A).refused()).isEqualTo(GameProblems.notAuthorized());
    assertThat(game.when(ALICE, new FairPlayCommand.OpenEntropy(Side.HOME, A)).refused())
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void aManagerOfBothSidesNamesTheSide() {
    GameScenario game = GameScenario.openSeat();
    game.when(ALICE, new Command.TakeSeat(GameScenario.HOME_INVITATION));

    assertThat(game.when(ALICE, new FairPlayCommand.CommitEntropy(null, A)).refused())
        .isEqualTo(Problem.about("side", ErrorCode.INVALID, "Missing side"));
    for (Side side : Side.values()) {
      commit(game, ALICE, side, A).accepted();
    }
    for (Side side : Side.values()) {
      game.when(ALICE, new FairPlayCommand.OpenEntropy(side, A)).accepted();
    }
    game.when(ALICE, ROLL);
    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(1, A, A));
  }

  @Test
  void nothingIsTakenWhenTheGameIsOver() {
    GameScenario game = GameScenario.newGame();
    game.when(CAROL, new Command.EndGame("rain"));
    assertThat(commit(game, ALICE, Side.AWAY, A).refused())
        .isEqualTo(Problem.about("commitment", ErrorCode.CONFLICT, "Too late: the game is over"));
    assertThat(game.state().awaitsEntropyOf("alice")).isFalse();
  }

  @Test
  void anUndoAfterTheEndBeginsANewRound() {
    GameScenario game = ended(bothOpened());
    GameState over = game.state();

    game.when(CAROL, new Command.UndoPlay("misread", null));

    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(4, A, B));
    assertThat(rounds(game).fromRoll()).isEqualTo(over.dice().made() + 1);
    assertThat(game.state().originOf(4).generation()).isZero();
    assertThat(game.state().originOf(5).generation()).isEqualTo(1);
    String c = "c3".repeat(32);
    String d = "d4".repeat(32);
    game.when(ALICE, new FairPlayCommand.CommitEntropy(null, commitment(Side.AWAY, "alice", 2, c)));
    game.when(BOB, new FairPlayCommand.CommitEntropy(null, commitment(Side.HOME, "bob", 2, d)));
    game.when(CAROL, submit(strikeout()));
    assertThat(game.when(ALICE, ROLL).refused().message())
        .isEqualTo("Waiting for the dice of Owls and Millers");
    open(game, ALICE, c).accepted();
    open(game, BOB, d).accepted();
    game.when(ALICE, ROLL);
    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(1).roll(5, c, d));
    assertThat(commit(game, ALICE, Side.AWAY, A).refused().field()).isEqualTo("commitment");
  }

  /** The undone roll has the seed of its time: its dice are issued again at once. */
  @Test
  void aRollThatIsIssuedAgainWaitsForNobody() {
    GameScenario game = ended(bothOpened());
    game.when(CAROL, new Command.UndoPlay("misread", null));
    game.when(
        ALICE,
        new FairPlayCommand.CommitEntropy(
            null, commitment(Side.AWAY, "alice", 2, "c3".repeat(32))));

    game.after(Duration.ofMinutes(6)).when(BOB, ROLL).accepted();
    assertThat(game.pending().dice()).isEqualTo(SECRETS.seeds().dice(0).roll(4, A, B));
  }

  @Test
  void whatEachSideGaveIsPartOfTheHash() {
    GameScenario game = GameScenario.newGame();
    var before = game.state().hash();
    var committed = commit(game, ALICE, Side.AWAY, A).state().hash();
    var replaced = commit(game, ALICE, Side.AWAY, A).state().hash();
    assertThat(List.of(before, committed, replaced)).doesNotHaveDuplicates();
  }

  private static GameScenario bothOpened() {
    GameScenario game = GameScenario.newGame(new GameOptions(1, null, null, null));
    commit(game, ALICE, Side.AWAY, A);
    commit(game, BOB, Side.HOME, B);
    open(game, ALICE, A).accepted();
    open(game, BOB, B).accepted();
    return game;
  }

  private static GameScenario ended(GameScenario game) {
    for (int out = 0; out < 3; out++) {
      game.play(strikeout());
    }
    game.play(homerun());
    assertThat(game.state().game().isOver()).isTrue();
    return game;
  }

  private static GameScenario commit(GameScenario game, Actor actor, Side side, String bytes) {
    return game.when(
        actor, new FairPlayCommand.CommitEntropy(side, commitment(side, actor.userId(), 1, bytes)));
  }

  private static GameScenario open(GameScenario game, Actor actor, String bytes) {
    return game.when(actor, new FairPlayCommand.OpenEntropy(null, bytes));
  }

  private static String commitment(Side side, String user, int round, String bytes) {
    return EntropyCommitment.of(GAME, side.code(), user, round, bytes);
  }

  private static EntropyRounds rounds(GameScenario game) {
    return game.state().fairPlay().entropy();
  }

  private static Problem bytes(String message) {
    return Problem.about("bytes", ErrorCode.CONFLICT, message);
  }
}
