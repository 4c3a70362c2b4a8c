package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import java.util.List;

/**
 * The ways in which a manager may send changes that were made together: at once; or with the
 * pitcher hurt, who leaves before he has faced a batter.
 */
final class SubstitutionVariants {
  private SubstitutionVariants() {}

  /** The game after the first variant that is legal; null if none is. */
  static BallGame made(BallGame game, Side side, List<LineupChange> changes) {
    for (List<List<LineupChange>> way : waysOf(changes)) {
      LineupRuling ruling = new LineupRuling.Made(game);
      for (List<LineupChange> step : way) {
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
  private static List<List<List<LineupChange>>> waysOf(List<LineupChange> changes) {
    List<LineupChange> injured =
        changes.stream()
            .map(c -> new LineupChange(c.order(), c.player(), c.position(), true))
            .toList();
    return List.of(List.of(changes), List.of(injured));
  }
}
