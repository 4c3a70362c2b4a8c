package com.paperdynasty.baseball;

/** Rules on what is submitted. Has no memory: the same state and submission, the same ruling. */
public final class Umpire {
  private Umpire() {}

  /**
   * What a submission does to a game, or why it is refused (rules, section 2). The game itself
   * stays as it is; {@link BallGame#after} makes the next. (In the making: of a game that can go on
   * it throws, for now.)
   */
  public static Ruling rule(BallGame game, Submission submission) {
    String unready = game.unready();
    if (unready != null) {
      return Illegal.rule(unready);
    }
    throw new UnsupportedOperationException("the tables come in the next commit");
  }
}
