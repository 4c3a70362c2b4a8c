package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.CAROL;
import static com.paperdynasty.game.Scene.HOME_INVITATION;
import static com.paperdynasty.game.Scene.SAM;
import static com.paperdynasty.game.Scene.homerun;
import static com.paperdynasty.game.Scene.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Submission;
import java.time.Duration;
import java.util.HashSet;
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

  /** These would look alike to whoever compares scores, outs and bases alone. */
  @Test
  void whatOnlyTheBookTellsApartHasDifferentHashes() {
    StateHash walked = afterOne(Submission.of(Outcome.WALK));

    assertThat(afterOne(Submission.of(Outcome.HIT_BY_PITCH))).isNotEqualTo(walked);
    assertThat(afterOne(Submission.of(Outcome.CATCHER_INTERFERENCE))).isNotEqualTo(walked);
    assertThat(afterOne(homerun())).isNotEqualTo(walked);
  }

  private static StateHash afterOne(Submission submission) {
    return Scene.newGame().play(submission).state().hash();
  }
}
