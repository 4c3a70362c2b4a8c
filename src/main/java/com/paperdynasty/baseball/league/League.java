package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.expectancy.Expectancy;
import com.paperdynasty.baseball.expectancy.ExpectancyModel;
import com.paperdynasty.baseball.expectancy.GameLength;
import com.paperdynasty.baseball.model.EnumCodes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one league, read from a file in {@code conf/leagues}.
 *
 * @param name the name of its file, {@code sba}
 * @param innings the scheduled innings
 * @param dh whether a designated hitter bats for the pitcher
 * @param fielding how an {@code x_check} is resolved; may be null only in manual leagues
 * @param rollTimeLimitMs how long a roll may wait for its outcome, in milliseconds
 * @param expectancyModel what the worth of plays is worked out from
 * @param expectancy what situations are worth in games with these innings and options
 */
public record League(
    String name,
    Mode mode,
    int innings,
    boolean dh,
    ExtraRunnerRule extraRunnerRule,
    MercyRule mercyRule,
    AdvancementTables tables,
    @Nullable FieldingChart fielding,
    long rollTimeLimitMs,
    ExpectancyModel expectancyModel,
    Expectancy expectancy) {

  /** Who reads the cards. */
  public enum Mode {
    /** Cards are on paper: the server cannot check an outcome against them. */
    MANUAL("manual"),
    /** Cards are data: an outcome must match the card. */
    DIGITAL("digital");

    private static final Map<String, Mode> BY_CODE = EnumCodes.index(values(), Mode::code);

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

  /** A league. The worth of its situations follows from the model. */
  public League(
      String name,
      Mode mode,
      int innings,
      boolean dh,
      ExtraRunnerRule extraRunnerRule,
      MercyRule mercyRule,
      AdvancementTables tables,
      @Nullable FieldingChart fielding,
      long rollTimeLimitMs,
      ExpectancyModel expectancyModel) {
    this(
        name,
        mode,
        innings,
        dh,
        extraRunnerRule,
        mercyRule,
        tables,
        fielding,
        rollTimeLimitMs,
        expectancyModel,
        expectancyModel.of(
            new GameLength(
                innings,
                extraRunnerRule.base(),
                extraRunnerRule.fromInning(),
                mercyRule.lead(),
                mercyRule.fromInning())));
  }

  public League {
    if (innings < 1 || rollTimeLimitMs < 1) {
      throw new IllegalArgumentException(
          "invalid league: " + innings + " innings, roll time limit " + rollTimeLimitMs + " ms");
    }
    if (mode == Mode.DIGITAL && fielding == null) {
      throw new IllegalArgumentException("a digital league needs a fielding chart");
    }
  }

  /** The same league, with a game's options applied. */
  public League with(GameOptions options) {
    return new League(
        name,
        mode,
        options.innings() == null ? innings : options.innings(),
        options.dh() == null ? dh : options.dh(),
        options.extraRunnerRule() == null ? extraRunnerRule : options.extraRunnerRule(),
        options.mercyRule() == null ? mercyRule : options.mercyRule(),
        tables,
        fielding,
        rollTimeLimitMs,
        expectancyModel);
  }
}
