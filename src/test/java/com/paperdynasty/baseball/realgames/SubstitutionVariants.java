package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import java.util.List;

/**
 * The variants of submitting changes that were made together: as they are, or with an injured
 * pitcher, who may leave without facing a batter.
 */
final class SubstitutionVariants {
  private SubstitutionVariants() {}

  /** The game after the first legal variant; null without one. */
  static BallGame made(BallGame game, Side side, List<LineupChange> changes) {
    for (List<List<LineupChange>> variant : variantsOf(changes)) {
      LineupRuling ruling = new LineupRuling.Made(game);
      for (List<LineupChange> step : variant) {
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

  /** Each variant is a list of substitutions, one after the other. */
  private static List<List<List<LineupChange>>> variantsOf(List<LineupChange> changes) {
    List<LineupChange> injured =
        changes.stream()
            .map(c -> new LineupChange(c.order(), c.player(), c.position(), true))
            .toList();
    return List.of(List.of(changes), List.of(injured));
  }
}
