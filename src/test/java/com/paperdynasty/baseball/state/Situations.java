package com.paperdynasty.baseball.state;

/** Situations for tests in other packages. */
public final class Situations {
  private Situations() {}

  /** The top of the third with runners and outs, such as {@code 1-3 2}. */
  public static BallGame of(String basesAndOuts) {
    return Situation.topOf(3)
        .runnersOn(basesAndOuts.substring(0, 3))
        .outs(basesAndOuts.charAt(4) - '0')
        .game();
  }
}
