package com.paperdynasty.baseball.expectancy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
  private static final int NINE = 9;

  private final SideStrengths strengths;
  private final PlayMix plays;
  private final int mostTables;

  /** The least recently used first. Guarded by itself. */
  private final Map<GameLength, Expectancy> byLength = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Those that have their tables, in the order in which they were worked out. Guarded by itself.
   */
  private final Set<Expectancy> withTables = new LinkedHashSet<>();

  private volatile double averageSwing;

  /**
   * Creates a model. It works nothing out yet.
   *
   * @param mostTables the lengths of game whose tables are kept: some 300 KiB each. However many
   *     games of however many lengths are open, no more memory is used; tables that were dropped
   *     are worked out again when they are needed
   */
  public ExpectancyModel(RunDistribution runs, double spread, PlayMix plays, int mostTables) {
    this.mostTables = mostTables;
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
      if (byLength.size() == mostTables) {
        Iterator<Expectancy> eldest = byLength.values().iterator();
        eldest.next();
        eldest.remove();
      }
      Expectancy made = new Expectancy(this, length);
      byLength.put(length, made);
      return made;
    }
  }

  /** Keeps the tables of this length, and drops the eldest beyond the bound. */
  void keepTablesOf(Expectancy expectancy) {
    synchronized (withTables) {
      withTables.add(expectancy);
      if (withTables.size() > mostTables) {
        Iterator<Expectancy> eldest = withTables.iterator();
        eldest.next().dropTables();
        eldest.remove();
      }
    }
  }

  SideStrengths strengths() {
    return strengths;
  }

  PlayMix plays() {
    return plays;
  }

  /**
   * What a play of a nine-inning game changes on average: the leverage of 1. The same for games of
   * any length, so that the leverage of two games can be compared.
   */
  double averageSwing() {
    double known = averageSwing;
    if (known == 0) {
      GameLength nine = new GameLength(NINE, 0, 0, 0, 0);
      known = new LeverageScale(plays, nine, new WinChances(strengths, nine)).averageSwing();
      averageSwing = known;
    }
    return known;
  }
}
