package com.paperdynasty.baseball.expectancy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data of a league from which the worth of every situation follows: the runs of a real season,
 * how much sides differ in strength, and what batters do. Thread-safe.
 *
 * <p>A lead says something about who is stronger and who pitches. So each side is not only average:
 * it is stronger or weaker by the spread with a chance of one sixth each (three points of a normal
 * distribution), and the lead of the moment says how likely each of these is. The average runs stay
 * those of the season.
 */
public final class ExpectancyModel {
  /** The lengths of game of which one league keeps the tables: some 300 KiB each. */
  static final int MOST_TABLES = 32;

  private static final int NINE = 9;

  private final SideStrengths strengths;
  private final PlayMix plays;

  /** The least recently used first. Guarded by itself. */
  private final Map<GameLength, Expectancy> byLength = new LinkedHashMap<>(16, 0.75f, true);

  private volatile double averageSwing;

  /** Creates a model. It works nothing out yet. */
  public ExpectancyModel(RunDistribution runs, double spread, PlayMix plays) {
    this.strengths = new SideStrengths(runs, spread);
    this.plays = plays;
  }

  /** The worth of situations in games of that length. */
  public Expectancy of(GameLength length) {
    synchronized (byLength) {
      Expectancy known = byLength.get(length);
      if (known != null) {
        return known;
      }
      if (byLength.size() == MOST_TABLES) {
        Iterator<Expectancy> eldest = byLength.values().iterator();
        eldest.next().forget();
        eldest.remove();
      }
      Expectancy made = new Expectancy(strengths, plays, this::averageSwing, length);
      byLength.put(length, made);
      return made;
    }
  }

  /**
   * What a play of a nine-inning game changes on average: the leverage of 1. The same for games of
   * any length, so that the leverage of two games can be compared.
   */
  private double averageSwing() {
    double known = averageSwing;
    if (known == 0) {
      GameLength nine = new GameLength(NINE, 0, 0, 0, 0);
      known = new LeverageScale(plays, nine, new WinChances(strengths, nine)).averageSwing();
      averageSwing = known;
    }
    return known;
  }
}
