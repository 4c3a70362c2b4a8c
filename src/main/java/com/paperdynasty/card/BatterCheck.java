package com.paperdynasty.card;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what the batter does by the {@code advances} of a submission with the tables. */
public final class BatterCheck {
  private static final int BATTER = 0;

  private BatterCheck() {}

  /**
   * Why the batter cannot do what a legal submission says in a game with these cards, or null: the
   * card and the tables say it, unless errors are charged. There are two exceptions. On a bunt the
   * batter may be safe at first. On an {@code …_uncapped} hit they may try for the next base, where
   * a runner tries too.
   */
  public static @Nullable Problem faultIn(GameCards cards, BallGame game, Submission submission) {
    Advance said = cards.isEmpty() ? null : ofBatter(submission);
    return said == null || !submission.errors().isEmpty() || isAllowed(said, game, submission)
        ? null
        : Problem.about(
            "advances", ErrorCode.INVALID, "The batter does what the card says without an error");
  }

  private static boolean isAllowed(Advance said, BallGame game, Submission submission) {
    return switch (submission.counted()) {
      case SAC_BUNT -> said.base() == 1;
      case SINGLE_UNCAPPED, DOUBLE_UNCAPPED ->
          isByTable(said, game, submission)
              || (submission.advances().size() > 1 && said.base() <= next(submission.counted()));
      default -> isByTable(said, game, submission);
    };
  }

  private static int next(Outcome outcome) {
    return outcome.basesForBatter() + 1;
  }

  /** Whether the batter would do the same if the submission said nothing about them. */
  private static boolean isByTable(Advance said, BallGame game, Submission submission) {
    List<Advance> others = new ArrayList<>(submission.advances());
    others.remove(said);
    Submission silent = submission.withAdvances(others);
    Advance byTable = new PlayResolution(game, silent, silent.counted()).advanceFrom(BATTER);
    return byTable != null && byTable.base() == said.base() && byTable.out() == said.out();
  }

  private static @Nullable Advance ofBatter(Submission submission) {
    for (Advance advance : submission.advances()) {
      if (advance.from() == BATTER) {
        return advance;
      }
    }
    return null;
  }
}
