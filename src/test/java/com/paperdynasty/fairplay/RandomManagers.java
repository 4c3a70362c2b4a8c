package com.paperdynasty.fairplay;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.UNA;

import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.state.GameState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random commands of a game between two managers: mostly what brings it on, and often what does
 * not, of anybody, so that many are refused.
 */
final class RandomManagers {
  private static final List<Actor> PEOPLE = List.of(ALICE, BOB, ALICE, BOB, CAROL, SAM, UNA, ROOT);
  private static final List<String> FORMS =
      List.of("fielding", "steal", "injury", "weather", "d20", "none");

  private final GameScenario game;
  private final RandomLineups lineups;
  private final Random random;

  RandomManagers(GameScenario game, RandomLineups lineups, long seed) {
    this.game = game;
    this.lineups = lineups;
    this.random = new Random(seed);
  }

  /** Both give their part of the dice, most times. */
  void giveEntropy() {
    for (Side side : Side.values()) {
      if (!rarely(4)) {
        game.when(managerOf(side), new FairPlayCommand.CommitEntropy(side, commitment(side)));
      }
    }
    for (Side side : Side.values()) {
      if (!rarely(4)) {
        game.when(managerOf(side), new FairPlayCommand.OpenEntropy(side, bytes(side)));
      }
    }
  }

  /** The next actor and command. Time passes before it, seldom much. */
  void act() {
    game.after(Duration.ofMillis(random.nextInt(rarely(40) ? 700_000 : 9_000)));
    if (rarely(3)) {
      game.when(anybody(), anything());
    } else {
      playOn();
    }
  }

  private boolean rarely(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private Actor anybody() {
    return PEOPLE.get(random.nextInt(PEOPLE.size()));
  }

  private GameState state() {
    return game.state();
  }

  private BallGame ball() {
    return game.state().game();
  }

  /** What a manager would do next. */
  private void playOn() {
    if (state().pending() != null) {
      game.when(game.atBat(), GameScenario.submit(lineups.submission(ball())));
      if (state().pending() != null) {
        // It has expired: the same dice again.
        game.when(random.nextBoolean() ? ALICE : BOB, roll());
      }
    } else if (ball().whyNotReady() != null) {
      Side side = ball().fielding();
      game.when(managerOf(side), new Command.Substitute(side, lineups.repair(ball())));
    } else {
      for (Side side : Side.values()) {
        game.when(managerOf(side), ready(true, rarely(3) ? plan(side) : null));
      }
      game.when(random.nextBoolean() ? ALICE : BOB, roll());
    }
  }

  private Command anything() {
    Side side = lineups.side();
    return switch (random.nextInt(19)) {
      case 0 -> ready(random.nextBoolean(), rarely(2) ? plan(side) : null);
      case 1 ->
          new FairPlayCommand.Ready((long) random.nextInt(game.log().size() + 2), side, true, null);
      case 2 -> roll();
      case 3 -> declared();
      case 4, 5, 6 -> proposal();
      case 7, 8, 9 -> new FairPlayCommand.AnswerRuling(Proposal.id(side, made(side)), !rarely(3));
      case 10 ->
          new FairPlayCommand.Dispute(ball().playNumber() - random.nextInt(3), "He was safe");
      case 11 -> new FairPlayCommand.CommitEntropy(side, commitment(side));
      case 12 -> new FairPlayCommand.OpenEntropy(side, rarely(4) ? "00".repeat(32) : bytes(side));
      case 13, 14 -> new FairPlayCommand.RollExtra(FORMS.get(random.nextInt(FORMS.size())), null);
      case 15 -> new Command.Substitute(side, lineups.changes(ball(), side));
      case 16 -> new Command.SetDefense(lineups.defense());
      case 17 -> ruling();
      default -> rarely(30) ? ending(side) : new Command.Announce("play ball");
    };
  }

  private Command roll() {
    return isDeclared() ? declared() : new Command.RollDice((long) game.log().size());
  }

  private boolean isDeclared() {
    return "declared".equals(state().setup().table().dice().code());
  }

  private Command declared() {
    return new FairPlayCommand.DeclareDice(
        new DiceFaces(die(6), die(6), die(6), die(20), die(20)), (long) game.log().size());
  }

  private int die(int sides) {
    return 1 + random.nextInt(sides);
  }

  private Command ready(boolean ready, @Nullable Plan plan) {
    return new FairPlayCommand.Ready((long) game.log().size(), null, ready, plan);
  }

  private Plan plan(Side side) {
    if (side == ball().fielding() != rarely(20)) {
      return new Plan.Fielding(lineups.defense());
    }
    Plan.Play[] plays = Plan.Play.values();
    return new Plan.Offense(
        plays[random.nextInt(plays.length)], rarely(2) ? List.of() : List.of(die(3)));
  }

  private Command proposal() {
    Proposal.Kind[] kinds = Proposal.Kind.values();
    Submission correction = rarely(2) ? lineups.submission(ball()) : null;
    Proposal.Kind kind = rarely(15) ? Proposal.Kind.END_GAME : kinds[random.nextInt(2)];
    return new FairPlayCommand.ProposeRuling(
        kind, "misread", null, null, kind == Proposal.Kind.UNDO_PLAY ? correction : null);
  }

  private int made(Side side) {
    return state().fairPlay().rulings().made(side);
  }

  private Command ruling() {
    return rarely(2) ? new Command.UndoPlay("misread", null) : new Command.VoidRoll("fell", null);
  }

  private Command ending(Side side) {

    return switch (random.nextInt(3)) {
      case 0 -> new Command.EndGame("rain");
      case 1 -> new FairPlayCommand.Concede(side, null);
      default -> new FairPlayCommand.ClaimForfeit();
    };
  }

  private String bytes(Side side) {
    return (side == Side.AWAY ? "0a" : "0b").repeat(32);
  }

  private String commitment(Side side) {
    return EntropyCommitment.of(
        GameScenario.GAME,
        side.code(),
        managerOf(side).userId(),
        state().dice().generation() + 1,
        bytes(side));
  }

  private static Actor managerOf(Side side) {
    return side == Side.AWAY ? ALICE : BOB;
  }
}
