package com.paperdynasty.baseball.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fielding position, or the role of a player who does not field. */
public enum Position {
  PITCHER(1, "P", "pitcher"),
  CATCHER(2, "C", "catcher"),
  FIRST_BASE(3, "1B", "first"),
  SECOND_BASE(4, "2B", "second"),
  THIRD_BASE(5, "3B", "third"),
  SHORTSTOP(6, "SS", "short"),
  LEFT_FIELD(7, "LF", "left field"),
  CENTER_FIELD(8, "CF", "center field"),
  RIGHT_FIELD(9, "RF", "right field"),
  DESIGNATED_HITTER(10, "DH", "designated hitter"),
  PINCH_HITTER(11, "PH", "pinch hitter"),
  PINCH_RUNNER(12, "PR", "pinch runner");

  /** The nine in the field, in the order of the scorebook; these are also the hit locations. */
  public static final List<Position> FIELD = List.of(values()).subList(0, 9);

  private static final Map<String, Position> BY_CODE = EnumCodes.index(values(), Position::code);

  private final int number;
  private final String code;
  private final String label;

  Position(int number, String code, String label) {
    this.number = number;
    this.code = code;
    this.label = label;
  }

  /** The name on the wire and on a lineup card: {@code CF}. */
  public String code() {
    return code;
  }

  /** The position with that name on the wire, or null. */
  public static @Nullable Position byCode(String code) {
    return BY_CODE.get(code);
  }

  /** The spoken name of the place: "center field", "short". */
  public String label() {
    return label;
  }

  /** The scorebook's number, 1 to 9; for DH, PH and PR 10 to 12, as in Retrosheet files. */
  public int number() {
    return number;
  }

  /** The position of that number in the scorebook. */
  public static Position numbered(int number) {
    return values()[number - 1];
  }

  /** Whether it is one of the nine in the field, and so can be a hit location. */
  public boolean inField() {
    return number <= 9;
  }

  public boolean inOutfield() {
    return this == LEFT_FIELD || this == CENTER_FIELD || this == RIGHT_FIELD;
  }

  /** The spoken name of the fielder: "shortstop", "left fielder". */
  public String fielder() {
    return switch (this) {
      case FIRST_BASE, SECOND_BASE, THIRD_BASE -> label + " baseman";
      case LEFT_FIELD, CENTER_FIELD, RIGHT_FIELD -> label + "er";
      case SHORTSTOP -> "shortstop";
      default -> label;
    };
  }
}
