package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.EnumCodes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a side means to do on the next pitch. It may be secret until the roll: {@code toString} does
 * not show it, so that no log line does.
 */
public sealed interface Plan {

  /** What the batter does. */
  enum Play {
    SWING_AWAY("swing_away"),
    SACRIFICE_BUNT("sacrifice_bunt"),
    SQUEEZE("squeeze"),
    HIT_AND_RUN("hit_and_run");

    /** The names on the wire. */
    public static final List<String> CODES =
        List.of(SWING_AWAY.code, SACRIFICE_BUNT.code, SQUEEZE.code, HIT_AND_RUN.code);

    private static final Map<String, Play> BY_CODE = EnumCodes.index(values(), Play::code);

    private final String code;

    Play(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The play with that name on the wire, or null. */
    public static @Nullable Play byCode(String code) {
      return BY_CODE.get(code);
    }
  }

  /**
   * The plan of the side at bat.
   *
   * @param steals the bases whose runners go with the pitch, ascending
   */
  record Offense(Play play, List<Integer> steals) implements Plan {
    /** The plan of a side that has said nothing else. */
    public static final Offense SWING_AWAY = new Offense(Play.SWING_AWAY, List.of());

    public Offense {
      steals = steals.stream().sorted().distinct().toList();
      for (int base : steals) {
        if (base < 1 || base > 3) {
          throw new IllegalArgumentException("nobody steals from base " + base);
        }
      }
    }

    /** Whether the batter bunts. */
    public boolean bunts() {
      return play == Play.SACRIFICE_BUNT || play == Play.SQUEEZE;
    }

    /**
     * Whether the runner on that base goes with the pitch: one who steals, every runner on a hit
     * and run, and the one on third on a squeeze.
     */
    public boolean sends(int base) {
      return steals.contains(base)
          || play == Play.HIT_AND_RUN
          || (play == Play.SQUEEZE && base == 3);
    }

    @Override
    public String toString() {
      return "Offense";
    }
  }

  /** The plan of the side in the field: its defense. */
  record Fielding(Defense defense) implements Plan {
    @Override
    public String toString() {
      return "Fielding";
    }
  }
}
