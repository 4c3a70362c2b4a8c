package com.paperdynasty.game;

import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Random commands of random actors, many of them refused. */
public final class RandomTable {
  private static final List<Actor> PEOPLE =
      List.of(Scene.ALICE, Scene.BOB, Scene.CAROL, Scene.SAM, Scene.ROOT);
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Random random;

  public RandomTable(Random random) {
    this.random = random;
  }

  /** Gives a random command, a sensible one three times out of four. */
  public void act(Scene scene) {
    scene.after(Duration.ofMillis(random.nextInt(60_000)));
    if (random.nextInt(4) == 0) {
      scene.when(PEOPLE.get(random.nextInt(PEOPLE.size())), anything(scene));
    } else {
      playOn(scene);
    }
  }

  /** The next roll, or an outcome for it, which may break a rule. */
  public void playOn(Scene scene) {
    if (scene.state().pending() == null) {
      scene.when(Scene.CAROL, new Command.RollDice());
    } else {
      scene.when(scene.atBat(), Scene.submit(submission()));
    }
  }

  private Command anything(Scene scene) {
    Roll pending = scene.state().pending();
    return switch (random.nextInt(16)) {
      case 0 -> new Command.GiveEntropy("entropy " + random.nextInt());
      case 1 -> new Command.TakeSeat(random.nextBoolean() ? Scene.HOME_INVITATION : "wrong");
      case 2 -> new Command.SubmitOutcome(submission(), "another roll");
      case 3 -> new Command.SubmitOutcome(submission(), pending == null ? null : pending.rollId());
      case 4 -> new Command.VoidRoll("why not", null);
      case 5, 6, 7 -> new Command.UndoPlay("oh no", null);
      case 8 -> new Command.UndoPlay("oh no", scene.state().game().playNumber() - 1);
      case 9 -> new Command.SetDefense(defense());
      case 10 -> random.nextInt(20) == 0 ? new Command.EndGame("rain") : new Command.RollDice();
      case 11 -> new Command.Announce("play ball");
      case 12 -> new Command.SetLineup(side(), lineup(scene));
      case 13 -> new Command.SetWinningPitcher("away-10");
      case 14 -> new Command.Substitute(side(), List.of(change()));
      default -> new Command.RollDice();
    };
  }

  private Defense defense() {
    InfieldDepth[] depths = InfieldDepth.values();
    return new Defense(depths[random.nextInt(depths.length)], List.of(1 + random.nextInt(3)));
  }

  private Side side() {
    return random.nextBoolean() ? Side.AWAY : Side.HOME;
  }

  private List<Slot> lineup(Scene scene) {
    return SampleRosters.lineup(side(), scene.state().league().dh()).inGame();
  }

  /** A new player for a random slot, at the position of its starter. */
  private Change change() {
    int order = 1 + random.nextInt(9);
    Position position = SampleRosters.lineup(Side.AWAY, true).batting(order).position();
    int number = random.nextInt(1_000_000);
    return new Change(order, new Player("sub-" + number, "Sub " + number), position, false);
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
