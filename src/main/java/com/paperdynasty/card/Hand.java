package com.paperdynasty.card;

import com.paperdynasty.baseball.model.EnumCodes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The side from which a player bats, or the hand that they throw with. */
public enum Hand {
  LEFT("L"),
  RIGHT("R"),
  /** A switch hitter, or a pitcher who throws with both. */
  BOTH("S");

  private static final Map<String, Hand> BY_CODE = EnumCodes.index(values(), Hand::code);

  private final String code;

  Hand(String code) {
    this.code = code;
  }

  /** The letter on a card. */
  public String code() {
    return code;
  }

  /** The hand of that letter, or null. */
  public static @Nullable Hand byCode(String code) {
    return BY_CODE.get(code);
  }

  /** Left for right and right for left. */
  Hand other() {
    return switch (this) {
      case LEFT -> RIGHT;
      case RIGHT -> LEFT;
      case BOTH -> BOTH;
    };
  }
}
