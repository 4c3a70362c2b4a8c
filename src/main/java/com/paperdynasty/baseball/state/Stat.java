package com.paperdynasty.baseball.state;

import java.util.List;

/** What a box score counts, by its name there (official rules, 9.02). */
public enum Stat {
  PLATE_APPEARANCES("PA"),
  AT_BATS("AB"),
  RUNS("R"),
  HITS("H"),
  DOUBLES("2B"),
  TRIPLES("3B"),
  HOME_RUNS("HR"),
  BATTED_IN("RBI"),
  WALKS("BB"),
  INTENTIONAL_WALKS("IBB"),
  HIT_BY_PITCH("HBP"),
  STRIKEOUTS("SO"),
  SACRIFICE_HITS("SH"),
  SACRIFICE_FLIES("SF"),
  CATCHER_INTERFERENCE("CI"),
  STOLEN_BASES("SB"),
  CAUGHT_STEALING("CS"),
  GROUNDED_INTO_DP("GDP"),
  ERRORS("E"),
  LEFT_ON_BASE("LOB"),
  DOUBLE_PLAYS("DP"),
  TRIPLE_PLAYS("TP"),
  WILD_PITCHES("WP"),
  PASSED_BALLS("PB"),
  BALKS("BK"),
  OUTS("outs"),
  BATTERS_FACED("BF"),
  EARNED_RUNS("ER"),
  INHERITED_RUNNERS("IR"),
  INHERITED_SCORED("IRS");

  /** The columns of a batting line, in their order. */
  public static final List<Stat> BATTING = List.of(values()).subList(0, 18);

  /** The columns of a team's totals: those of batting, then what it did in the field. */
  public static final List<Stat> TEAM = List.of(values()).subList(0, 25);

  /** The columns of a pitching line, in their order. */
  public static final List<Stat> PITCHING =
      List.of(
          OUTS,
          BATTERS_FACED,
          HITS,
          RUNS,
          EARNED_RUNS,
          HOME_RUNS,
          WALKS,
          INTENTIONAL_WALKS,
          STRIKEOUTS,
          HIT_BY_PITCH,
          WILD_PITCHES,
          BALKS,
          INHERITED_RUNNERS,
          INHERITED_SCORED);

  private final String code;

  Stat(String code) {
    this.code = code;
  }

  /** The name of the column. */
  public String code() {
    return code;
  }

  /** The index in a {@link StatLine}. */
  @SuppressWarnings("EnumOrdinal") // an index into an array that never leaves the program
  int column() {
    return ordinal();
  }
}
