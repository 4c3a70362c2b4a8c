package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the batter and the runners whom only an error saved from being put out on a play. */
final class MissedOuts {
  private final PlayResolution play;
  private final CountedPlay countedPlay;
  private final RunnerResponsibility runnerResponsibility;
  private final RunsBattedIn runsBattedIn;

  MissedOuts(
      PlayResolution play,
      CountedPlay countedPlay,
      RunnerResponsibility runnerResponsibility,
      RunsBattedIn runsBattedIn) {
    this.play = play;
    this.countedPlay = countedPlay;
    this.runnerResponsibility = runnerResponsibility;
    this.runsBattedIn = runsBattedIn;
  }

  /** Whether an error saved the batter (0) or the runner from that base from being put out. */
  boolean isSaved(int from) {
    Advance way = play.advanceFrom(from);
    if (way == null || way.out()) {
      return false;
    }
    return from == 0
        ? runnerResponsibility.isBatterSaved() && !isOutMade() && !isWildAfterChoice()
        : play.submission.includesCaught(from) || isSavedAtHome(way);
  }

  /**
   * The starting base of the runner whom an error saved on a fielder's choice without an out; else
   * 0. It is the runner at the base of the error, or else the lead runner of those who advanced.
   */
  int onChoice() {
    if (!runnerResponsibility.choice() || !isSaved(0) || countedPlay.outs > 0) {
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

  private boolean mayHaveBeenMissed(int from) {
    Advance way = play.advanceFrom(from);
    return way != null && way.base() > from && !isBattedIn(way);
  }

  /**
   * Whether a runner was put out who ran on because of the batter's error: the play brought the one
   * out that it would have brought without the error.
   */
  private boolean isOutMade() {
    return countedPlay.outs > 0 && !runnerResponsibility.choice();
  }

  /**
   * Whether the fielder's choice was a throw home that was too late, and the error only a wild
   * throw after it: a run was batted in, and the batter took second.
   */
  private boolean isWildAfterChoice() {
    Advance batter = play.advanceFrom(0);
    return play.outcome.kind() == Kind.CHOICE
        && countedPlay.outs == 0
        && batter != null
        && batter.base() > 1
        && isRunBattedIn();
  }

  /**
   * Whether the catcher dropped a throw from the outfield that had the runner: the catcher is
   * charged with an error on a hit there, and no run was batted in.
   */
  private boolean isSavedAtHome(Advance way) {
    List<Position> errors = play.submission.errors();
    Position location = play.submission.hitLocation();
    return play.outcome.kind() == Kind.HIT
        && way.base() == 4
        && !errors.isEmpty()
        && errors.get(0) == Position.CATCHER
        && (location == null || location.inOutfield())
        && !isRunBattedIn();
  }

  private boolean isRunBattedIn() {
    for (int from = 1; from <= 3; from++) {
      if (isBattedIn(play.advanceFrom(from))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBattedIn(@Nullable Advance way) {
    return way != null && way.base() == 4 && !way.out() && runsBattedIn.battedIn(way);
  }
}
