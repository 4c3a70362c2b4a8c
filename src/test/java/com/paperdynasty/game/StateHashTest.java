package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.HOME_INVITATION;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Submission.With;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateHashTest {
  @Test
  void theSameStateHasTheSameHash() {
    assertThat(Scene.rolled().state().hash()).isEqualTo(Scene.rolled().state().hash());
    assertThat(Scene.rolled().state().hash().hex()).matches("[0-9a-f]{64}");
    assertThat(Scene.rolled().state().hash().version()).isEqualTo(CanonicalForm.VERSION);
  }

  @Test
  void everyEventGivesAnotherHash() {
    Scene scene = Scene.openSeat();
    Set<StateHash> seen = new HashSet<>(Set.of(scene.state().hash()));
    scene.when(SAM, new Command.TakeSeat(HOME_INVITATION));
    assertThat(seen.add(scene.state().hash())).as("seat taken").isTrue();
    scene.when(SAM, new Command.GiveEntropy("e"));
    assertThat(seen.add(scene.state().hash())).as("entropy given").isTrue();
    scene.when(CAROL, new Command.RollDice());
    assertThat(seen.add(scene.state().hash())).as("dice rolled").isTrue();
    scene.after(Duration.ofMinutes(6)).when(CAROL, new Command.RollDice());
    assertThat(seen.add(scene.state().hash())).as("dice rolled again").isTrue();
    scene.when(ALICE, Scene.submit(strikeout()));
    assertThat(seen.add(scene.state().hash())).as("play resolved").isTrue();
  }

  /** Erasing a user empties their name and leaves the log as it was. */
  @Test
  void hashDoesNotDependOnUsersNames() {
    Actor nameless = new Actor(SAM.userId(), "", false);

    assertThat(
            Scene.openSeat().when(nameless, new Command.TakeSeat(HOME_INVITATION)).state().hash())
        .isEqualTo(
            Scene.openSeat().when(SAM, new Command.TakeSeat(HOME_INVITATION)).state().hash());
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
    Submission steal = strikeout().along(List.of(new With(Outcome.STOLEN_BASE, 3)));
    Submission wild = strikeout().along(List.of(new With(Outcome.WILD_PITCH, null)));
    Submission home = Submission.of(Outcome.FLYOUT_B, Position.LEFT_FIELD);
    List<Advance> scores = List.of(Advance.to(3, 4));
    Set<StateHash> seen = new HashSet<>();
    for (Submission said :
        List.of(
            steal,
            wild,
            strikeout().along(List.of(new With(Outcome.PASSED_BALL, null))),
            home,
            home.sacrificing(false),
            home.sacrificing(true),
            home.charging(List.of(Position.LEFT_FIELD)),
            home.charging(List.of(Position.CATCHER)),
            home.advancing(scores),
            home.advancing(List.of(new Advance(3, 4, false, false, null))),
            home.advancing(List.of(new Advance(3, 4, false, true, null))),
            home.advancing(List.of(new Advance(3, 4, false, null, true))),
            home.advancing(List.of(new Advance(3, 4, false, null, false))))) {
      Scene scene = Scene.newGame().play(Submission.of(Outcome.TRIPLE));
      assertThat(seen.add(scene.play(said).state().hash())).as(said.toString()).isTrue();
    }
  }

  @Test
  void hashCoversTheKindOfOut() {
    Set<StateHash> seen = new HashSet<>();
    Submission single = Submission.of(Outcome.SINGLE, Position.LEFT_FIELD);
    Submission grounder = Submission.of(Outcome.GROUNDBALL_A, Position.SHORTSTOP);
    for (Submission said :
        List.of(
            single.advancing(List.of(Advance.out(1, 3))),
            single.advancing(List.of(Advance.out(1, 3).being(Advance.How.TOUCHED))),
            single.advancing(List.of(Advance.out(1, 3).being(Advance.How.INTERFERENCE))),
            grounder,
            grounder.groundingIntoDouble(false),
            grounder.groundingIntoDouble(true))) {
      Scene scene = Scene.newGame().play(Submission.of(Outcome.WALK));
      assertThat(seen.add(scene.play(said).state().hash())).as(said.toString()).isTrue();
    }
  }

  private static StateHash afterOne(Submission submission) {
    return Scene.newGame().play(submission).state().hash();
  }
}
