package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of a user for a game. Actor and time are passed beside it. */
public sealed interface Command
    permits Command.RollDice,
        Command.SubmitOutcome,
        Command.ReadCard,
        Command.MakeChoice,
        Command.TakeDefault,
        Command.SetLineup,
        Command.SetDefense,
        Command.Substitute,
        Command.VoidRoll,
        Command.UndoPlay,
        Command.EndGame,
        Command.Abandon,
        Command.SetWinningPitcher,
        Command.Announce,
        Command.TakeSeat,
        Command.OpenSeat,
        Command.Unreadable,
        FairPlayCommand {

  /** The right that the actor needs, which is checked before the command's fields. */
  Right right();

  /** The right to give a command. */
  enum Right {
    /** The manager of either side, or the game's admin. */
    EITHER_MANAGER,
    /** The manager of the side at bat, or the game's admin. */
    BATTING_SIDE,
    /** The manager of the side in the field, or the game's admin. */
    FIELDING_SIDE,
    /** The away manager, or the game's admin. */
    AWAY_SIDE,
    /** The home manager, or the game's admin. */
    HOME_SIDE,
    /** The game's admin. */
    ADMIN,
    /** The game's admin or its umpire. */
    OFFICIAL,
    /** Who judges: the game's admin, or the umpire and service admins where managers agree. */
    RULING,
    /** A manager for their own seat. */
    MANAGER,
    /** Anyone with the invitation. */
    INVITED;

    /** The right to act for a side. */
    public static Right of(Side side) {
      return side == Side.AWAY ? AWAY_SIDE : HOME_SIDE;
    }
  }

  /**
   * Roll the dice for the next play.
   *
   * @param seen the last event that the sender has seen; null where nobody has to be ready
   */
  record RollDice(@Nullable Long seen) implements Command {
    /** A roll where nobody has to be ready. */
    public RollDice() {
      this(null);
    }

    @Override
    public Right right() {
      return Right.EITHER_MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rollDice(this);
    }
  }

  /**
   * Submit the outcome that the card shows for the pending roll.
   *
   * @param rollId the roll that is meant; null for the pending one
   * @param extraIds the extra dice that were read for it
   */
  record SubmitOutcome(Submission submission, @Nullable String rollId, List<String> extraIds)
      implements Command {
    public SubmitOutcome {
      extraIds = List.copyOf(extraIds);
    }

    /** Without extra dice. */
    public SubmitOutcome(Submission submission, @Nullable String rollId) {
      this(submission, rollId, List.of());
    }

    @Override
    public Right right() {
      return Right.BATTING_SIDE;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.submitOutcome(this);
    }
  }

  /**
   * Let the server read the cards for the pending roll.
   *
   * @param rollId the roll that is meant; null for the pending one
   */
  record ReadCard(@Nullable String rollId) implements Command {
    @Override
    public Right right() {
      return Right.BATTING_SIDE;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.readCard(this);
    }
  }

  /**
   * Choose, where the play waits for a manager.
   *
   * @param choiceId the choice that is meant
   * @param option the code of one of its options
   */
  record MakeChoice(String choiceId, String option) implements Command {
    @Override
    public Right right() {
      return Right.EITHER_MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.makeChoice(this);
    }
  }

  /** Take the default of the open choice, whose time is up. Given by the service itself. */
  record TakeDefault() implements Command {
    @Override
    public Right right() {
      return Right.ADMIN;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.takeDefault(this);
    }
  }

  /** Replace a side's lineup, before the first roll. */
  record SetLineup(Side side, List<Slot> lineup) implements Command {
    public SetLineup {
      lineup = List.copyOf(lineup);
    }

    @Override
    public Right right() {
      return Right.of(side);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setLineup(this);
    }
  }

  /** Set the defense. */
  record SetDefense(Defense defense) implements Command {
    @Override
    public Right right() {
      return Right.FIELDING_SIDE;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setDefense(this);
    }
  }

  /** Change players or positions, all at the same time. */
  record Substitute(Side side, List<LineupChange> changes) implements Command {
    public Substitute {
      changes = List.copyOf(changes);
    }

    @Override
    public Right right() {
      return Right.of(side);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.substitute(this);
    }
  }

  /**
   * Void the pending roll.
   *
   * @param rollId the roll that is meant; null for the pending one
   */
  record VoidRoll(String reason, @Nullable String rollId) implements Command {
    @Override
    public Right right() {
      return Right.RULING;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.voidRoll(this);
    }
  }

  /**
   * Undo the last play.
   *
   * @param playNumber the play that is meant; null for the last one
   */
  record UndoPlay(String reason, @Nullable Integer playNumber) implements Command {
    @Override
    public Right right() {
      return Right.RULING;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.undoPlay(this);
    }
  }

  /**
   * End the game early; the side that is ahead wins. Where managers agree on rulings, it must be a
   * regulation game for that.
   */
  record EndGame(String reason) implements Command {
    @Override
    public Right right() {
      return Right.RULING;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.endGame(this);
    }
  }

  /**
   * Close a game that has been idle for long. Given by the service itself.
   *
   * @param seq the last event of the log when the game was found idle; if the log has grown since,
   *     nothing is done
   */
  record Abandon(long seq) implements Command {
    @Override
    public Right right() {
      return Right.ADMIN;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.abandon(this);
    }
  }

  /** Name the winning pitcher, where the rule leaves it to the official scorer. */
  record SetWinningPitcher(String playerId) implements Command {
    @Override
    public Right right() {
      return Right.ADMIN;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setWinningPitcher(this);
    }
  }

  /** Announce a text to everybody. */
  record Announce(String text) implements Command {
    @Override
    public Right right() {
      return Right.OFFICIAL;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.announce(this);
    }
  }

  /** Take the open seat that an invitation is for. */
  record TakeSeat(String invitation) implements Command {
    @Override
    public Right right() {
      return Right.INVITED;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.takeSeat(this);
    }
  }

  /**
   * Open a seat again, before the first roll, for somebody with another invitation.
   *
   * @param invitation the hash of the invitation that opens it from now on
   */
  record OpenSeat(Side side, String invitation) implements Command {
    @Override
    public Right right() {
      return Right.ADMIN;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.openSeat(this);
    }
  }

  /**
   * A command with malformed fields. Role and turn are checked first, as for any other command;
   * then it is refused for its fields.
   */
  record Unreadable(Right right, Problem refusal) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unreadable(this);
    }
  }

  /**
   * One method for each kind of command, so that a new kind does not compile until all handle it.
   */
  interface Cases<R> {
    R rollDice(RollDice command);

    R ready(FairPlayCommand.Ready command);

    R submitOutcome(SubmitOutcome command);

    R readCard(ReadCard command);

    R makeChoice(MakeChoice command);

    R takeDefault(TakeDefault command);

    R rollExtra(FairPlayCommand.RollExtra command);

    R declareDice(FairPlayCommand.DeclareDice command);

    R setLineup(SetLineup command);

    R setDefense(SetDefense command);

    R substitute(Substitute command);

    R voidRoll(VoidRoll command);

    R undoPlay(UndoPlay command);

    R endGame(EndGame command);

    R concede(FairPlayCommand.Concede command);

    R claimForfeit(FairPlayCommand.ClaimForfeit command);

    R proposeRuling(FairPlayCommand.ProposeRuling command);

    R answerRuling(FairPlayCommand.AnswerRuling command);

    R dispute(FairPlayCommand.Dispute command);

    R abandon(Abandon command);

    R setWinningPitcher(SetWinningPitcher command);

    R announce(Announce command);

    R commitEntropy(FairPlayCommand.CommitEntropy command);

    R openEntropy(FairPlayCommand.OpenEntropy command);

    R giveEntropy(FairPlayCommand.GiveEntropy command);

    R takeSeat(TakeSeat command);

    R openSeat(OpenSeat command);

    R unreadable(Unreadable command);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
