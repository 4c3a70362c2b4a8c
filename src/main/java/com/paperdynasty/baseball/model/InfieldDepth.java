package com.paperdynasty.baseball.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How deep the infield plays. In counts only with a runner on third. */
public enum InfieldDepth {
  BACK("back"),
  CORNERS_IN("corners_in"),
  IN("in");

  private static final Map<String, InfieldDepth> BY_CODE =
      EnumCodes.index(values(), InfieldDepth::code);

  private final String code;

  InfieldDepth(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The depth with that name on the wire, or null. */
  public static @Nullable InfieldDepth byCode(String code) {
    return BY_CODE.get(code);
  }
}
