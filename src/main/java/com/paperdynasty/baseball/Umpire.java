package com.paperdynasty.baseball;

/**
 * Rules on what is submitted, and works out what happens. Has no memory: the same state and
 * submission, the same ruling. A play that was ruled on is not ruled on again: what happened is
 * kept ({@link PlayResult#facts}), and the {@link Scorer} goes by that.
 */
public final class Umpire {
  private Umpire() {}

  /**
   * What a submission does to a game, or why it is refused. The game itself stays as it is; {@link
   * BallGame#after} makes the next.
   */
  public static Ruling rule(BallGame game, Submission submission) {
    String unready = game.unready();
    if (unready != null) {
      return Illegal.rule(unready);
    }
    Outcome outcome = submission.counted();
    Illegal fault = Eligibility.faultIn(game, submission, outcome);
    if (fault != null) {
      return fault;
    }
    Unfolding play = new Unfolding(game, submission, outcome);
    fault = Traffic.faultIn(play);
    if (fault != null) {
      return fault;
    }
    PlayFacts facts = new Verdict(play).facts();
    if (Boolean.TRUE.equals(submission.gdp()) && facts.outs() != 2) {
      return Illegal.rule("gdp is for a play on which two are out");
    }
    PlayResult result = Scorer.score(game, submission, facts);
    boolean judged = submission.sacrifice() != null || submission.gdp() != null;
    String misjudged = judged ? Sacrifices.faultIn(play, result) : null;
    return misjudged == null ? new Ruling.Legal(result) : Illegal.rule(misjudged);
  }
}
