package com.paperdynasty.baseball;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * The rule that a submission or a change of a lineup breaks. The game stays as it was.
 *
 * @param problem what a manager must change, in plain English, and the field that it concerns:
 *     {@link #HIT_LOCATION}, {@link #ADVANCES} or {@link #VALIDATION}
 */
public record Illegal(Problem problem) {
  public static final String HIT_LOCATION = "hit_location";
  public static final String ADVANCES = "advances";
  public static final String VALIDATION = "validation";

  /** One field has a wrong value. */
  Illegal(String field, String reason) {
    this(Problem.about(field, ErrorCode.INVALID, reason));
  }

  /** What a manager must change. */
  public String reason() {
    return problem.message();
  }

  /** Breaks any rule other than those about the runners' advances. */
  static Illegal rule(String reason) {
    return new Illegal(VALIDATION, reason);
  }

  /** Names an advance that is impossible. */
  static Illegal way(String reason) {
    return new Illegal(ADVANCES, reason);
  }
}
