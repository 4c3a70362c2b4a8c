package com.paperdynasty.game;

import com.paperdynasty.baseball.Submission;
import org.jspecify.annotations.Nullable;

/** What can be asked of a table, as a value: who asks, and when, comes beside it. */
public sealed interface Command {

  /** The part of the checks that comes before the command's fields are looked at. */
  Right right();

  /** Who may give a command. */
  enum Right {
    /** The manager of either side, or the game's admin. */
    EITHER_MANAGER,
    /** The manager of the side at bat, or the game's admin. */
    BATTING_SIDE,
    /** A manager for his own seat. */
    MANAGER,
    /** Anyone who shows the invitation. */
    INVITED
  }

  /** Roll the dice for the next play. */
  record RollDice() implements Command {
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
   * Say what the card shows at the pending dice.
   *
   * @param rollId which roll is meant; null means whichever is pending
   */
  record SubmitOutcome(Submission submission, @Nullable String rollId) implements Command {
    @Override
    public Right right() {
      return Right.BATTING_SIDE;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.submitOutcome(this);
    }
  }

  /** Add a manager's own text to what the dice are made from. Only his first one counts. */
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
   * A command whose fields cannot be read. It is refused like any other first for the sender's role
   * and turn, and only then for its fields.
   */
  record Unreadable(Right right, Refusal refusal) implements Command {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unreadable(this);
    }
  }

  /** One answer for each kind of command; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R rollDice(RollDice command);

    R submitOutcome(SubmitOutcome command);

    R giveEntropy(GiveEntropy command);

    R takeSeat(TakeSeat command);

    R unreadable(Unreadable command);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
