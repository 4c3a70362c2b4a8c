package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of a user for a game. Actor and time are passed beside it. */
public sealed interface Command {

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
   * Say that a side is ready for the next roll, or is not after all.
   *
   * @param seen the last event that the sender has seen
   * @param side null for the only side that the sender manages
   * @param plan what the side means to do; null for what it does without saying anything
   */
  record Ready(@Nullable Long seen, @Nullable Side side, boolean ready, @Nullable Plan plan)
      implements Command {
    @Override
    public Right right() {
      return side == null ? Right.EITHER_MANAGER : Right.of(side);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ready(this);
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
   * Roll extra dice of a form of the league.
   *
   * @param label what they are for; null if the sender does not say
   */
  record RollExtra(String form, @Nullable String label) implements Command {
    @Override
    public Right right() {
      return Right.EITHER_MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rollExtra(this);
    }
  }

  /**
   * Declare the dice that the side at bat has rolled by hand.
   *
   * @param seen as of {@link RollDice}
   */
  record DeclareDice(DiceFaces dice, @Nullable Long seen) implements Command {
    /** Where nobody has to be ready. */
    public DeclareDice(DiceFaces dice) {
      this(dice, null);
    }

    @Override
    public Right right() {
      return Right.BATTING_SIDE;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.declareDice(this);
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
   * Give the game up; the other side wins.
   *
   * @param side that gives up; null for the only side that the sender manages
   * @param reason null for none
   */
  record Concede(@Nullable Side side, @Nullable String reason) implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.concede(this);
    }
  }

  /** Win because the other manager, whose move it is, has been away for too long. */
  record ClaimForfeit() implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.claimForfeit(this);
    }
  }

  /**
   * Ask the other manager to agree to a ruling.
   *
   * @param rollId the roll that is meant; null for the pending one
   * @param playNumber the play that is meant; null for the last one
   * @param correction what the undone play is to be instead; null to read its dice again
   */
  record ProposeRuling(
      Proposal.Kind kind,
      String reason,
      @Nullable String rollId,
      @Nullable Integer playNumber,
      @Nullable Submission correction)
      implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.proposeRuling(this);
    }
  }

  /** Agree to a proposal of the other side, or refuse it. */
  record AnswerRuling(String proposalId, boolean accept) implements Command {
    @Override
    public Right right() {
      return Right.EITHER_MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.answerRuling(this);
    }
  }

  /** Note for ever that a side does not agree with how the other read a play. */
  record Dispute(int playNumber, String text) implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.dispute(this);
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

  /**
   * Commit to bytes for the dice.
   *
   * @param side null for the only one that the actor manages
   * @param commitment 64 hexadecimal digits in lower case
   */
  record CommitEntropy(@Nullable Side side, String commitment) implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.commitEntropy(this);
    }
  }

  /**
   * Open the bytes that a side had committed to.
   *
   * @param side null for the only one that the actor manages
   * @param bytes 64 hexadecimal digits in lower case
   */
  record OpenEntropy(@Nullable Side side, String bytes) implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.openEntropy(this);
    }
  }

  /**
   * Add a manager's text to the entropy of the dice, from a client that does not commit. Only the
   * first one counts.
   */
  record GiveEntropy(String entropy) implements Command {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.giveEntropy(this);
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

    R ready(Ready command);

    R submitOutcome(SubmitOutcome command);

    R rollExtra(RollExtra command);

    R declareDice(DeclareDice command);

    R setLineup(SetLineup command);

    R setDefense(SetDefense command);

    R substitute(Substitute command);

    R voidRoll(VoidRoll command);

    R undoPlay(UndoPlay command);

    R endGame(EndGame command);

    R concede(Concede command);

    R claimForfeit(ClaimForfeit command);

    R proposeRuling(ProposeRuling command);

    R answerRuling(AnswerRuling command);

    R dispute(Dispute command);

    R abandon(Abandon command);

    R setWinningPitcher(SetWinningPitcher command);

    R announce(Announce command);

    R commitEntropy(CommitEntropy command);

    R openEntropy(OpenEntropy command);

    R giveEntropy(GiveEntropy command);

    R takeSeat(TakeSeat command);

    R unreadable(Unreadable command);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
