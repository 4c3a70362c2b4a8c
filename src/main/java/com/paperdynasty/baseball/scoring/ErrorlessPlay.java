package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;

/**
 * A play as it would have gone without its errors and passed balls (official rules, 9.16(a)). The
 * pitcher has the benefit of the doubt: of the bases gained on a misplay, only those count that the
 * batted ball itself gave.
 */
final class ErrorlessPlay {
  /** A place in the order of events after all others. */
  static final int NEVER = 9;

  private final PlayResolution play;
  private final CountedPlay countedPlay;
  private final RunnerResponsibility runnerResponsibility;
  private final RunsBattedIn runsBattedIn;

  private final boolean misplayed;
  private final MissedOuts missedOuts;
  private final ErrorlessAdvances gains;

  ErrorlessPlay(
      PlayResolution play,
      CountedPlay countedPlay,
      RunnerResponsibility runnerResponsibility,
      RunsBattedIn runsBattedIn) {
    this.play = play;
    this.countedPlay = countedPlay;
    this.runnerResponsibility = runnerResponsibility;
    this.runsBattedIn = runsBattedIn;
    this.misplayed = !play.submission.errors().isEmpty() || play.submission.includesMisplay();
    this.missedOuts = new MissedOuts(play, countedPlay, runnerResponsibility, runsBattedIn);
    this.gains = new ErrorlessAdvances(play, this, misplayed);
  }

  boolean isPlateAppearance() {
    return play.outcome.isPlateAppearance();
  }

  /** Whether a foul ball was misplayed that would have been the batter's out. */
  boolean sparesBatter() {
    return play.submission.includes(Outcome.FOUL_ERROR);
  }

  /**
   * Whether the batter has first base by interference, so that the result of the plate appearance
   * is unknown.
   */
  boolean isInterference() {
    return play.outcome == Outcome.CATCHER_INTERFERENCE;
  }

  boolean isChoice() {
    return runnerResponsibility.choice();
  }

  String owner(int from) {
    return runnerResponsibility.runner(from).pitcherId();
  }

  /** Whether the official scorer has decided if the run is earned. */
  boolean isMarked(int from) {
    return requireNonNull(play.advanceFrom(from)).unearned() != null;
  }

  /** Whether the batter (0) or the runner from that base was actually put out. */
  boolean isOut(int from) {
    return countedPlay.isOut(from);
  }

  /** The base that the runner actually holds after the play: 4 is home, 0 none. */
  int actualBase(int from) {
    int i = placeOf(from);
    Advance way = play.inOrder(i);
    return countedPlay.counts(i) && way.base() == 4 && !way.out() ? 4 : countedPlay.baseAfter(from);
  }

  /** The place of the batter (0) or of the runner from that base in the order of events. */
  int placeOf(int from) {
    return play.placeOf(from);
  }

  /** Whether an error saved the batter (0) or the runner from that base from being put out. */
  boolean isSaved(int from) {
    return missedOuts.isSaved(from);
  }

  /**
   * The starting base of the runner whom an error saved on a fielder's choice without an out; else
   * 0. It is the runner at the base of the error, or else the lead runner of those who advanced.
   */
  int missedOnChoice() {
    return missedOuts.onChoice();
  }

  /** Whether, on a fielder's choice, another fielder dropped the throw that was in time. */
  boolean isThrowDropped() {
    return missedOnChoice() > 0 && play.submission.errors().get(0) != play.submission.hitLocation();
  }

  /** Whether the runner scored and the batter is credited with the run. */
  boolean isBattedIn(Advance way) {
    return way.base() == 4 && !way.out() && runsBattedIn.battedIn(way);
  }

  /** Whether the runner was put out at the base of the force. */
  boolean isForcedOut(int from) {
    return from > 0
        && isPlateAppearance()
        && ForcePlay.isForced(requireNonNull(play.advanceFrom(from)), play.mask);
  }

  /**
   * The bases gained by the batter (0) or the runner from that base, without those that only a
   * misplay gave.
   */
  int gain(int from) {
    return gains.of(from);
  }

  /**
   * The bases that a runner gains who would be on that base but was actually on another: as many as
   * the runner who was actually there, or enough to make room for the runner behind.
   *
   * @param otherwise the answer if the play does not show it
   */
  int gainFrom(int base, int otherwise) {
    if (base < 1 || base > 3 || !isPlateAppearance()) {
      return otherwise;
    }
    if (play.advanceFrom(base) != null) {
      return isOut(base) ? otherwise : Math.max(gain(base), hitBases());
    }
    int gain = otherwise;
    for (int behind = 1; behind < base; behind++) {
      if (play.advanceFrom(behind) != null && !isOut(behind) && gain(behind) > 0) {
        int room = Math.min(behind + gain(behind) + 1, 4);
        gain = Math.max(gain, room - base);
      }
    }
    return gain;
  }

  /** The bases of a hit, 0 for any other outcome. A hit moves every runner at least as far. */
  int hitBases() {
    return play.outcome.kind() == Kind.HIT ? play.outcome.basesForBatter() : 0;
  }

  /** A single to the outfield is assumed to score a runner from second. */
  boolean isSingleToTheOutfield() {
    return hitBases() == 1 && isToTheOutfield();
  }

  /**
   * Whether a runner on first would stop at second: on a single that was not hit to right field,
   * where no actual runner on first shows it.
   */
  boolean stopsAtSecond() {
    return hitBases() == 1
        && play.submission.hitLocation() != Position.RIGHT_FIELD
        && play.advanceFrom(1) == null;
  }

  /** Whether it is a single to left field, which with one out scores no runner from second. */
  boolean isSingleToLeft() {
    return hitBases() == 1 && play.submission.hitLocation() == Position.LEFT_FIELD;
  }

  /** Whether it is a ground ball to the shortstop, which advances only forced runners. */
  boolean isGroundBallToShort() {
    return play.outcome.kind() == Kind.GROUND_BALL
        && play.submission.hitLocation() == Position.SHORTSTOP;
  }

  /**
   * Whether it is a walk or a hit batter, which advances only forced runners, and that runner did
   * not go further for another reason.
   *
   * @param from the starting base; 4 for a runner who scored on an earlier play
   */
  boolean isFreePass(int from) {
    if (play.outcome.kind() != Kind.FREE_PASS || from == 4) {
      return play.outcome.kind() == Kind.FREE_PASS;
    }
    boolean oneBase = requireNonNull(play.advanceFrom(from)).base() <= from + 1;
    return oneBase && play.submission.with().isEmpty();
  }

  /** Whether the batter, safe on a force-out, is on second because of a wild relay. */
  boolean isByRelay() {
    return isChoice() && misplayed && actualBase(0) > 1 && gain(0) == 1;
  }

  /**
   * A double without a hit location is assumed deep enough to score a runner who had reached second
   * on a wild relay.
   */
  boolean bringsHomeFromFirst() {
    return hitBases() == 2 && play.submission.hitLocation() == null;
  }

  /** Whether a runner scored on a hit without the help of an error. */
  boolean isCleanRun(int from) {
    return actualBase(from) == 4
        && (!misplayed || runsBattedIn.battedIn(requireNonNull(play.advanceFrom(from))));
  }

  /**
   * Whether it is a fly to the outfield, which scores a runner from third with fewer than two outs.
   */
  boolean isOutfieldFly() {
    return isFly() && play.submission.hitLocation() != null && isToTheOutfield();
  }

  /** Whether the ball was hit in the air, so that only a runner on third advances. */
  boolean isFly() {
    return play.outcome.isInTheAir();
  }

  boolean isToTheOutfield() {
    Position location = play.submission.hitLocation();
    return location == null || location.inOutfield();
  }

  /** Whether it advances every runner one base. */
  boolean movesEverybody() {
    return play.submission.includes(Outcome.BALK) || play.submission.includes(Outcome.WILD_PITCH);
  }

  /**
   * The last place in the order of events at which a run counts, when the third out is at place
   * {@code third}: -1 if no run counts, as on a force-out.
   */
  int lastForRuns(int third) {
    if (third < 0) {
      return third;
    }
    if (hitBases() > 0 && isOut(play.inOrder(third).from())) {
      return NEVER; // the runner was put out beyond the hit, after the runs
    }
    if (play.game.outs() + countedPlay.outs == 3 && isLastOut(third)) {
      return NEVER;
    }
    Advance way = play.inOrder(third);
    boolean noRun =
        way.from() == 0
            ? play.outcome.kind() != Kind.HIT
            : isPlateAppearance()
                && way.from() <= ForcePlay.forcedRunners(play.mask)
                && way.base() == way.from() + 1;
    return noRun ? -1 : third;
  }

  private boolean isLastOut(int place) {
    for (int i = place + 1; i < play.count(); i++) {
      if (countedPlay.counts(i) && play.inOrder(i).out()) {
        return false;
      }
    }
    return countedPlay.counts(place) && play.inOrder(place).out();
  }
}
