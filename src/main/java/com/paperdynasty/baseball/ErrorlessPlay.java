package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;

/**
 * A play as it would have gone without its errors and passed balls (official rules, 9.16(a)). The
 * pitcher has the benefit of the doubt: of what runners gained on a misplay only that counts which
 * the ball itself gave them.
 */
final class ErrorlessPlay {
  /** A place in the order of events that comes after all others. */
  static final int NEVER = 9;

  private final Unfolding play;
  private final Verdict verdict;
  private final Charges charges;
  private final RunsBattedIn runsBattedIn;

  private final boolean misplayed;
  private final ErrorlessGains gains;

  ErrorlessPlay(Unfolding play, Verdict verdict, Charges charges, RunsBattedIn runsBattedIn) {
    this.play = play;
    this.verdict = verdict;
    this.charges = charges;
    this.runsBattedIn = runsBattedIn;
    this.misplayed = isMisplayed(play);
    this.gains = new ErrorlessGains(play, this, misplayed);
  }

  private static boolean isMisplayed(Unfolding play) {
    if (!play.submission.errors().isEmpty() || isMisplay(play.outcome)) {
      return true;
    }
    for (With with : play.submission.with()) {
      if (isMisplay(with.outcome())) {
        return true;
      }
    }
    return false;
  }

  static boolean isMisplay(Outcome outcome) {
    return outcome.kind() == Kind.ERROR
        || switch (outcome) {
          case PASSED_BALL, PICKOFF_ERROR, FOUL_ERROR, CATCHER_INTERFERENCE -> true;
          default -> false;
        };
  }

  boolean isPlateAppearance() {
    return play.outcome.isPlateAppearance();
  }

  /** Whether a foul ball was misplayed that would have been the batter's out. */
  boolean sparesBatter() {
    return play.includes(Outcome.FOUL_ERROR);
  }

  /** Whether the batter has first base by interference, and nobody knows what else he had done. */
  boolean isInterference() {
    return play.outcome == Outcome.CATCHER_INTERFERENCE;
  }

  boolean isChoice() {
    return charges.choice();
  }

  String owner(int from) {
    return charges.runner(from).pitcherId();
  }

  /** Whether the official scorer himself says of the run whether it is earned. */
  boolean isMarked(int from) {
    return requireNonNull(play.from(from)).unearned() != null;
  }

  /** Whether he was really put out. */
  boolean isOut(int from) {
    int i = placeOf(from);
    return verdict.counts(i) && play.inOrder(i).out();
  }

  /** On which base he really stands after it: 4 is home, 0 none. */
  int stands(int from) {
    int i = placeOf(from);
    Advance way = play.inOrder(i);
    return verdict.counts(i) && way.base() == 4 && !way.out() ? 4 : verdict.stands(from);
  }

  /** His place in the order of events. */
  int placeOf(int from) {
    int i = 0;
    while (play.inOrder(i).from() != from) {
      i++;
    }
    return i;
  }

  /** Whether an error saved him from being put out. */
  boolean isSaved(int from) {
    Advance way = play.from(from);
    return way != null
        && !way.out()
        && (from > 0 ? charges.wasCaught(from) : charges.isBatterSaved());
  }

  /**
   * Where the runner came from whom an error saved on a choice that put out nobody; else 0. He is
   * the one at whose base the error was made, or the lead runner of those who went on.
   */
  int missedOnChoice() {
    if (!isChoice() || !isSaved(0) || verdict.outs > 0) {
      return 0;
    }
    for (Position fielder : play.submission.errors()) {
      int from =
          switch (fielder) {
            case SHORTSTOP, SECOND_BASE -> 1;
            case THIRD_BASE -> 2;
            case CATCHER -> 3;
            default -> 0;
          };
      if (from > 0 && mayHaveBeenMissed(from)) {
        return from;
      }
    }
    int from = 3;
    while (from > 0 && !mayHaveBeenMissed(from)) {
      from--;
    }
    return from;
  }

  /** Whether he came home, and the batter is credited with it. */
  boolean isBattedIn(Advance way) {
    return way.base() == 4 && !way.out() && runsBattedIn.battedIn(way);
  }

  private boolean mayHaveBeenMissed(int from) {
    Advance way = play.from(from);
    return way != null && way.base() > from && !isBattedIn(way);
  }

  /** Whether he was put out at the base to which he was forced. */
  boolean isForcedOut(int from) {
    return from > 0
        && isPlateAppearance()
        && Ways.isForced(requireNonNull(play.from(from)), play.mask);
  }

  /** How many bases he gained, less what only a misplay gave him. */
  int gain(int from) {
    return gains.of(from);
  }

  /**
   * How many bases a runner goes who would stand on that base, and really stood on another: as many
   * as the one who really stood there, or so many that who came up behind finds room.
   *
   * @param otherwise how many, if the play shows nothing of it
   */
  int gainFrom(int base, int otherwise) {
    if (base < 1 || base > 3 || !isPlateAppearance()) {
      return otherwise;
    }
    if (play.from(base) != null) {
      return isOut(base) ? otherwise : Math.max(gain(base), hitBases());
    }
    int gain = otherwise;
    for (int behind = 1; behind < base; behind++) {
      if (play.from(behind) != null && !isOut(behind) && gain(behind) > 0) {
        int room = Math.min(behind + gain(behind) + 1, 4);
        gain = Math.max(gain, room - base);
      }
    }
    return gain;
  }

  /** For how many bases a hit was; 0 for all else. It moves every runner as far at the least. */
  int hitBases() {
    return play.outcome.kind() == Kind.HIT ? play.outcome.basesForBatter() : 0;
  }

  /** A single to the outfield is taken to bring home who stands on second. */
  boolean isSingleToTheOutfield() {
    return hitBases() == 1 && isToTheOutfield();
  }

  /** Whether the batter, safe on a force-out, is on second because the relay was wild. */
  boolean isByRelay() {
    return isChoice() && misplayed && stands(0) > 1 && gain(0) == 1;
  }

  /**
   * A double of which nobody knows where it fell is taken to be deep enough for him who was on his
   * way to second already, by a wild relay.
   */
  boolean bringsHomeFromFirst() {
    return hitBases() == 2 && play.submission.hitLocation() == null;
  }

  /** Whether the run of a runner who came home on a hit owes nothing to an error on that hit. */
  boolean isCleanRun(int from) {
    return stands(from) == 4
        && (!misplayed || runsBattedIn.battedIn(requireNonNull(play.from(from))));
  }

  /** Whether a runner on third comes home on it, with fewer than two outs. */
  boolean isOutfieldFly() {
    return isFly() && play.submission.hitLocation() != null && isToTheOutfield();
  }

  /** Whether it is a ball in the air, on which nobody goes on who did not stand on third. */
  boolean isFly() {
    return switch (play.outcome.kind()) {
      case FLY, LINER, POP -> true;
      default -> false;
    };
  }

  boolean isToTheOutfield() {
    Position location = play.submission.hitLocation();
    return location == null
        || location == Position.LEFT_FIELD
        || location == Position.CENTER_FIELD
        || location == Position.RIGHT_FIELD;
  }

  /** Whether every runner goes on a base by it. */
  boolean movesEverybody() {
    return play.includes(Outcome.BALK) || play.includes(Outcome.WILD_PITCH);
  }

  /**
   * Up to which place in the order of events runs count when the third out is at that place: -1 for
   * none, as on a force-out.
   */
  int lastForRuns(int third) {
    if (third < 0) {
      return third;
    }
    if (play.game.outs() + verdict.outs == 3 && isLastOut(third)) {
      return NEVER;
    }
    Advance way = play.inOrder(third);
    boolean noRun =
        way.from() == 0
            ? play.outcome.kind() != Kind.HIT
            : isPlateAppearance()
                && way.from() <= Ways.forcedRunners(play.mask)
                && way.base() == way.from() + 1;
    return noRun ? -1 : third;
  }

  private boolean isLastOut(int place) {
    for (int i = place + 1; i < play.count(); i++) {
      if (verdict.counts(i) && play.inOrder(i).out()) {
        return false;
      }
    }
    return verdict.counts(place) && play.inOrder(place).out();
  }
}
