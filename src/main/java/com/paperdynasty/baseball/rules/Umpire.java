package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import com.paperdynasty.baseball.scoring.PlayScorer;
import com.paperdynasty.baseball.scoring.SacrificeRule;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.baseball.state.PlayResult;

/**
 * Rules on submissions, and works out what happens. Pure: the same state and submission always give
 * the same ruling. A play is ruled on once: its facts are kept ({@link PlayResult#facts}), and
 * {@link PlayScorer} works from those.
 */
public final class Umpire {
  private Umpire() {}

  /**
   * What a submission does to a game, or why it is refused. {@code Innings.after} gives the game
   * after the play.
   */
  public static Ruling rule(BallGame game, Submission submission) {
    String unready = game.whyNotReady();
    if (unready != null) {
      return rejected(unready);
    }
    Outcome outcome = submission.counted();
    RuleViolation fault = SubmissionCheck.faultIn(game, submission, outcome);
    if (fault != null) {
      return new Ruling.Rejected(fault);
    }
    PlayResolution play = new PlayResolution(game, submission, outcome);
    fault = RunnerOrderCheck.faultIn(play);
    if (fault != null) {
      return new Ruling.Rejected(fault);
    }
    PlayFacts facts = new CountedPlay(play).facts();
    if (Boolean.TRUE.equals(submission.gdp()) && facts.outs() != 2) {
      return rejected("gdp is for a play on which two are out");
    }
    PlayResult result = PlayScorer.score(game, submission, facts);
    boolean judged = submission.sacrifice() != null || submission.gdp() != null;
    String misjudged = judged ? SacrificeRule.faultIn(play, result) : null;
    return misjudged == null ? new Ruling.Legal(result) : rejected(misjudged);
  }

  private static Ruling rejected(String reason) {
    return new Ruling.Rejected(RuleViolation.rule(reason));
  }
}
