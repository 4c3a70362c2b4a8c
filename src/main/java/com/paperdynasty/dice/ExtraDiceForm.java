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

  /** The names of forms that cards ask for begin so. No league can define such a form. */
  private static final String CARD = "card-";

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

  /** The form of the dice by which a card decides that. Each is cut once for a roll. */
  public static ExtraDiceForm ofCard(String purpose, List<Integer> sides) {
    return new ExtraDiceForm(CARD + purpose, sides, 1, false);
  }

  /** Whether dice of that form are cut by a card, and not rolled by a user. */
  public static boolean isOfCard(String name) {
    return name.startsWith(CARD);
  }
}
