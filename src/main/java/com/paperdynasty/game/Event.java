package com.paperdynasty.game;

import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.PlayFacts;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Submission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a table: the facts from which its state is folded. They are decided once:
 * applying one asks nobody whether it is legal. What only follows from them (the score, the book)
 * is not in them, but in {@link TableState}.
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
   * An outcome was taken for the pending roll. What the scorer makes of it is in {@link
   * TableState#lastPlay}.
   *
   * @param facts what the umpire found to have happened, by the rules of that day
   */
  record PlayResolved(
      Instant at,
      int playNumber,
      String rollId,
      String submittedBy,
      Submission submission,
      PlayFacts facts)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.playResolved(this);
    }
  }

  /** A side came with another lineup than it was created with. */
  record LineupSet(Instant at, String by, Side side, List<Slot> lineup) implements Event {
    public LineupSet {
      lineup = List.copyOf(lineup);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.lineupSet(this);
    }
  }

  /** The fielding side placed its infield anew. */
  record DefenseSet(Instant at, String by, Defense defense) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.defenseSet(this);
    }
  }

  /** A side changed players or positions, all at the same time. */
  record SubstitutionMade(Instant at, String by, Side side, List<Change> changes) implements Event {
    public SubstitutionMade {
      changes = List.copyOf(changes);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.substitutionMade(this);
    }
  }

  /** The pending roll was done away with. Its number is spent. */
  record RollVoided(Instant at, String by, String rollId, int rollNumber, String reason)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rollVoided(this);
    }
  }

  /**
   * The last play was taken back, with all that came after it.
   *
   * @param commitment to another seed, if the one before was published already
   */
  record PlayUndone(
      Instant at, String by, int playNumber, String reason, @Nullable String commitment)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.playUndone(this);
    }
  }

  /**
   * The game is over.
   *
   * @param reason {@code regulation}, {@code home_not_needed}, {@code walk_off}, {@code mercy},
   *     {@code called} or {@code abandoned}
   * @param seed the seed of the dice in hexadecimal
   * @param note why it was called, if it was
   */
  record GameCompleted(
      Instant at, String reason, @Nullable Side winner, String seed, @Nullable String note)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCompleted(this);
    }
  }

  /** The official scorer named another winning pitcher. */
  record DecisionChanged(Instant at, String by, String winningPitcher) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.decisionChanged(this);
    }
  }

  /** The game's admin said something to everybody. */
  record Announcement(Instant at, Manager from, String text) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.announcement(this);
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

    R lineupSet(LineupSet event);

    R defenseSet(DefenseSet event);

    R substitutionMade(SubstitutionMade event);

    R rollVoided(RollVoided event);

    R playUndone(PlayUndone event);

    R gameCompleted(GameCompleted event);

    R decisionChanged(DecisionChanged event);

    R announcement(Announcement event);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
