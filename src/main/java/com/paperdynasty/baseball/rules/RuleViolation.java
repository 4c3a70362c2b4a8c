package com.paperdynasty.baseball.rules;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;

/**
 * The rule that a submission or a change of a lineup breaks. The game stays as it was.
 *
 * @param problem what a manager must change, in plain English, and the field that it concerns:
 *     {@link #HIT_LOCATION}, {@link #ADVANCES} or {@link #VALIDATION}
 */
public record RuleViolation(Problem problem) {
  public static final String HIT_LOCATION = "hit_location";
  public static final String ADVANCES = "advances";
  public static final String VALIDATION = "validation";

  /** One field has a wrong value. */
  RuleViolation(String field, String reason) {
    this(Problem.about(field, ErrorCode.INVALID, reason));
  }

  /** What a manager must change. */
  public String reason() {
    return problem.message();
  }

  /** Breaks any rule other than those about the runners' advances. */
  static RuleViolation rule(String reason) {
    return new RuleViolation(VALIDATION, reason);
  }

  /** Names an advance that is impossible. */
  static RuleViolation advance(String reason) {
    return new RuleViolation(ADVANCES, reason);
  }
}
