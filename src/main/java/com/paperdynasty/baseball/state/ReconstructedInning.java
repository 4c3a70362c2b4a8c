package com.paperdynasty.baseball.state;

import java.util.List;

/**
 * A half inning reconstructed without errors and passed balls for one pitcher, from the actual
 * situation when he entered (official rules, 9.16(i)).
 *
 * @param pitcherId the pitcher for whom it is reconstructed
 * @param outs the outs there would be, at most 3
 * @param batterSpared whether the batter would be out, but for an error on a foul ball
 * @param runners the runners on base, and those who have scored but would not have yet; the lead
 *     runner first
 */
public record ReconstructedInning(
    String pitcherId, int outs, boolean batterSpared, List<Rebuilt> runners) {

  /**
   * A runner.
   *
   * @param stands the base that he actually holds; 4 when he has scored
   * @param base the base where he would be; 0 when he would not be on base
   * @param byRelay whether only a wild relay after a force-out took him further
   */
  public record Rebuilt(int stands, int base, String owner, boolean byRelay) {}

  public ReconstructedInning {
    runners = List.copyOf(runners);
  }
}
