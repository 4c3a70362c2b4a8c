package com.paperdynasty.game.state;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.HOME_INVITATION;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateHashTest {
  @Test
  void theSameStateHasTheSameHash() {
    assertThat(GameScenario.rolled().state().hash())
        .isEqualTo(GameScenario.rolled().state().hash());
    assertThat(GameScenario.rolled().state().hash().hex()).matches("[0-9a-f]{64}");
    assertThat(GameScenario.rolled().state().hash().version()).isEqualTo(CanonicalForm.VERSION);
  }

  @Test
  void everyEventGivesAnotherHash() {
    GameScenario gameScenario = GameScenario.openSeat();
    Set<StateHash> seen = new HashSet<>(Set.of(gameScenario.state().hash()));
    gameScenario.when(SAM, new Command.TakeSeat(HOME_INVITATION));
    assertThat(seen.add(gameScenario.state().hash())).as("seat taken").isTrue();
    gameScenario.when(SAM, new FairPlayCommand.GiveEntropy("e"));
    assertThat(seen.add(gameScenario.state().hash())).as("entropy given").isTrue();
    gameScenario.when(CAROL, new Command.RollDice());
    assertThat(seen.add(gameScenario.state().hash())).as("dice rolled").isTrue();
    gameScenario.after(Duration.ofMinutes(6)).when(CAROL, new Command.RollDice());
    assertThat(seen.add(gameScenario.state().hash())).as("dice rolled again").isTrue();
    gameScenario.when(ALICE, GameScenario.submit(strikeout()));
    assertThat(seen.add(gameScenario.state().hash())).as("play resolved").isTrue();
  }

  /** Erasing a user empties their name and leaves the log as it was. */
  @Test
  void hashDoesNotDependOnUsersNames() {
    Actor nameless = new Actor(SAM.userId(), "", false);

    assertThat(
            GameScenario.openSeat()
                .when(nameless, new Command.TakeSeat(HOME_INVITATION))
                .state()
                .hash())
        .isEqualTo(
            GameScenario.openSeat()
                .when(SAM, new Command.TakeSeat(HOME_INVITATION))
                .state()
                .hash());
  }

  /** Plays with the same score, outs and bases. */
  @Test
  void hashTellsApartPlaysThatDifferOnlyInTheBoxScore() {
    StateHash walked = afterOne(Submission.of(Outcome.WALK));

    assertThat(afterOne(Submission.of(Outcome.HIT_BY_PITCH))).isNotEqualTo(walked);
    assertThat(afterOne(Submission.of(Outcome.CATCHER_INTERFERENCE))).isNotEqualTo(walked);
    assertThat(afterOne(homerun())).isNotEqualTo(walked);
  }

  @Test
  void hashCoversTheSubmission() {
    Submission steal = strikeout().withOthers(List.of(new With(Outcome.STOLEN_BASE, 3)));
    Submission wild = strikeout().withOthers(List.of(new With(Outcome.WILD_PITCH, null)));
    Submission home = Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD);
    List<Advance> scores = List.of(Advance.to(3, 4));
    Set<StateHash> seen = new HashSet<>();
    for (Submission said :
        List.of(
            steal,
            wild,
            strikeout().withOthers(List.of(new With(Outcome.PASSED_BALL, null))),
            home,
            home.withSacrifice(false),
            home.withSacrifice(true),
            home.withErrors(List.of(Position.LEFT_FIELD)),
            home.withErrors(List.of(Position.CATCHER)),
            home.withAdvances(scores),
            home.withAdvances(List.of(new Advance(3, 4, false, false, null))),
            home.withAdvances(List.of(new Advance(3, 4, false, true, null))),
            home.withAdvances(List.of(new Advance(3, 4, false, null, true))),
            home.withAdvances(List.of(new Advance(3, 4, false, null, false))))) {
      GameScenario gameScenario = GameScenario.newGame().play(Submission.of(Outcome.TRIPLE));
      assertThat(seen.add(gameScenario.play(said).state().hash())).as(said.toString()).isTrue();
    }
  }

  @Test
  void hashCoversTheKindOfOut() {
    Set<StateHash> seen = new HashSet<>();
    Submission single = Submission.of(Outcome.SINGLE, Position.LEFT_FIELD);
    Submission grounder = Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);
    for (Submission said :
        List.of(
            single.withAdvances(List.of(Advance.out(1, 3))),
            single.withAdvances(List.of(Advance.out(1, 3).withHow(Advance.How.TOUCHED))),
            single.withAdvances(List.of(Advance.out(1, 3).withHow(Advance.How.INTERFERENCE))),
            grounder,
            grounder.withGroundedIntoDouble(false),
            grounder.withGroundedIntoDouble(true))) {
      GameScenario gameScenario = GameScenario.newGame().play(Submission.of(Outcome.WALK));
      assertThat(seen.add(gameScenario.play(said).state().hash())).as(said.toString()).isTrue();
    }
  }

  private static StateHash afterOne(Submission submission) {
    return GameScenario.newGame().play(submission).state().hash();
  }
}
