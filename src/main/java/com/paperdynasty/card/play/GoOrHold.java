package com.paperdynasty.card.play;

import com.paperdynasty.card.play.Choice.Option;
import java.util.List;

/** The choice of a side at bat whether a runner goes. */
final class GoOrHold {
  private static final String GO = "go";
  private static final String HOLD = "hold";

  private GoOrHold() {}

  /**
   * The choice.
   *
   * @param chance of the runner who goes
   * @param isWorthIt whether they go when nobody answers
   */
  static Choice choice(
      Choice.Kind kind, Pitch pitch, String going, int chance, String holding, boolean isWorthIt) {
    return new Choice(
        kind,
        pitch.game().batting(),
        List.of(new Option(GO, going, chance), new Option(HOLD, holding, null)),
        isWorthIt ? GO : HOLD);
  }

  /**
   * Whether the runner goes by that answer.
   *
   * @throws IllegalStateException if it is the answer to another choice
   */
  static boolean goes(String code) {
    if (!code.equals(GO) && !code.equals(HOLD)) {
      throw new IllegalStateException("nobody was asked for " + code);
    }
    return code.equals(GO);
  }
}
