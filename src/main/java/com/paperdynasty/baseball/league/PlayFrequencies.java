package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.expectancy.PlayMix;
import com.paperdynasty.baseball.expectancy.RunDistribution;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import java.util.List;
import java.util.Map;

/** Works out what each outcome does to each state of outs and bases, by a league's tables. */
public final class PlayFrequencies {
  private PlayFrequencies() {}

  /** Whether leverage can be measured with an outcome: it ends a plate appearance by itself. */
  public static boolean isCounted(Outcome outcome) {
    return outcome.isPlateAppearance()
        && outcome != Outcome.X_CHECK
        && outcome != Outcome.FIELDERS_CHOICE;
  }

  /**
   * The outcomes as a mix of plays. Ground balls go to the shortstop, and the infield is back.
   *
   * @param frequencies how frequent each outcome is, in any unit
   */
  public static PlayMix of(AdvancementTables tables, Map<Outcome, Integer> frequencies) {
    int[] weights = new int[frequencies.size()];
    int[][] next = new int[weights.length][RunDistribution.STATES];
    int[][] runs = new int[weights.length][RunDistribution.STATES];
    int play = 0;
    for (Map.Entry<Outcome, Integer> entry : frequencies.entrySet()) {
      weights[play] = entry.getValue();
      for (int state = 0; state < RunDistribution.STATES; state++) {
        resolve(tables, entry.getKey(), state, next[play], runs[play]);
      }
      play++;
    }
    return new PlayMix(weights, next, runs);
  }

  private static void resolve(
      AdvancementTables tables, Outcome outcome, int state, int[] next, int[] runs) {
    int outs = state / 8;
    int mask = 0;
    int scored = 0;
    for (Advance advance : advances(tables, outcome, outs, state % 8)) {
      if (advance.out()) {
        outs++;
      } else if (advance.base() == 4) {
        scored++;
      } else {
        mask |= 1 << (advance.base() - 1);
      }
    }
    next[state] = outs >= 3 ? RunDistribution.STATES : outs * 8 + mask;
    runs[state] = outs >= 3 ? 0 : scored;
  }

  private static List<Advance> advances(
      AdvancementTables tables, Outcome outcome, int outs, int mask) {
    boolean ground = outcome.kind() == Kind.GROUND_BALL;
    if (outs == 2 && (ground || outcome.isInTheAir())) {
      return List.of(Advance.out(0, 1));
    }
    if (ground) {
      return tables.groundBall(outcome, mask, Position.SHORTSTOP, InfieldDepth.BACK);
    }
    return outcome.kind() == Kind.ERROR ? tables.error(1, mask) : tables.advances(outcome, mask, 0);
  }
}
