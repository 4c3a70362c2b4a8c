package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.card.ReadInstead;
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
   * @param read what the server has read from the cards; null if the sender said it
   * @param instead why the cell at the dice does not decide what is read; null where it does, and
   *     if the sender said the play
   */
  record Shown(
      @Nullable PlayResult play,
      @Nullable GameState after,
      List<String> needs,
      @Nullable Submission read,
      @Nullable ReadInstead instead)
      implements PlayPreview {
    public Shown {
      needs = List.copyOf(needs);
    }

    /** What a submission of the sender's own would do. */
    public Shown(@Nullable PlayResult play, @Nullable GameState after, List<String> needs) {
      this(play, after, needs, null, null);
    }

    /** The same for a submission that the server has read. */
    Shown asRead(@Nullable Submission submission, @Nullable ReadInstead why) {
      return new Shown(play, after, needs, submission, why);
    }
  }

  /** The submission would be refused, for this reason. */
  record Refused(Problem refusal) implements PlayPreview {}
}
