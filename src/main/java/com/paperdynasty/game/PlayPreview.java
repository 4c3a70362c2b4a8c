package com.paperdynasty.game;

import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a submission would do. Nothing is logged, and no dice but the pending roll's are looked at.
 */
public sealed interface PlayPreview {

  /**
   * The submission is legal.
   *
   * @param play what would happen; null while that depends on {@code needs}
   * @param after the state after the play; null while that depends on {@code needs}
   * @param needs the forms of the dice that decide the play and were not rolled yet; empty if the
   *     play is certain
   */
  record Shown(@Nullable PlayResult play, @Nullable GameState after, List<String> needs)
      implements PlayPreview {
    public Shown {
      needs = List.copyOf(needs);
    }
  }

  /** The submission would be refused, for this reason. */
  record Refused(Problem refusal) implements PlayPreview {}
}
