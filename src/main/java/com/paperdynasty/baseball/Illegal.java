package com.paperdynasty.baseball;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * A refusal: the game stands as it was.
 *
 * @param problem what a manager must change, in plain English, and the field that it is in: {@link
 *     #HIT_LOCATION}, {@link #ADVANCES} or {@link #VALIDATION}
 */
public record Illegal(Problem problem) implements Ruling, LineupRuling {
  public static final String HIT_LOCATION = "hit_location";
  public static final String ADVANCES = "advances";
  public static final String VALIDATION = "validation";

  /** Something that is wrong with one field. */
  Illegal(String field, String reason) {
    this(Problem.about(field, ErrorCode.INVALID, reason));
  }

  /** What a manager must change. */
  public String reason() {
    return problem.message();
  }

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
