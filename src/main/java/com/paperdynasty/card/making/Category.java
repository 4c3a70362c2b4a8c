package com.paperdynasty.card.making;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.season.Counts;
import java.util.List;

/** The results of a plate appearance that a card gives back. */
public enum Category {
  SINGLE("1B", true, 1),
  DOUBLE("2B", true, 2),
  TRIPLE("3B", true, 3),
  HOMERUN("HR", true, 4),
  WALK("BB", true, 0),
  HIT_BY_PITCH("HBP", true, 0),
  STRIKEOUT("SO", false, 0),
  /** Everything else: outs in play, errors, fielder's choices. */
  IN_PLAY("other", false, 0);

  /** All of them, by {@link #index}. */
  static final List<Category> ALL = List.of(values());

  /** Those that a player has a rate of; the last one is the rest. */
  public static final List<Category> NAMED = ALL.subList(0, ALL.size() - 1);

  private final String code;
  private final boolean onBase;
  private final int bases;

  Category(String code, boolean onBase, int bases) {
    this.code = code;
    this.onBase = onBase;
    this.bases = bases;
  }

  /** The name in the season's file, where {@code BB} leaves out intentional walks. */
  public String code() {
    return code;
  }

  /** The index in an array of them. */
  @SuppressWarnings("EnumOrdinal") // an index into an array that never leaves the program
  int index() {
    return ordinal();
  }

  /** 1 if it counts for the on-base percentage, else 0. */
  int onBase() {
    return onBase ? 1 : 0;
  }

  /** The bases of a hit; 0 for anything else. */
  int bases() {
    return bases;
  }

  /** 1 if it does not count as an at-bat, else 0. */
  int freePass() {
    return this == WALK || this == HIT_BY_PITCH ? 1 : 0;
  }

  /** How often it was counted. */
  double in(Counts line) {
    return this == IN_PLAY
        ? line.plateAppearances() - NAMED.stream().mapToDouble(named -> named.in(line)).sum()
        : line.of(code);
  }

  /** The category of an outcome that stands on a card. */
  static Category of(Outcome outcome) {
    return switch (outcome.kind()) {
      case HIT ->
          switch (outcome.basesForBatter()) {
            case 1 -> SINGLE;
            case 2 -> DOUBLE;
            case 3 -> TRIPLE;
            default -> HOMERUN;
          };
      case FREE_PASS -> outcome == Outcome.HIT_BY_PITCH ? HIT_BY_PITCH : WALK;
      case STRIKEOUT -> STRIKEOUT;
      default -> IN_PLAY;
    };
  }
}
