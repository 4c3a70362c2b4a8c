package com.paperdynasty.baseball;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one league. They are data: {@code conf/leagues} holds them.
 *
 * @param name the name of its file, {@code sba}
 * @param innings the scheduled innings
 * @param dh whether a designated hitter bats for the pitcher
 * @param fielding what an {@code x_check} comes to; null where cards are on paper
 * @param rollTimeLimitMs how long a roll of the dice may wait for its outcome
 */
public record League(
    String name,
    Mode mode,
    int innings,
    boolean dh,
    ExtraRunner extraRunner,
    Mercy mercy,
    AdvancementTables tables,
    @Nullable FieldingChart fielding,
    long rollTimeLimitMs) {

  /** Who reads the cards. */
  public enum Mode {
    /** Cards are on paper: an outcome is taken at its word. */
    MANUAL("manual"),
    /** Cards are data: an outcome must be the card's. */
    DIGITAL("digital");

    private static final Map<String, Mode> BY_CODE = Codes.index(values(), Mode::code);

    private final String code;

    Mode(String code) {
      this.code = code;
    }

    /** The name in league files. */
    public String code() {
      return code;
    }

    /** The mode with that name, or null. */
    public static @Nullable Mode byCode(String code) {
      return BY_CODE.get(code);
    }
  }

  public League {
    if (innings < 1 || rollTimeLimitMs < 1) {
      throw new IllegalArgumentException("no league of " + innings + " innings");
    }
    if (mode == Mode.DIGITAL && fielding == null) {
      throw new IllegalArgumentException("a digital league has a fielding chart");
    }
  }

  /** The same league, with what the options say otherwise. */
  public League with(GameOptions options) {
    return new League(
        name,
        mode,
        options.innings() == null ? innings : options.innings(),
        options.dh() == null ? dh : options.dh(),
        options.extraRunner() == null ? extraRunner : options.extraRunner(),
        options.mercy() == null ? mercy : options.mercy(),
        tables,
        fielding,
        rollTimeLimitMs);
  }
}
