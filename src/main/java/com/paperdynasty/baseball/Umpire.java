package com.paperdynasty.baseball;

/**
 * Rules on submissions, and works out what happens. Pure: the same state and submission always give
 * the same ruling. A play is ruled on once: its facts are kept ({@link PlayResult#facts}), and
 * {@link Scorer} works from those.
 */
public final class Umpire {
  private Umpire() {}

  /**
   * What a submission does to a game, or why it is refused. {@link Innings#after} gives the game
   * after the play.
   */
  public static Ruling rule(BallGame game, Submission submission) {
    String unready = game.unready();
    if (unready != null) {
      return rejected(unready);
    }
    Outcome outcome = submission.counted();
    Illegal fault = Eligibility.faultIn(game, submission, outcome);
    if (fault != null) {
      return new Ruling.Rejected(fault);
    }
    Unfolding play = new Unfolding(game, submission, outcome);
    fault = Traffic.faultIn(play);
    if (fault != null) {
      return new Ruling.Rejected(fault);
    }
    PlayFacts facts = new Verdict(play).facts();
    if (Boolean.TRUE.equals(submission.gdp()) && facts.outs() != 2) {
      return rejected("gdp is for a play on which two are out");
    }
    PlayResult result = Scorer.score(game, submission, facts);
    boolean judged = submission.sacrifice() != null || submission.gdp() != null;
    String misjudged = judged ? Sacrifices.faultIn(play, result) : null;
    return misjudged == null ? new Ruling.Legal(result) : rejected(misjudged);
  }

  private static Ruling rejected(String reason) {
    return new Ruling.Rejected(Illegal.rule(reason));
  }
}
