package com.paperdynasty.game;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a table: the facts from which its state is folded. What follows from them by the
 * rules (where the runners are, the score) is not in them, but in {@link TableState}.
 */
public sealed interface Event {
  /** When it was decided, by the owner's clock. */
  Instant at();

  /**
   * The game begins its life.
   *
   * @param commitment to the seed of the dice
   */
  record GameCreated(Instant at, GameSetup setup, String commitment) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCreated(this);
    }
  }

  record SeatTaken(Instant at, Side side, Manager manager) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.seatTaken(this);
    }
  }

  /** A manager of both sides gives two of these. */
  record EntropyGiven(Instant at, Side side, String userId, String entropy) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.entropyGiven(this);
    }
  }

  /** The first roll is about to come. */
  record GameStarted(Instant at) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameStarted(this);
    }
  }

  record DiceRolled(Roll roll) implements Event {
    @Override
    public Instant at() {
      return roll.at();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.diceRolled(this);
    }
  }

  /**
   * An outcome was taken for the pending roll. The play itself is what the umpire makes of the
   * submission by the rules that the game is pinned to; see {@link TableState#lastPlay}.
   */
  record PlayResolved(
      Instant at, int playNumber, String rollId, String submittedBy, Submission submission)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.playResolved(this);
    }
  }

  /**
   * The game is over.
   *
   * @param reason {@code regulation}, {@code home_not_needed}, {@code walk_off}, {@code mercy} or
   *     {@code called}
   * @param seed the seed of the dice in hexadecimal
   */
  record GameCompleted(Instant at, String reason, @Nullable Side winner, String seed)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCompleted(this);
    }
  }

  /** One answer for each kind of event; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R gameCreated(GameCreated event);

    R seatTaken(SeatTaken event);

    R entropyGiven(EntropyGiven event);

    R gameStarted(GameStarted event);

    R diceRolled(DiceRolled event);

    R playResolved(PlayResolved event);

    R gameCompleted(GameCompleted event);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
