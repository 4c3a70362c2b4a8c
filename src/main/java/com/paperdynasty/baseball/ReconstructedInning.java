package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;

/**
 * A half inning rebuilt without errors and passed balls, as one pitcher answers for it: from how it
 * really stood when he came (9.16(i)).
 *
 * @param pitcherId whose it is
 * @param outs how many would be out, 3 at the most
 * @param batterSpared whether the batter would be out, but for an error on a foul ball
 * @param runners who is on base, and who has come home but would not have yet; the lead runner
 *     first
 */
public record ReconstructedInning(
    String pitcherId, int outs, boolean batterSpared, List<Rebuilt> runners) {

  /**
   * A runner.
   *
   * @param stands the base on which he really is; 4 when he has come home
   * @param base where he would be; 0 when he would not be on base
   * @param byRelay whether he stands further by nothing but a wild relay behind his force-out
   */
  public record Rebuilt(int stands, int base, String owner, boolean byRelay) {}

  public ReconstructedInning {
    runners = List.copyOf(runners);
  }

  /** The half as it really stands. */
  static ReconstructedInning begin(BallGame game, String pitcherId) {
    List<Rebuilt> runners = new ArrayList<>(3);
    for (int base = 3; base >= 1; base--) {
      Runner runner = game.bases().at(base);
      if (runner != null) {
        runners.add(new Rebuilt(base, runner.placed() ? 0 : base, runner.pitcherId(), false));
      }
    }
    return new ReconstructedInning(pitcherId, game.outs(), false, runners);
  }
}
