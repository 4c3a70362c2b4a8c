package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.LineupRuling;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Substitutions;
import java.util.List;

/**
 * The ways in which a manager may send changes that were made together: at once; or with the
 * pitcher hurt, who leaves before he has faced a batter.
 */
final class Arrivals {
  private Arrivals() {}

  /** The game after the first variant that is legal; null if none is. */
  static BallGame made(BallGame game, Side side, List<Change> changes) {
    for (List<List<Change>> way : waysOf(changes)) {
      LineupRuling ruling = new LineupRuling.Made(game);
      for (List<Change> step : way) {
        if (ruling instanceof LineupRuling.Made made) {
          ruling = Substitutions.apply(made.game(), side, step);
        }
      }
      if (ruling instanceof LineupRuling.Made made) {
        return made.game();
      }
    }
    return null;
  }

  /** Each way is a list of substitutions, one after the other. */
  private static List<List<List<Change>>> waysOf(List<Change> changes) {
    List<Change> injured =
        changes.stream().map(c -> new Change(c.order(), c.player(), c.position(), true)).toList();
    return List.of(List.of(changes), List.of(injured));
  }
}
