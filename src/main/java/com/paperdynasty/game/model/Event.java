package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.dice.ExtraDiceKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a game: the facts from which its state is rebuilt. They are decided once:
 * applying an event does not check the rules again. What follows from the facts (score, box score)
 * is not in them, but in {@code GameState}.
 */
public sealed interface Event {
  /** When it was decided, by the clock of the game's owner. */
  Instant at();

  /**
   * The game is created.
   *
   * @param commitment of the seed of the dice
   */
  record GameCreated(Instant at, GameSetup setup, String commitment) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCreated(this);
    }
  }

  /** A manager took the open seat of a side. */
  record SeatTaken(Instant at, Side side, Manager manager) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.seatTaken(this);
    }
  }

  /**
   * The admin opened a side's seat again. What both sides gave to the dice counts no more: the next
   * manager must not come to dice of which one part is known.
   *
   * @param by the id of the admin
   * @param unseated the id of the manager whose seat it was; null if it was open
   * @param invitation the hash of the only invitation that opens the seat from now on
   */
  record SeatOpened(Instant at, Side side, String by, @Nullable String unseated, String invitation)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.seatOpened(this);
    }
  }

  /**
   * A side committed to bytes for the dice.
   *
   * @param round from 1
   * @param commitment 64 hexadecimal digits in lower case
   */
  record EntropyCommitted(Instant at, Side side, String userId, int round, String commitment)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.entropyCommitted(this);
    }
  }

  /**
   * A side gave its part of the dice. A manager of both sides gives two of these.
   *
   * @param entropy the bytes that it had committed to, as 64 hexadecimal digits in lower case, or
   *     the text of a client that does not commit
   * @param round from 1; null for such a text
   */
  record EntropyGiven(Instant at, Side side, String userId, String entropy, @Nullable Integer round)
      implements Event {
    /** A text. */
    public EntropyGiven(Instant at, Side side, String userId, String entropy) {
      this(at, side, userId, entropy, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.entropyGiven(this);
    }
  }

  /**
   * Extra dice were rolled, or cut because a card asks for them.
   *
   * @param rolledBy the id of the user who rolled them, or who let the server read the cards
   * @param extraId always the same for the same key
   * @param rollId the pending roll that they belong to; null between two plays
   * @param sides of each die
   * @param values of each die
   * @param label what they are for, in the roller's words; null if they did not say
   */
  record ExtraRolled(
      Instant at,
      String rolledBy,
      String extraId,
      ExtraDiceKey key,
      @Nullable String rollId,
      List<Integer> sides,
      List<Integer> values,
      @Nullable String label)
      implements Event {
    public ExtraRolled {
      sides = List.copyOf(sides);
      values = List.copyOf(values);
    }

    /** The sum of all dice. */
    public int total() {
      return values.stream().mapToInt(value -> value).sum();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.extraRolled(this);
    }
  }

  /** The first roll is about to come. */
  record GameStarted(Instant at) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameStarted(this);
    }
  }

  /**
   * A side said that it is ready for the next roll, or is not after all.
   *
   * @param plan what it means to do; null for what it does without saying anything. It may be
   *     secret until the roll
   */
  record SideReady(Instant at, Side side, boolean ready, String by, @Nullable Plan plan)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sideReady(this);
    }
  }

  /** Dice were rolled, or issued again. */
  record DiceRolled(Roll roll, RollExtras extras) implements Event {
    /** A roll with nothing but its dice. */
    public DiceRolled(Roll roll) {
      this(roll, RollExtras.NONE);
    }

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
   * An outcome was accepted for the pending roll. The scored play is in {@code GameState.lastPlay}.
   *
   * @param facts the facts, by the rules at that time
   * @param extraIds the extra dice that were read for it, as the submission names them
   */
  record PlayResolved(
      Instant at,
      int playNumber,
      String rollId,
      String submittedBy,
      Submission submission,
      PlayFacts facts,
      List<String> extraIds)
      implements Event {
    public PlayResolved {
      extraIds = List.copyOf(extraIds);
    }

    /** A play without extra dice. */
    public PlayResolved(
        Instant at,
        int playNumber,
        String rollId,
        String submittedBy,
        Submission submission,
        PlayFacts facts) {
      this(at, playNumber, rollId, submittedBy, submission, facts, List.of());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.playResolved(this);
    }
  }

  /**
   * A manager has to choose before the play of the pending roll goes on.
   *
   * @param number 1 for the first choice of the game; one that is asked again after an undo has
   *     another number
   * @param readBy the id of the user who lets the server read the cards
   * @param until when the default is taken
   */
  record ChoiceNeeded(
      Instant at, int number, String rollId, String readBy, Choice choice, Instant until)
      implements Event {
    private static final String ID = "decision-";

    /** Its id on the wire, which says nothing but the number. */
    public String id() {
      return id(number);
    }

    /** The id of the choice with that number. */
    public static String id(int number) {
      return ID + number;
    }

    /** The number in an id; 0 for any other text. */
    public static int numberOf(String id) {
      try {
        int number = Integer.parseInt(id.substring(Math.min(ID.length(), id.length())));
        return id.equals(ID + number) ? number : 0;
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.choiceNeeded(this);
    }
  }

  /**
   * A manager chose.
   *
   * @param number of the choice
   * @param option the code of what they chose
   * @param by their user id; null if the default was taken because the time was up
   */
  record ChoiceMade(Instant at, int number, String option, @Nullable String by) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.choiceMade(this);
    }
  }

  /** The last play has injured a player, who has to leave the game. */
  record PlayerInjured(Instant at, Side side, Player player) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.playerInjured(this);
    }
  }

  /** A side replaced its lineup before the first roll. */
  record LineupSet(Instant at, String by, Side side, List<Slot> lineup) implements Event {
    public LineupSet {
      lineup = List.copyOf(lineup);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.lineupSet(this);
    }
  }

  /** The fielding side set its defense. */
  record DefenseSet(Instant at, String by, Defense defense) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.defenseSet(this);
    }
  }

  /** A side changed players or positions, all at the same time. */
  record SubstitutionMade(Instant at, String by, Side side, List<LineupChange> changes)
      implements Event {
    public SubstitutionMade {
      changes = List.copyOf(changes);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.substitutionMade(this);
    }
  }

  /** The pending roll was voided. Its number is not used again. */
  record RollVoided(Instant at, String by, String rollId, int rollNumber, String reason)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rollVoided(this);
    }
  }

  /**
   * The last play was undone, with everything after it.
   *
   * @param commitment of another seed, if the previous one was published already; else null
   * @param laterVoid whether the rolls that were made after that play's roll are void; false in
   *     older logs, where they come again
   */
  record PlayUndone(
      Instant at,
      String by,
      int playNumber,
      String reason,
      @Nullable String commitment,
      boolean laterVoid)
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
   *     {@code called}, {@code forfeit} or {@code abandoned}
   * @param seed the seed of the dice in hexadecimal
   * @param note why it was called or given up; null if it was not, or nothing was said
   */
  record GameCompleted(
      Instant at, String reason, @Nullable Side winner, String seed, @Nullable String note)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCompleted(this);
    }
  }

  /** A manager asked the other to agree to a ruling. */
  record RulingProposed(Proposal proposal) implements Event {
    @Override
    public Instant at() {
      return proposal.at();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rulingProposed(this);
    }
  }

  /** A proposal was answered. If it was accepted, what was agreed follows. */
  record RulingAnswered(Instant at, String proposalId, String by, boolean accepted)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rulingAnswered(this);
    }
  }

  /** The side in the field disputed how the side at bat had read a play. Changes nothing else. */
  record PlayDisputed(Instant at, int playNumber, String by, Side side, String text)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.playDisputed(this);
    }
  }

  /** The official scorer named another winning pitcher. */
  record DecisionChanged(Instant at, String by, String winningPitcher) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.decisionChanged(this);
    }
  }

  /** The game's admin made an announcement. */
  record Announcement(Instant at, Manager from, String text) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.announcement(this);
    }
  }

  /** One method for each kind of event, so that a new kind does not compile until all handle it. */
  interface Cases<R> {
    R gameCreated(GameCreated event);

    R seatTaken(SeatTaken event);

    R seatOpened(SeatOpened event);

    R entropyCommitted(EntropyCommitted event);

    R entropyGiven(EntropyGiven event);

    R extraRolled(ExtraRolled event);

    R gameStarted(GameStarted event);

    R sideReady(SideReady event);

    R diceRolled(DiceRolled event);

    R playResolved(PlayResolved event);

    R choiceNeeded(ChoiceNeeded event);

    R choiceMade(ChoiceMade event);

    R playerInjured(PlayerInjured event);

    R lineupSet(LineupSet event);

    R defenseSet(DefenseSet event);

    R substitutionMade(SubstitutionMade event);

    R rollVoided(RollVoided event);

    R playUndone(PlayUndone event);

    R gameCompleted(GameCompleted event);

    R rulingProposed(RulingProposed event);

    R rulingAnswered(RulingAnswered event);

    R playDisputed(PlayDisputed event);

    R decisionChanged(DecisionChanged event);

    R announcement(Announcement event);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
