package com.paperdynasty.baseball.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a game ended.
 *
 * @param winner null for a game that was called in a tie, for one that was called by agreement
 *     before it was a regulation game, and for an abandoned game
 */
public record GameEnd(Reason reason, @Nullable Side winner) {

  /** Why a game was over. */
  public enum Reason {
    REGULATION("regulation"),
    /** The home team led after the top half, so the bottom half was not played. */
    HOME_NOT_NEEDED("home_not_needed"),
    WALK_OFF("walk_off"),
    MERCY("mercy"),
    CALLED("called"),
    /** The game was left unfinished. It has no winner. */
    ABANDONED("abandoned"),
    /** One side gave the game up, or its opponent claimed it. The other side wins. */
    FORFEIT("forfeit");

    private static final Map<String, Reason> BY_CODE = EnumCodes.index(values(), Reason::code);

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The reason with that name on the wire, or null. */
    public static @Nullable Reason byCode(String code) {
      return BY_CODE.get(code);
    }
  }
}
