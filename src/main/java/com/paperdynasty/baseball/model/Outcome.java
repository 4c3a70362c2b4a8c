package com.paperdynasty.baseball.model;

import static com.paperdynasty.baseball.model.Outcome.Kind.BASES;
import static com.paperdynasty.baseball.model.Outcome.Kind.BUNT;
import static com.paperdynasty.baseball.model.Outcome.Kind.CHECK;
import static com.paperdynasty.baseball.model.Outcome.Kind.CHOICE;
import static com.paperdynasty.baseball.model.Outcome.Kind.ERROR;
import static com.paperdynasty.baseball.model.Outcome.Kind.FLY;
import static com.paperdynasty.baseball.model.Outcome.Kind.FREE_PASS;
import static com.paperdynasty.baseball.model.Outcome.Kind.GROUND_BALL;
import static com.paperdynasty.baseball.model.Outcome.Kind.HIT;
import static com.paperdynasty.baseball.model.Outcome.Kind.INTERFERENCE;
import static com.paperdynasty.baseball.model.Outcome.Kind.LINER;
import static com.paperdynasty.baseball.model.Outcome.Kind.POP;
import static com.paperdynasty.baseball.model.Outcome.Kind.STRIKEOUT;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcomes that may be submitted. */
public enum Outcome {
  STRIKEOUT_OUT("strikeout", STRIKEOUT, 0),
  STRIKEOUT_REACHED("strikeout_reached", STRIKEOUT, 1),

  GROUNDBALL_A("groundball_a", GROUND_BALL, 0),
  GROUNDBALL_B("groundball_b", GROUND_BALL, 0),
  GROUNDBALL_C("groundball_c", GROUND_BALL, 0),

  FLYOUT_A("flyout_a", FLY, 0),
  FLYOUT_B("flyout_b", FLY, 0),
  FLYOUT_BQ("flyout_bq", FLY, 0),
  FLYOUT_C("flyout_c", FLY, 0),
  LINEOUT("lineout", LINER, 0),

  POPOUT("popout", POP, 0),
  BP_FLYOUT("bp_flyout", FLY, 0),
  BP_LINEOUT("bp_lineout", LINER, 0),
  BATTER_INTERFERENCE("batter_interference", INTERFERENCE, 0),

  SAC_BUNT("sac_bunt", BUNT, 0),
  FIELDERS_CHOICE("fielders_choice", CHOICE, 1),

  SINGLE("single", HIT, 1),
  SINGLE_1("single_1", HIT, 1),
  SINGLE_2("single_2", HIT, 1),
  SINGLE_UNCAPPED("single_uncapped", HIT, 1),
  DOUBLE("double", HIT, 2),
  DOUBLE_2("double_2", HIT, 2),
  DOUBLE_3("double_3", HIT, 2),
  DOUBLE_UNCAPPED("double_uncapped", HIT, 2),
  TRIPLE("triple", HIT, 3),
  HOMERUN("homerun", HIT, 4),
  BP_SINGLE("bp_single", HIT, 1),
  BP_HOMERUN("bp_homerun", HIT, 4),

  WALK("walk", FREE_PASS, 1),
  INTENTIONAL_WALK("intentional_walk", FREE_PASS, 1),
  HIT_BY_PITCH("hit_by_pitch", FREE_PASS, 1),
  CATCHER_INTERFERENCE("catcher_interference", FREE_PASS, 1),

  REACHED_ON_ERROR("error", ERROR, 1),
  X_CHECK("x_check", CHECK, 0),

  STOLEN_BASE("stolen_base", BASES, 0),
  CAUGHT_STEALING("caught_stealing", BASES, 0),
  PICK_OFF("pick_off", BASES, 0),
  WILD_PITCH("wild_pitch", BASES, 0),
  PASSED_BALL("passed_ball", BASES, 0),
  BALK("balk", BASES, 0),
  DEFENSIVE_INDIFFERENCE("defensive_indifference", BASES, 0),
  PICKOFF_ERROR("pickoff_error", BASES, 0),
  OTHER_ADVANCE("other_advance", BASES, 0),
  FOUL_ERROR("foul_error", BASES, 0);

  private static final Map<String, Outcome> BY_CODE = EnumCodes.index(values(), Outcome::code);

  /** The kind of an outcome. */
  public enum Kind {
    STRIKEOUT,
    GROUND_BALL,
    FLY,
    LINER,
    POP,
    INTERFERENCE,
    BUNT,
    CHOICE,
    HIT,
    FREE_PASS,
    ERROR,
    CHECK,
    /** On the bases: the same batter stays at bat. */
    BASES
  }

  private final String code;
  private final Kind kind;
  private final int basesForBatter;

  Outcome(String code, Kind kind, int basesForBatter) {
    this.code = code;
    this.kind = kind;
    this.basesForBatter = basesForBatter;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The outcome with that name on the wire, or null. */
  public static @Nullable Outcome byCode(String code) {
    return BY_CODE.get(code);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isHit() {
    return kind == HIT;
  }

  /** Whether the tables put out the batter, or a runner instead. */
  public boolean isOut() {
    return switch (kind) {
      case GROUND_BALL, FLY, LINER, POP, INTERFERENCE, BUNT, CHOICE -> true;
      case STRIKEOUT -> this == STRIKEOUT_OUT;
      case BASES -> isRunnerCaught();
      case HIT, FREE_PASS, ERROR, CHECK -> false;
    };
  }

  /** Whether a runner is caught stealing or picked off on it. */
  public boolean isRunnerCaught() {
    return this == CAUGHT_STEALING || this == PICK_OFF;
  }

  /** Whether the ball was hit on the ground, so that forced runners can be put out on it. */
  public boolean isOnTheGround() {
    return switch (kind) {
      case GROUND_BALL, BUNT, CHOICE -> true;
      default -> false;
    };
  }

  /** Whether the ball was hit in the air: caught, or dropped. */
  public boolean isInTheAir() {
    return switch (kind) {
      case FLY, LINER, POP -> true;
      default -> false;
    };
  }

  /** Whether it is a misplay: an error, a passed ball, or catcher's interference. */
  public boolean isMisplay() {
    return kind == ERROR
        || switch (this) {
          case PASSED_BALL, PICKOFF_ERROR, FOUL_ERROR, CATCHER_INTERFERENCE -> true;
          default -> false;
        };
  }

  /** A base on balls, intentional or not. */
  public boolean isWalk() {
    return this == WALK || this == INTENTIONAL_WALK;
  }

  /** Whether it ends the plate appearance. If not, the batter stays at bat with a new roll. */
  public boolean isPlateAppearance() {
    return kind != BASES;
  }

  public boolean needsHitLocation() {
    return switch (this) {
      case GROUNDBALL_A, GROUNDBALL_B, GROUNDBALL_C -> true;
      case FLYOUT_A, FLYOUT_B, FLYOUT_BQ, FLYOUT_C, LINEOUT -> true;
      case SAC_BUNT, FIELDERS_CHOICE, REACHED_ON_ERROR, X_CHECK -> true;
      default -> false;
    };
  }

  /** Whether the submission must name the runner's base. */
  public boolean needsRunner() {
    return switch (this) {
      case STOLEN_BASE, CAUGHT_STEALING, PICK_OFF -> true;
      case DEFENSIVE_INDIFFERENCE, PICKOFF_ERROR -> true;
      default -> false;
    };
  }

  /** Whether the submission must have {@code advances}. */
  public boolean needsAdvances() {
    return this == OTHER_ADVANCE;
  }

  /** Whether the submission must have {@code errors}. */
  public boolean needsErrors() {
    return this == FOUL_ERROR;
  }

  /**
   * The base that the table gives the batter: 1 to 4, or 0 for a batter who is out or stays at bat.
   */
  public int basesForBatter() {
    return basesForBatter;
  }
}
