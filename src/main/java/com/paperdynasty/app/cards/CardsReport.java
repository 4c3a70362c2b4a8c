package com.paperdynasty.app.cards;

import com.paperdynasty.card.Hand;
import com.paperdynasty.card.making.Category;
import com.paperdynasty.card.making.MadeCard;
import com.paperdynasty.card.making.MadeHalf;
import com.paperdynasty.card.season.SeasonLines;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Writes the page about the cards of a season's regulars. */
final class CardsReport {
  private static final double PERCENT = 100;

  private final SeasonLines season;
  private final List<MadeCard> regulars;
  private final StringBuilder page = new StringBuilder();

  CardsReport(SeasonLines season, List<MadeCard> regulars) {
    this.season = season;
    this.regulars = regulars;
  }

  String page() {
    List<MadeHalf> halves = regulars.stream().flatMap(made -> made.halves().stream()).toList();
    page.append(
"""
# How near the cards of %d come

This page is written by the program: see [cards](cards.md) for the command, and for how a card is made.

Each half of a card is counted over all throws of the dice, together with the average opposite card, and compared with the player's
line. All players with 300 plate appearances or 200 batters faced are here. A rate is *near* when it is within 2 %% of the real one,
or within one of the 2,160 chances of a card. A half is *carried* when the card would need less than none of something: what is
too much then is taken from where it changes the player least.

| | halves | carried | OBP within 0.5 %% | SLG within 0.5 %% | largest error of OBP | of SLG |
| --- | --- | --- | --- | --- | --- | --- |
"""
            .formatted(season.year()));
    summary("hitters", halves, half -> !half.isPitching());
    summary("pitchers", halves, MadeHalf::isPitching);
    page.append(
        """

        Halves in which a rate is near:

        | | of those not carried | of those carried | largest error where carried, of 1,000 plate appearances |
        | --- | --- | --- | --- |
        """);
    Category.NAMED.forEach(category -> near(category, halves));
    listed();
    page.append("\n## Source\n\n").append(season.source()).append('\n');
    return page.toString();
  }

  private void summary(String name, List<MadeHalf> all, Predicate<MadeHalf> which) {
    List<MadeHalf> halves = all.stream().filter(which).toList();
    row(
        name,
        halves.size(),
        count(halves, MadeHalf::isCarried),
        count(halves, half -> Math.abs(half.onBaseError()) <= 0.005),
        count(halves, half -> Math.abs(half.sluggingError()) <= 0.005),
        percent(largest(halves, MadeHalf::onBaseError)),
        percent(largest(halves, MadeHalf::sluggingError)));
  }

  private void near(Category category, List<MadeHalf> halves) {
    List<MadeHalf> plain = halves.stream().filter(half -> !half.isCarried()).toList();
    List<MadeHalf> carried = halves.stream().filter(MadeHalf::isCarried).toList();
    row(
        category.code(),
        count(plain, half -> half.isNear(category)) + " of " + plain.size(),
        count(carried, half -> half.isNear(category)) + " of " + carried.size(),
        perThousand(largest(carried, half -> half.error(category))));
  }

  private void listed() {
    page.append(
        """

        ## Carried

        What a half has too much (+) or too little (-), of 1,000 plate appearances, where it is not near. OBP and SLG stand there
        when they are more than 0.5 % off.

        | player | | against | |
        | --- | --- | --- | --- |
        """);
    for (MadeCard made : regulars) {
      for (MadeHalf half : made.halves()) {
        if (half.isCarried()) {
          row(
              made.player().name(),
              half.isPitching() ? "pitching" : "batting",
              half.against() == Hand.LEFT ? "left" : "right",
              errors(half));
        }
      }
    }
  }

  private static String errors(MadeHalf half) {
    StringBuilder errors = new StringBuilder();
    for (Category category : Category.NAMED) {
      if (!half.isNear(category)) {
        errors.append(category.code()).append(' ').append(perThousand(half.error(category)));
        errors.append(", ");
      }
    }
    if (!half.hasPercentages()) {
      errors.append("OBP ").append(percent(half.onBaseError()));
      errors.append(", SLG ").append(percent(half.sluggingError())).append(", ");
    }
    return errors.isEmpty() ? "all near" : errors.substring(0, errors.length() - 2);
  }

  private void row(Object... cells) {
    for (Object cell : cells) {
      page.append("| ").append(cell).append(' ');
    }
    page.append("|\n");
  }

  private static long count(List<MadeHalf> halves, Predicate<MadeHalf> which) {
    return halves.stream().filter(which).count();
  }

  /** The error that is farthest from 0. */
  private static double largest(List<MadeHalf> halves, ToDoubleFunction<MadeHalf> error) {
    double largest = 0;
    for (MadeHalf half : halves) {
      double found = error.applyAsDouble(half);
      largest = Math.abs(found) > Math.abs(largest) ? found : largest;
    }
    return largest;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.2f %%", share * PERCENT);
  }

  private static String perThousand(double rate) {
    return String.format(Locale.ROOT, "%+.1f", rate * 10 * PERCENT);
  }
}
