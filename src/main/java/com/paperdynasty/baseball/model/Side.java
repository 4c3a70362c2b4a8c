package com.paperdynasty.baseball.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the two teams: the visitors, who bat first, or the home team. */
public enum Side {
  AWAY("away"),
  HOME("home");

  private static final Map<String, Side> BY_CODE = EnumCodes.index(values(), Side::code);

  private final String code;

  Side(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The side with that name on the wire, or null. */
  public static @Nullable Side byCode(String code) {
    return BY_CODE.get(code);
  }

  public Side other() {
    return this == AWAY ? HOME : AWAY;
  }
}
