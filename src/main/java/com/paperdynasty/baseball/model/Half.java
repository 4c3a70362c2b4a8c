package com.paperdynasty.baseball.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Half of an inning. */
public enum Half {
  TOP("top", Side.AWAY),
  BOTTOM("bottom", Side.HOME);

  private static final Map<String, Half> BY_CODE = EnumCodes.index(values(), Half::code);

  private final String code;
  private final Side batting;

  Half(String code, Side batting) {
    this.code = code;
    this.batting = batting;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The half with that name on the wire, or null. */
  public static @Nullable Half byCode(String code) {
    return BY_CODE.get(code);
  }

  public Side batting() {
    return batting;
  }

  public Side fielding() {
    return batting.other();
  }
}
