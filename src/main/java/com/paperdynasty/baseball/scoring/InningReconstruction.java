package com.paperdynasty.baseball.scoring;

import com.paperdynasty.baseball.state.ReconstructedInning;
import com.paperdynasty.baseball.state.ReconstructedInning.Rebuilt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a play to a {@link ReconstructedInning}. Mutable; never leaves the method that made it.
 */
final class InningReconstruction {
  /** The batter or a runner. */
  private static final class Man {
    /** The base that the runner actually came from; 4 after scoring on an earlier play. */
    final int from;

    final String owner;
    final boolean out;
    int stands;
    int base;

    /** Whether the runner is on base in the reconstruction too. */
    boolean there;

    /** Whether a wild relay after a force-out took the runner further on the last play. */
    boolean byRelay;

    Man(int from, int base, boolean out, int stands, String owner) {
      this.from = from;
      this.base = base;
      this.out = out;
      this.stands = stands;
      this.owner = owner;
      this.there = base > 0 || from == 0;
    }
  }

  private final ReconstructedInning before;
  private final ErrorlessPlay play;

  /** From the lead runner to the batter. */
  private final List<Man> men = new ArrayList<>(5);

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
    this.after = before.outs() == 3 ? before : unfold();
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

  private ReconstructedInning unfold() {
    if (spared && !before.batterSpared()) {
      outs.add(-1);
    }
    gather();
    boolean missed = putOutMissed();
    if (play.isChoice() && !missed) {
      takeEachOthersPlaces();
    } else {
      putOut();
    }
    for (Man man : men) {
      boolean saved = man.from < 4 && play.isSaved(man.from) && !(missed && man.from == 0);
      if (man.there && saved) {
        dismiss(man);
      }
    }
    advance();
    push();
    List<Rebuilt> left = comeHome();
    int count = Math.min(before.outs() + outs.size(), 3);
    boolean stillSpared = spared && !play.isPlateAppearance();
    return new ReconstructedInning(
        before.pitcherId(), count, stillSpared, count == 3 ? List.of() : left);
  }

  private void gather() {
    for (Rebuilt runner : before.runners()) {
      int from = runner.stands();
      men.add(
          from == 4
              ? new Man(4, runner.base(), false, 4, runner.owner())
              : new Man(
                  from, runner.base(), play.isOut(from), play.stands(from), play.owner(from)));
      men.get(men.size() - 1).byRelay = runner.byRelay();
    }
    if (play.isPlateAppearance()) {
      Man batter = new Man(0, 0, play.isOut(0), play.stands(0), play.owner(0));
      batter.there = !spared && !play.isInterference();
      men.add(batter);
    }
  }

  private void putOut() {
    for (Man man : men) {
      Man there = man.there ? man : inPlaceOf(man);
      if (man.out && there != null) {
        outs.add(play.placeOf(man.from));
        there.there = false;
      }
    }
  }

  /** The runner who would be in the place of a runner who was forced out, or null. */
  private @Nullable Man inPlaceOf(Man out) {
    if (!out.out || !play.isForcedOut(out.from)) {
      return null;
    }
    for (Man man : men) {
      boolean ahead = man.from > out.from && man.from < 4;
      if (man.there && !man.out && ahead && man.base <= out.from) {
        return man;
      }
    }
    return null;
  }

  /** On a fielder's choice, puts out the runner whom only an error saved. */
  private boolean putOutMissed() {
    int from = play.missedOnChoice();
    for (Man man : men) {
      if (from > 0 && man.from == from && man.there) {
        dismiss(man);
        return true;
      }
    }
    return false;
  }

  private void dismiss(Man man) {
    outs.add(play.placeOf(man.from));
    man.there = false;
  }

  /**
   * On a fielder's choice each runner who stays takes the place of the runner ahead, as the
   * responsible pitchers do; the runner left over at the end is out.
   */
  private void takeEachOthersPlaces() {
    boolean[] places = new boolean[4];
    int count = 0;
    int lastOut = 0;
    for (Man man : men) {
      if (man.from < 4) {
        places[count++] = man.there;
        lastOut = man.out ? Math.max(lastOut, play.placeOf(man.from)) : lastOut;
      }
    }
    int next = 0;
    for (Man man : men) {
      if (man.from < 4 && !man.out) {
        boolean stood = man.there;
        man.there = places[next++];
        man.base = stood ? man.base : man.from;
      } else if (man.out) {
        man.there = false;
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
    for (Man man : men) {
      if (!man.there) {
        continue;
      }
      int to = man.from == 0 ? play.gain(0) : man.base + gain(man);
      man.base = ahead < 4 ? Math.min(to, ahead - 1) : Math.min(to, 4);
      man.byRelay = man.from == 0 && play.isByRelay();
      ahead = man.base;
    }
  }

  private int gain(Man man) {
    if (spared && play.isPlateAppearance()) {
      return 0; // the batter would be out by now
    }
    int gain = gainByHisOwn(man);
    if (man.base == man.from) {
      return gain;
    }
    if (man.from < 4 && man.base == 1 && play.stopsAtSecond()) {
      return 1;
    }
    if (man.from == 4 && play.isFreePass()) {
      return 0;
    }
    return play.gainFrom(man.base, play.movesEverybody() ? Math.max(gain, 1) : gain);
  }

  private int gainByHisOwn(Man man) {
    int hit = play.hitBases();
    boolean scores = man.from == 4 || play.isCleanRun(man.from);
    boolean held = man.from == 3 && before.outs() == 1 && play.isSingleToLeft();
    boolean fromSecond = play.isSingleToTheOutfield() && man.base >= 2 && !held;
    boolean fromFirst = play.bringsHomeFromFirst() && man.byRelay;
    if (scores && (fromSecond || fromFirst)) {
      return hit + 1;
    }
    int gain = man.from == 4 ? gainOfOneAtHome(man) : play.gain(man.from);
    boolean behind = man.base < man.from && man.from < 4;
    boolean stays = behind && (play.isFly() || play.isGroundBallToShort());
    return Math.max(stays ? 0 : gain, hit);
  }

  private int gainOfOneAtHome(Man man) {
    return man.base == 3 && play.isOutfieldFly() ? 1 : 0;
  }

  /** The batter, and each forced runner, pushes the runners ahead. */
  private void push() {
    int behind = 0;
    for (int i = men.size() - 1; i >= 0; i--) {
      Man man = men.get(i);
      if (man.there) {
        man.base = man.base <= behind ? Math.min(behind + 1, 4) : man.base;
        behind = man.base;
      }
    }
  }

  /** Credits the runs and returns the runners who are left. */
  private List<Rebuilt> comeHome() {
    int last = lastForRuns();
    List<Rebuilt> left = new ArrayList<>(4);
    for (Man man : men) {
      boolean home = man.stands == 4;
      boolean decided = home && (!man.there || (man.from < 4 && play.isMarked(man.from)));
      if (man.out || decided) {
        continue;
      }
      if (home && man.base == 4 && isInTime(man, last)) {
        credit(man);
      } else {
        left.add(new Rebuilt(man.stands, man.there ? man.base : 0, man.owner, man.byRelay));
      }
    }
    return left;
  }

  private void credit(Man man) {
    if (!man.owner.equals(before.pitcherId())) {
      return;
    }
    if (man.from == 4) {
      earnedLater++;
    } else {
      earned[man.from] = true;
    }
  }

  private boolean isInTime(Man man, int last) {
    if (man.from < 4) {
      return play.placeOf(man.from) < last;
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
