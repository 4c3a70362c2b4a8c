package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.EnumCodes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How two managers play together: what must happen before a roll, who judges, and who rolls. Fixed
 * when a game is created.
 *
 * @param readySeconds each side's time to become ready before one roll, in seconds
 * @param absenceSeconds how long a manager whose move it is may be without a connection before the
 *     other side may claim a forfeit, in seconds
 */
public record TableOptions(
    BeforeRoll beforeRoll,
    int readySeconds,
    Plans plans,
    Rulings rulings,
    DiceSource dice,
    int absenceSeconds) {
  public static final int LEAST_READY_SECONDS = 10;
  public static final int LEAST_ABSENCE_SECONDS = 30;

  /** A week, the most for both times. */
  public static final int MOST_SECONDS = 604_800;

  /** The options of a game that was created without any: play as it was before they existed. */
  public static final TableOptions DEFAULT =
      new TableOptions(BeforeRoll.FREE, 60, Plans.OPEN, Rulings.ADMIN, DiceSource.SERVER, 120);

  public TableOptions {
    if (readySeconds < LEAST_READY_SECONDS || readySeconds > MOST_SECONDS) {
      throw new IllegalArgumentException("ready seconds " + readySeconds);
    }
    if (absenceSeconds < LEAST_ABSENCE_SECONDS || absenceSeconds > MOST_SECONDS) {
      throw new IllegalArgumentException("absence seconds " + absenceSeconds);
    }
    if (plans == Plans.SEALED && beforeRoll != BeforeRoll.READY) {
      throw new IllegalArgumentException("sealed plans need before_roll ready");
    }
  }

  /** The same where both sides say that they are ready before each roll. */
  public TableOptions withReadySides() {
    return new TableOptions(BeforeRoll.READY, readySeconds, plans, rulings, dice, absenceSeconds);
  }

  /** What must happen before a roll. */
  public enum BeforeRoll {
    /** Any manager rolls at any time. */
    FREE("free"),
    /** Both sides say that they are ready. */
    READY("ready");

    private static final Map<String, BeforeRoll> BY_CODE =
        EnumCodes.index(values(), BeforeRoll::code);
    private final String code;

    BeforeRoll(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The value with that name, or null. */
    public static @Nullable BeforeRoll byCode(String code) {
      return BY_CODE.get(code);
    }
  }

  /** Whether a side's plan can be seen before the roll. */
  public enum Plans {
    OPEN("open"),
    SEALED("sealed");

    private static final Map<String, Plans> BY_CODE = EnumCodes.index(values(), Plans::code);
    private final String code;

    Plans(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The value with that name, or null. */
    public static @Nullable Plans byCode(String code) {
      return BY_CODE.get(code);
    }
  }

  /** Who takes back plays, voids rolls and ends games. */
  public enum Rulings {
    /** The game's admin. */
    ADMIN("admin"),
    /** Both managers together, or the umpire. */
    AGREED("agreed");

    private static final Map<String, Rulings> BY_CODE = EnumCodes.index(values(), Rulings::code);
    private final String code;

    Rulings(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The value with that name, or null. */
    public static @Nullable Rulings byCode(String code) {
      return BY_CODE.get(code);
    }
  }

  /** Who rolls the dice. */
  public enum DiceSource {
    /** The server. Its dice can be verified. */
    SERVER("server"),
    /** The side at bat, which declares what it rolled on its desk. */
    DECLARED("declared");

    private static final Map<String, DiceSource> BY_CODE =
        EnumCodes.index(values(), DiceSource::code);
    private final String code;

    DiceSource(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The value with that name, or null. */
    public static @Nullable DiceSource byCode(String code) {
      return BY_CODE.get(code);
    }
  }
}
