package com.paperdynasty.baseball.state;

import java.util.List;

/**
 * A half inning reconstructed without errors and passed balls for one pitcher, from the actual
 * situation at the pitcher's entry (official rules, 9.16(i)).
 *
 * @param pitcherId the pitcher for whom it is reconstructed
 * @param outs the outs there would be, at most 3
 * @param batterSpared whether the batter would be out, but for an error on a foul ball
 * @param runners the runners on base, and those who have scored but would not have yet; the lead
 *     runner first
 */
public record ReconstructedInning(
    String pitcherId, int outs, boolean batterSpared, List<ReconstructedRunner> runners) {

  /**
   * A runner.
   *
   * @param actualBase the base that the runner actually holds; 4 after scoring
   * @param base the base in the reconstruction; 0 for a runner who would not be on base
   * @param owner the id of the pitcher who is responsible for the runner
   * @param byRelay whether only a wild relay after a force-out took the runner further
   */
  public record ReconstructedRunner(int actualBase, int base, String owner, boolean byRelay) {}

  public ReconstructedInning {
    runners = List.copyOf(runners);
  }
}
