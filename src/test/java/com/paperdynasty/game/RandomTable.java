package com.paperdynasty.game;

import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** People who do at random what can be done at a table, and much that cannot. */
public final class RandomTable {
  private static final List<Actor> PEOPLE =
      List.of(Scene.ALICE, Scene.BOB, Scene.CAROL, Scene.SAM, Scene.ROOT);
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Random random;

  public RandomTable(Random random) {
    this.random = random;
  }

  /** Something happens, sensible three times out of four. */
  public void act(Scene scene) {
    scene.after(Duration.ofMillis(random.nextInt(60_000)));
    if (random.nextInt(4) == 0) {
      scene.when(PEOPLE.get(random.nextInt(PEOPLE.size())), anything(scene));
    } else if (scene.state().pending() == null) {
      scene.when(Scene.CAROL, new Command.RollDice());
    } else {
      scene.when(scene.atBat(), Scene.submit(submission()));
    }
  }

  private Command anything(Scene scene) {
    Roll pending = scene.state().pending();
    return switch (random.nextInt(6)) {
      case 0 -> new Command.GiveEntropy("entropy " + random.nextInt());
      case 1 -> new Command.TakeSeat(random.nextBoolean() ? Scene.HOME_INVITATION : "wrong");
      case 2 -> new Command.SubmitOutcome(submission(), "another roll");
      case 3 -> new Command.SubmitOutcome(submission(), pending == null ? null : pending.rollId());
      default -> new Command.RollDice();
    };
  }

  private Submission submission() {
    Outcome outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
    Position location = Position.FIELD.get(random.nextInt(9));
    return Submission.of(outcome)
        .to(outcome.needsHitLocation() || random.nextBoolean() ? location : null)
        .on(outcome.needsRunner() ? 1 + random.nextInt(3) : null)
        .charging(outcome.needsErrors() ? List.of(location) : List.of());
  }
}
