package com.paperdynasty.game;

import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Random commands of random actors, many of them refused. */
public final class RandomCommands {
  private static final List<Actor> PEOPLE =
      List.of(
          GameScenario.ALICE,
          GameScenario.BOB,
          GameScenario.CAROL,
          GameScenario.SAM,
          GameScenario.ROOT);
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Random random;

  public RandomCommands(Random random) {
    this.random = random;
  }

  /** Gives a random command, a sensible one three times out of four. */
  public void act(GameScenario gameScenario) {
    gameScenario.after(Duration.ofMillis(random.nextInt(60_000)));
    if (random.nextInt(4) == 0) {
      gameScenario.when(PEOPLE.get(random.nextInt(PEOPLE.size())), anything(gameScenario));
    } else {
      playOn(gameScenario);
    }
  }

  /** The next roll, or an outcome for it, which may break a rule. */
  public void playOn(GameScenario gameScenario) {
    if (gameScenario.state().pending() == null) {
      gameScenario.when(GameScenario.CAROL, new Command.RollDice());
    } else {
      gameScenario.when(gameScenario.atBat(), GameScenario.submit(submission()));
    }
  }

  private Command anything(GameScenario gameScenario) {
    Roll pending = gameScenario.state().pending();
    return switch (random.nextInt(18)) {
      case 0 -> new FairPlayCommand.GiveEntropy("entropy " + random.nextInt());
      case 1 -> new Command.TakeSeat(random.nextBoolean() ? GameScenario.HOME_INVITATION : "wrong");
      case 2 -> new Command.SubmitOutcome(submission(), "another roll");
      case 3 -> new Command.SubmitOutcome(submission(), pending == null ? null : pending.rollId());
      case 4 -> new Command.VoidRoll("why not", null);
      case 5, 6, 7 -> new Command.UndoPlay("oh no", null);
      case 8 -> new Command.UndoPlay("oh no", gameScenario.state().game().playNumber() - 1);
      case 9 -> new Command.SetDefense(defense());
      case 10 -> ending();
      case 11 -> new Command.Announce("play ball");
      case 12 -> new Command.SetLineup(side(), lineup(gameScenario));
      case 13 -> new Command.SetWinningPitcher("away-10");
      case 15, 16 -> ruling(gameScenario);
      case 14 -> new Command.Substitute(side(), List.of(lineupChange()));
      default -> new Command.RollDice();
    };
  }

  /** Seldom an end of the game. */
  private Command ending() {
    return switch (random.nextInt(20)) {
      case 0 -> new Command.EndGame("rain");
      case 1 -> new FairPlayCommand.Concede(random.nextBoolean() ? null : side(), null);
      default -> new Command.RollDice();
    };
  }

  /** A proposal, an answer to one, or a dispute. */
  private Command ruling(GameScenario gameScenario) {
    int play = gameScenario.state().playNumber();
    Proposal.Kind kind = random.nextInt(9) == 0 ? Proposal.Kind.END_GAME : Proposal.Kind.UNDO_PLAY;
    String id = Proposal.id(side(), gameScenario.state().fairPlay().rulings().made(Side.HOME));
    return switch (random.nextInt(5)) {
      case 0 -> new FairPlayCommand.ProposeRuling(kind, "oh no", null, null, null);
      case 1 ->
          new FairPlayCommand.ProposeRuling(Proposal.Kind.VOID_ROLL, "oh no", null, null, null);
      case 2 ->
          new FairPlayCommand.ProposeRuling(
              Proposal.Kind.UNDO_PLAY, "oh", null, play, submission());
      case 3 -> new FairPlayCommand.AnswerRuling(id, random.nextBoolean());
      default -> new FairPlayCommand.Dispute(Math.max(1, play - random.nextInt(3)), "It was foul");
    };
  }

  private Defense defense() {
    InfieldDepth[] depths = InfieldDepth.values();
    return new Defense(depths[random.nextInt(depths.length)], List.of(1 + random.nextInt(3)));
  }

  private Side side() {
    return random.nextBoolean() ? Side.AWAY : Side.HOME;
  }

  private List<Slot> lineup(GameScenario gameScenario) {
    return SampleLineups.lineup(side(), gameScenario.state().league().dh()).inGame();
  }

  /** A new player for a random slot, at the position of its starter. */
  private LineupChange lineupChange() {
    int order = 1 + random.nextInt(9);
    Position position = SampleLineups.lineup(Side.AWAY, true).batting(order).position();
    int number = random.nextInt(1_000_000);
    return new LineupChange(order, new Player("sub-" + number, "Sub " + number), position, false);
  }

  private Submission submission() {
    Outcome outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
    Position location = Position.FIELD.get(random.nextInt(9));
    return Submission.of(outcome)
        .hitTo(outcome.needsHitLocation() || random.nextBoolean() ? location : null)
        .withRunner(outcome.needsRunner() ? 1 + random.nextInt(3) : null)
        .withErrors(outcome.needsErrors() ? List.of(location) : List.of());
  }
}
