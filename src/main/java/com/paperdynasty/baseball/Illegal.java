package com.paperdynasty.baseball;

/**
 * A refusal: the game stands as it was.
 *
 * @param field what the fault is in: {@link #HIT_LOCATION}, {@link #ADVANCES} or {@link
 *     #VALIDATION}
 * @param reason what a manager must change, in plain English
 */
public record Illegal(String field, String reason) implements Ruling, LineupRuling {
  public static final String HIT_LOCATION = "hit_location";
  public static final String ADVANCES = "advances";
  public static final String VALIDATION = "validation";

  /** Any rule of the game but those about the runners' ways. */
  static Illegal rule(String reason) {
    return new Illegal(VALIDATION, reason);
  }

  /** A runner's way that cannot be. */
  static Illegal way(String reason) {
    return new Illegal(ADVANCES, reason);
  }

  @Override
  public <R> R match(Ruling.Cases<R> cases) {
    return cases.illegal(this);
  }

  @Override
  public <R> R match(LineupRuling.Cases<R> cases) {
    return cases.illegal(this);
  }
}
