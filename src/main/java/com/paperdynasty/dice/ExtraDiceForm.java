package com.paperdynasty.dice;

import java.util.List;

/**
 * A form of extra dice, which a league's cards and charts ask for beside the five of a roll.
 *
 * @param name its name in the league file, {@code fielding}
 * @param sides of each die, in their order, 2 to {@link #MOST_SIDES}
 * @param times how often it may be rolled for one roll
 * @param between whether it may also be rolled between two plays
 */
public record ExtraDiceForm(String name, List<Integer> sides, int times, boolean between) {
  /** The most sides of a die. */
  public static final int MOST_SIDES = 100;

  /** The most dice of a form. */
  public static final int MOST_DICE = 20;

  /** The most times of a form for one roll. */
  public static final int MOST_TIMES = 20;

  /**
   * The form of one d20 that a card asks for. No league can define a form of that name, nor of the
   * other one.
   */
  public static final ExtraDiceForm CARD_D20 =
      new ExtraDiceForm("card-d20", List.of(20), MOST_TIMES, false);

  /** The form of two d6 that a card asks for. */
  public static final ExtraDiceForm CARD_TWO_D6 =
      new ExtraDiceForm("card-2d6", List.of(6, 6), MOST_TIMES, false);

  public ExtraDiceForm {
    sides = List.copyOf(sides);
    boolean known = sides.stream().allMatch(each -> each >= 2 && each <= MOST_SIDES);
    if (!known || sides.isEmpty() || sides.size() > MOST_DICE) {
      throw new IllegalArgumentException("no such dice: " + sides);
    }
    if (times < 1 || times > MOST_TIMES) {
      throw new IllegalArgumentException("rolled " + times + " times");
    }
  }

  /** Whether dice of that form are cut by a card, and not rolled by a user. */
  public static boolean isOfCard(String name) {
    return name.equals(CARD_D20.name) || name.equals(CARD_TWO_D6.name);
  }
}
