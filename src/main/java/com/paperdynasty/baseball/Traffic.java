package com.paperdynasty.baseball;

import org.jspecify.annotations.Nullable;

/** Whether everybody's way can be gone: no two on a base, nobody past another. */
final class Traffic {
  private Traffic() {}

  /** What is wrong, or null. */
  static @Nullable Illegal faultIn(Unfolding play) {
    Advance batter = play.from(0);
    int bases = play.outcome.isHit() ? play.outcome.basesForBatter() : 0;
    if (batter != null && !batter.out() && batter.base() < bases) {
      return Illegal.way(
          "A runner is in the way of the batter, who reaches " + BaseNames.of(bases));
    }
    int outs = play.game.outs();
    for (int i = 0; i < play.count(); i++) {
      Advance way = play.inOrder(i);
      for (int j = 0; j < play.count(); j++) {
        Advance ahead = play.inOrder(j);
        String fault = ahead.from() > way.from() ? faultBetween(way, ahead, j < i) : null;
        if (fault != null) {
          return refuse(play, fault);
        }
      }
      outs += way.out() ? 1 : 0;
    }
    return outs > 3 ? refuse(play, "That would be more than three outs") : null;
  }

  private static @Nullable String faultBetween(Advance way, Advance ahead, boolean aheadFirst) {
    if (ahead.out() && aheadFirst) {
      return null;
    }
    boolean bothScore = way.base() == 4 && ahead.base() == 4 && !ahead.out();
    if (bothScore) {
      return null;
    }
    if (way.base() > ahead.base() || (way.base() == 4 && !way.out())) {
      return BaseNames.runner(way.from()) + " cannot pass the one on " + BaseNames.of(ahead.from());
    }
    return way.base() == ahead.base() && !way.out() && !ahead.out()
        ? "Two runners on " + BaseNames.of(way.base())
        : null;
  }

  private static Illegal refuse(Unfolding play, String reason) {
    return play.submission.advances().isEmpty() ? Illegal.rule(reason) : Illegal.way(reason);
  }
}
