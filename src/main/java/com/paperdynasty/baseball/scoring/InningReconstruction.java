package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.state.ReconstructedInning;
import com.paperdynasty.baseball.state.ReconstructedInning.ReconstructedRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a play to a {@link ReconstructedInning}. Mutable; never leaves the method that made it.
 */
final class InningReconstruction {
  /** The batter or a runner. */
  private static final class BaseRunner {
    /** The base that the runner actually came from; 4 after scoring on an earlier play. */
    final int from;

    final String owner;
    final boolean out;
    int actualBase;
    int base;

    /** Whether the runner is on base in the reconstruction too. */
    boolean there;

    /** Whether a wild relay after a force-out took the runner further on the last play. */
    boolean byRelay;

    BaseRunner(int from, int base, boolean out, int actualBase, String owner) {
      this.from = from;
      this.base = base;
      this.out = out;
      this.actualBase = actualBase;
      this.owner = owner;
      this.there = base > 0 || from == 0;
    }
  }

  private final ReconstructedInning before;
  private final ErrorlessPlay play;

  /** From the lead runner to the batter. */
  private final List<BaseRunner> runners = new ArrayList<>(5);

  /** The outs that there would be, by their places in the order of events. */
  private final List<Integer> outs = new ArrayList<>(3);

  private final boolean spared;
  private final ReconstructedInning after;
  private final boolean[] earned = new boolean[4];
  private int earnedLater;

  InningReconstruction(ReconstructedInning before, ErrorlessPlay play) {
    this.before = before;
    this.play = play;
    this.spared = before.batterSpared() || play.sparesBatter();
    this.after = before.outs() == 3 ? before : reconstruct();
  }

  ReconstructedInning after() {
    return after;
  }

  boolean isEarned(int from) {
    return earned[from];
  }

  int earnedLater() {
    return earnedLater;
  }

  private ReconstructedInning reconstruct() {
    if (spared && !before.batterSpared()) {
      outs.add(-1);
    }
    addRunners();
    boolean missed = putOutMissed();
    if (play.isChoice() && !missed) {
      takeEachOthersPlaces();
    } else {
      putOut();
    }
    for (BaseRunner runner : runners) {
      boolean saved = runner.from < 4 && play.isSaved(runner.from) && !(missed && runner.from == 0);
      if (runner.there && saved) {
        recordOut(runner);
      }
    }
    advance();
    push();
    List<ReconstructedRunner> left = scoreRuns();
    int count = Math.min(before.outs() + outs.size(), 3);
    boolean stillSpared = spared && !play.isPlateAppearance();
    return new ReconstructedInning(
        before.pitcherId(), count, stillSpared, count == 3 ? List.of() : left);
  }

  private void addRunners() {
    for (ReconstructedRunner runner : before.runners()) {
      int from = runner.actualBase();
      runners.add(
          from == 4
              ? new BaseRunner(4, runner.base(), false, 4, runner.owner())
              : new BaseRunner(
                  from, runner.base(), play.isOut(from), play.actualBase(from), play.owner(from)));
      runners.get(runners.size() - 1).byRelay = runner.byRelay();
    }
    if (play.isPlateAppearance()) {
      BaseRunner batter = new BaseRunner(0, 0, play.isOut(0), play.actualBase(0), play.owner(0));
      batter.there = !spared && !play.isInterference();
      runners.add(batter);
    }
  }

  private void putOut() {
    for (BaseRunner runner : runners) {
      BaseRunner there = runner.there ? runner : inPlaceOf(runner);
      if (runner.out && there != null) {
        outs.add(play.placeOf(runner.from));
        there.there = false;
      }
    }
  }

  /** The runner who would be in the place of a runner who was forced out, or null. */
  private @Nullable BaseRunner inPlaceOf(BaseRunner out) {
    boolean forced = out.out && play.isForcedOut(out.from);
    for (BaseRunner runner : runners) {
      boolean ahead = runner.from > out.from && runner.from < 4;
      if (forced && runner.there && !runner.out && ahead && runner.base <= out.from) {
        return runner;
      }
    }
    return null;
  }

  /** On a fielder's choice, puts out the runner whom only an error saved. */
  private boolean putOutMissed() {
    int from = play.missedOnChoice();
    for (BaseRunner runner : runners) {
      if (from > 0 && runner.from == from && runner.there) {
        recordOut(runner);
        return true;
      }
    }
    return false;
  }

  private void recordOut(BaseRunner runner) {
    outs.add(play.placeOf(runner.from));
    runner.there = false;
  }

  /**
   * On a fielder's choice each runner who stays takes the place of the runner ahead, as the
   * responsible pitchers do; the runner left over at the end is out.
   */
  private void takeEachOthersPlaces() {
    boolean[] places = new boolean[4];
    int count = 0;
    int lastOut = 0;
    for (BaseRunner runner : runners) {
      if (runner.from < 4) {
        places[count++] = runner.there;
        lastOut = runner.out ? Math.max(lastOut, play.placeOf(runner.from)) : lastOut;
      }
    }
    int next = 0;
    for (BaseRunner runner : runners) {
      if (runner.from < 4 && !runner.out) {
        boolean wasThere = runner.there;
        runner.there = places[next++];
        runner.base = wasThere ? runner.base : runner.from;
      } else if (runner.out) {
        runner.there = false;
      }
    }
    for (int i = next; i < count; i++) {
      if (places[i]) {
        outs.add(lastOut);
      }
    }
  }

  /** Advances each runner by the bases gained, and never past another. */
  private void advance() {
    int ahead = ErrorlessPlay.NEVER;
    for (BaseRunner runner : runners) {
      if (!runner.there) {
        continue;
      }
      int to = runner.from == 0 ? play.gain(0) : runner.base + gain(runner);
      runner.base = ahead < 4 ? Math.min(to, ahead - 1) : Math.min(to, 4);
      runner.byRelay = runner.from == 0 && play.isByRelay();
      ahead = runner.base;
    }
  }

  private int gain(BaseRunner runner) {
    if (spared && play.isPlateAppearance()) {
      return 0; // the batter would be out by now
    }
    if (play.isFreePass(runner.from)) {
      return 0;
    }
    if (runner.base == runner.from) {
      return play.gain(runner.from);
    }
    if (runner.from < 4 && runner.base == 1 && play.stopsAtSecond()) {
      return 1;
    }
    int gain = gainElsewhere(runner);
    return play.gainFrom(runner.base, play.movesEverybody() ? Math.max(gain, 1) : gain);
  }

  /** The bases that a runner gains who would be on another base. */
  private int gainElsewhere(BaseRunner runner) {
    int hit = play.hitBases();
    boolean scores = runner.from == 4 || play.isCleanRun(runner.from);
    boolean held = runner.from == 3 && before.outs() == 1 && play.isSingleToLeft();
    boolean fromSecond = play.isSingleToTheOutfield() && runner.base >= 2 && !held;
    boolean fromFirst = play.bringsHomeFromFirst() && runner.byRelay;
    if (scores && (fromSecond || fromFirst)) {
      return hit + 1;
    }
    int gain = runner.from == 4 ? gainOfOneAtHome(runner) : play.gain(runner.from);
    boolean behind = runner.base < runner.from && runner.from < 4;
    boolean stays = behind && (play.isFly() || play.isGroundBallToShort());
    return Math.max(stays ? 0 : gain, hit);
  }

  private int gainOfOneAtHome(BaseRunner runner) {
    return runner.base == 3 && play.isOutfieldFly() ? 1 : 0;
  }

  /** The batter, and each forced runner, pushes the runners ahead. */
  private void push() {
    int behind = 0;
    for (int i = runners.size() - 1; i >= 0; i--) {
      BaseRunner runner = runners.get(i);
      if (runner.there) {
        runner.base = runner.base <= behind ? Math.min(behind + 1, 4) : runner.base;
        behind = runner.base;
      }
    }
  }

  /** Credits the runs and returns the runners who are left. */
  private List<ReconstructedRunner> scoreRuns() {
    int last = lastForRuns();
    List<ReconstructedRunner> left = new ArrayList<>(4);
    for (BaseRunner runner : runners) {
      boolean home = runner.actualBase == 4;
      boolean decided = home && (!runner.there || (runner.from < 4 && play.isMarked(runner.from)));
      if (runner.out || decided) {
        continue;
      }
      if (home && runner.base == 4 && isInTime(runner, last)) {
        credit(runner);
      } else {
        left.add(
            new ReconstructedRunner(
                runner.actualBase, runner.there ? runner.base : 0, runner.owner, runner.byRelay));
      }
    }
    return left;
  }

  private void credit(BaseRunner runner) {
    if (!runner.owner.equals(before.pitcherId())) {
      return;
    }
    if (runner.from == 4) {
      earnedLater++;
    } else {
      earned[runner.from] = true;
    }
  }

  private boolean isInTime(BaseRunner runner, int last) {
    if (runner.from < 4) {
      return play.placeOf(runner.from) < last;
    }
    boolean goesOn = outs.size() < 3 - before.outs();
    return goesOn || (last >= 0 && play.hitBases() > 0);
  }

  private int lastForRuns() {
    int needed = 3 - before.outs();
    if (outs.size() < needed) {
      return ErrorlessPlay.NEVER;
    }
    Collections.sort(outs);
    return play.lastForRuns(outs.get(needed - 1));
  }
}
