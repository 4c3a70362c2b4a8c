package com.paperdynasty.baseball.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what of a play counts: everything up to the third out, no run if that is the batter
 * before first or a force out (official rules, 5.08(a)), and on a walk-off only what wins the game
 * (5.08(b) and 9.06(f)).
 */
public final class CountedPlay {
  private final PlayResolution play;

  /** The outs and runs that count. */
  public final int outs;

  public final int runs;

  /** The starting base of the winning run's runner when that run ended the play, else -1. */
  public final int winnerFrom;

  /** Whether each advance counts, by place in the order of events. */
  private final boolean[] counts = new boolean[4];

  /** The base that each runner holds after the play, or 0, by starting base. */
  private final int[] basesAfter = new int[4];

  public CountedPlay(PlayResolution play) {
    this.play = play;
    int third = thirdOut();
    boolean cancelled = third >= 0 && noRunCountsOn(third);
    int needed = runsToWin();
    // On a home run a runner can be out only on appeal, after the play. If that is the third out,
    // runners ahead have scored and those behind have not (official rules, 5.09(d)).
    boolean homer = play.isHomer();
    int lastRunner = homer && third >= 0 ? play.inOrder(third).from() : -1;
    int outsSoFar = 0;
    int runsSoFar = 0;
    int winner = -1;
    for (int i = 0; i < play.count(); i++) {
      Advance advance = play.inOrder(i);
      boolean run = advance.base() == 4 && !advance.out();
      boolean inTime =
          (lastRunner >= 0 && run) ? advance.from() > lastRunner : (third < 0 || i <= third);
      counts[i] = winner < 0 && inTime && !(run && cancelled);
      if (!counts[i]) {
        continue;
      }
      outsSoFar += advance.out() ? 1 : 0;
      runsSoFar += run ? 1 : 0;
      if (run && runsSoFar == needed && !homer) {
        winner = advance.from();
      }
    }
    outs = outsSoFar;
    runs = runsSoFar;
    winnerFrom = winner;
    if (play.game.outs() + outs < 3) {
      place();
    }
  }

  /**
   * For a play that was decided before. All of it counts, except a batter who was still running at
   * the end.
   */
  public CountedPlay(PlayResolution play, PlayFacts facts) {
    this.play = play;
    boolean homer = play.isHomer();
    int needed = runsToWin();
    int runsSoFar = 0;
    int winner = -1;
    boolean goesOn = play.game.outs() + facts.outs() < 3;
    for (int i = 0; i < play.count(); i++) {
      Advance advance = play.inOrder(i);
      boolean run = advance.base() == 4 && !advance.out();
      counts[i] = i < facts.advances().size() || advance.from() > 0;
      runsSoFar += run && counts[i] ? 1 : 0;
      if (run && runsSoFar == needed && !homer) {
        winner = advance.from();
      }
      if (goesOn && !advance.out() && !run) {
        basesAfter[advance.from()] = advance.base();
      }
    }
    outs = facts.outs();
    runs = facts.runs();
    winnerFrom = winner;
  }

  /** The facts to store, which are applied unchanged from now on. */
  public PlayFacts facts() {
    List<Advance> advances = new ArrayList<>(4);
    for (int i = 0; i < play.count(); i++) {
      Advance advance = play.inOrder(i);
      int from = advance.from();
      if (counts[i] && (advance.out() || advance.base() == 4)) {
        advances.add(advance.unmarked());
      } else if (walkedOff() ? basesAfter[from] != from : counts[i] && advance.base() != from) {
        advances.add(Advance.to(from, walkedOff() ? basesAfter[from] : advance.base()));
      }
    }
    return new PlayFacts(advances);
  }

  /** Whether the i-th advance in the order of events counts. */
  public boolean counts(int i) {
    return counts[i];
  }

  /** The base that the runner from that base holds now; 0 if none. */
  public int baseAfter(int from) {
    return basesAfter[from];
  }

  /** Whether the batter scored, and the run counts. */
  public boolean batterHome() {
    for (int i = 0; i < play.count(); i++) {
      Advance advance = play.inOrder(i);
      if (advance.from() == 0) {
        return counts[i] && advance.base() == 4 && !advance.out();
      }
    }
    return false;
  }

  /** Whether the runner from that base, or the batter (0), was put out and the out counts. */
  public boolean isOut(int from) {
    int place = play.placeOf(from);
    return counts[place] && play.inOrder(place).out();
  }

  /** Whether the winning run ended the play. */
  public boolean walkedOff() {
    return winnerFrom >= 0;
  }

  /** The place of the third out in the order of events, or -1. */
  private int thirdOut() {
    int outsSoFar = play.game.outs();
    for (int i = 0; i < play.count(); i++) {
      if (play.inOrder(i).out() && ++outsSoFar == 3) {
        return i;
      }
    }
    return -1;
  }

  private boolean noRunCountsOn(int third) {
    Advance advance = play.inOrder(third);
    return advance.from() == 0 ? ForcePlay.isForced(advance, play.mask) : isForceOut(third);
  }

  /**
   * A force is removed once the batter or a runner behind is put out first (official rules,
   * 5.09(b)(6)).
   */
  private boolean isForceOut(int i) {
    Advance advance = play.inOrder(i);
    boolean forces = play.outcome.isPlateAppearance() && play.outcome.kind() != Kind.FREE_PASS;
    if (!forces || !ForcePlay.isForced(advance, play.mask)) {
      return false;
    }
    for (int j = 0; j < i; j++) {
      if (play.inOrder(j).out() && play.inOrder(j).from() < advance.from()) {
        return false;
      }
    }
    return true;
  }

  /** The number of runs that win the game at once; 0 or less when none can. */
  private int runsToWin() {
    BallGame game = play.game;
    boolean last = game.half() == Half.BOTTOM && game.inning() >= game.league().innings();
    return last ? 1 - game.lineScore().lead(Side.HOME) : 0;
  }

  /**
   * Places the runners. A runner who was still running when the winning run scored stops at the
   * last base that can have been reached.
   */
  private void place() {
    int behind = 0;
    for (int i = 0; i < play.count(); i++) {
      behind += isOnBase(i) ? 1 : 0;
    }
    int limit = 3;
    for (int from = 3; from >= 0; from--) {
      Advance advance = play.advanceFrom(from);
      if (advance == null || !isOnBase(play.placeOf(from))) {
        continue;
      }
      behind--;
      basesAfter[from] = Math.max(Math.min(advance.base(), limit), behind + 1);
      limit = basesAfter[from] - 1;
    }
  }

  private boolean isOnBase(int i) {
    Advance advance = play.inOrder(i);
    return !counts[i] || (!advance.out() && advance.base() < 4);
  }
}
