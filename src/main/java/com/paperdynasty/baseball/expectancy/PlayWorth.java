package com.paperdynasty.baseball.expectancy;

import java.util.List;

/**
 * What a play was worth. Derived from the situations before and after it; never stored.
 *
 * @param wpa how much more likely the side at bat wins, in ten-thousandths
 * @param re24 the runs that scored, and by how much the runs to expect changed, in ten-thousandths
 * @param leverage how much was at stake, in hundredths of the average
 * @param player the id of the player at bat, or of the runner, for whom it counts but for the
 *     shares of others
 * @param runners the shares of runners who stole, were caught or picked off
 */
public record PlayWorth(int wpa, int re24, int leverage, String player, List<Share> runners) {

  /** A runner's part of a play. */
  public record Share(String player, int wpa, int re24) {}

  public PlayWorth {
    runners = List.copyOf(runners);
  }

  /** What is left for {@link #player}. */
  public int ownWpa() {
    int own = wpa;
    for (Share share : runners) {
      own -= share.wpa();
    }
    return own;
  }

  /** What is left for {@link #player}. */
  public int ownRe24() {
    int own = re24;
    for (Share share : runners) {
      own -= share.re24();
    }
    return own;
  }
}
