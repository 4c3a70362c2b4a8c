package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Player;
import java.util.ArrayList;
import java.util.List;

/**
 * A pitcher's line in the box score.
 *
 * @param appearances on the mound, in their order; at least one
 * @param statLine the sum of all appearances
 */
public record PitchingLine(Player player, List<Appearance> appearances, StatLine statLine) {
  private static final int NEVER = -1;

  /** What becomes of a lead that a relief pitcher comes in to save. */
  public enum SaveChance {
    /** The pitcher did not enter in a save situation. */
    NONE,
    /** The lead has not been lost while the pitcher was on the mound. */
    OPEN,
    /** The tying run scored while the pitcher was on the mound. */
    BLOWN
  }

  /**
   * One appearance of a pitcher on the mound, with the situation at its begin, on which saves and
   * holds depend. A pitcher who went into the field and came back has several.
   *
   * @param number among the appearances of the side, in their order; 0 for the first
   * @param inning the inning in which the pitcher entered
   * @param lead the side's lead at that time; negative when it was behind
   * @param runnersOn the runners on base at that time
   * @param saveChance what became of the lead that the pitcher came in to save
   * @param inherited how many of them count as inherited by the pitcher
   * @param before what the pitcher's line had before that time
   */
  public record Appearance(
      int number,
      int inning,
      int lead,
      int runnersOn,
      SaveChance saveChance,
      int inherited,
      StatLine before) {

    /** The appearance of the pitcher who starts the game. */
    static Appearance starting() {
      return new Appearance(0, 1, 0, 0, SaveChance.NONE, 0, StatLine.ZERO);
    }

    /** The appearance of somebody who starts, and so has no lead to save. */
    Appearance asStarter() {
      return with(SaveChance.NONE);
    }

    /** With the lead lost, if the pitcher came in to save it. */
    Appearance withLeadLost() {
      return saveChance == SaveChance.OPEN ? with(SaveChance.BLOWN) : this;
    }

    private Appearance with(SaveChance chance) {
      return new Appearance(number, inning, lead, runnersOn, chance, inherited, before);
    }

    /** The pitcher's line when the first batter of the appearance came up. */
    StatLine begin() {
      return inherited == 0 ? before : before.plus(Stat.INHERITED_RUNNERS, inherited);
    }
  }

  public PitchingLine {
    appearances = List.copyOf(appearances);
  }

  /** The line of the pitcher who starts the game. */
  static PitchingLine starting(Player player) {
    return new PitchingLine(player, List.of(Appearance.starting()), StatLine.ZERO);
  }

  /** The appearance under way, or the last one. */
  public Appearance lastAppearance() {
    return appearances.get(appearances.size() - 1);
  }

  /** What was counted since the last appearance began. */
  public int sinceEntry(Stat stat) {
    return counted(appearances.size() - 1, stat);
  }

  /** What was counted in the appearance of that number. */
  int counted(Appearance appearance, Stat stat) {
    return counted(appearances.indexOf(appearance), stat);
  }

  private int counted(int index, Stat stat) {
    return end(index).get(stat) - appearances.get(index).begin().get(stat);
  }

  private StatLine end(int index) {
    return index + 1 == appearances.size() ? statLine : appearances.get(index + 1).before();
  }

  private boolean pitchedIn(int index) {
    return !end(index).equals(appearances.get(index).begin());
  }

  /**
   * Whether the pitcher ever pitched. A pitcher who was replaced at once may have inherited
   * runners.
   */
  boolean hasPitched() {
    return lastPitched() != NEVER;
  }

  /** Whether they pitched in the appearance of that number. */
  boolean hasPitchedIn(int number) {
    Appearance appearance = appearance(number);
    return appearance.number() == number && pitchedIn(appearances.indexOf(appearance));
  }

  /** The number of the first appearance in which the pitcher pitched, or -1. */
  int firstPitched() {
    for (int i = 0; i < appearances.size(); i++) {
      if (pitchedIn(i)) {
        return appearances.get(i).number();
      }
    }
    return NEVER;
  }

  /** The number of the last appearance in which the pitcher pitched, or -1. */
  int lastPitched() {
    for (int i = appearances.size() - 1; i >= 0; i--) {
      if (pitchedIn(i)) {
        return appearances.get(i).number();
      }
    }
    return NEVER;
  }

  /** The appearance of that number among the side's; the last if it is another pitcher's. */
  Appearance appearance(int number) {
    return appearances.stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseGet(this::lastAppearance);
  }

  /** Whether the tying run scored in an appearance that began in a save situation. */
  boolean hasLostALead() {
    return appearances.stream().anyMatch(each -> each.saveChance() == SaveChance.BLOWN);
  }

  /** The line of somebody who starts, and so has no lead to save. */
  PitchingLine asStarter() {
    return withLast(lastAppearance().asStarter());
  }

  /** The line of the same player under this name. */
  PitchingLine named(Player now) {
    return new PitchingLine(now, appearances, statLine);
  }

  PitchingLine with(StatLine counted) {
    return new PitchingLine(player, appearances, counted);
  }

  /** With the lead lost, if the pitcher came in to save it. */
  PitchingLine withLeadLost() {
    return withLast(lastAppearance().withLeadLost());
  }

  private PitchingLine withLast(Appearance last) {
    List<Appearance> all = new ArrayList<>(appearances);
    all.set(all.size() - 1, last);
    return new PitchingLine(player, all, statLine);
  }
}
