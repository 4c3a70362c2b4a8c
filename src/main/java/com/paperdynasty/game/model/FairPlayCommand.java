package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import org.jspecify.annotations.Nullable;

/**
 * A command of fair play between two managers: readiness, their part in the dice, extra dice,
 * rulings, and giving a game up.
 */
public sealed interface FairPlayCommand extends Command {
  /**
   * Say that a side is ready for the next roll, or is not after all.
   *
   * @param seen the last event that the sender has seen
   * @param side null for the only side that the sender manages
   * @param plan what the side means to do; null for what it does without saying anything
   */
  record Ready(@Nullable Long seen, @Nullable Side side, boolean ready, @Nullable Plan plan)
      implements FairPlayCommand {
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
   * Roll extra dice of a form of the league.
   *
   * @param label what they are for; null if the sender does not say
   */
  record RollExtra(String form, @Nullable String label) implements FairPlayCommand {
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
  record DeclareDice(DiceFaces dice, @Nullable Long seen) implements FairPlayCommand {
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

  /**
   * Give the game up; the other side wins.
   *
   * @param side that gives up; null for the only side that the sender manages
   * @param reason null for none
   */
  record Concede(@Nullable Side side, @Nullable String reason) implements FairPlayCommand {
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
  record ClaimForfeit() implements FairPlayCommand {
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
      implements FairPlayCommand {
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
  record AnswerRuling(String proposalId, boolean accept) implements FairPlayCommand {
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
  record Dispute(int playNumber, String text) implements FairPlayCommand {
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
   * Commit to bytes for the dice.
   *
   * @param side null for the only one that the actor manages
   * @param commitment 64 hexadecimal digits in lower case
   */
  record CommitEntropy(@Nullable Side side, String commitment) implements FairPlayCommand {
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
  record OpenEntropy(@Nullable Side side, String bytes) implements FairPlayCommand {
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
  record GiveEntropy(String entropy) implements FairPlayCommand {
    @Override
    public Right right() {
      return Right.MANAGER;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.giveEntropy(this);
    }
  }
}
