package com.paperdynasty.card.play;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.dice.DiceFaces;
import org.jspecify.annotations.Nullable;

/**
 * A pitch that is read from the cards. Players are named by their bases before it, the batter by 0.
 *
 * @param game before it
 * @param dice of the roll
 * @param called what the side at bat had called
 * @param more dice besides those of the roll
 */
record Pitch(
    GameCards cards,
    BallGame game,
    DiceFaces dice,
    CalledPlay called,
    CardDice more,
    Choices choices) {
  /** The running of a player without a card: that of the league of 2019. */
  private static final int AVERAGE_RUNNING = 8;

  boolean isOn(int base) {
    return game.bases().occupied(base);
  }

  Player player(int from) {
    return from == 0 ? game.batter().player() : requireNonNull(game.bases().at(from)).player();
  }

  String name(int from) {
    return player(from).name();
  }

  /** The ratings of the batter or of a runner; null without a card. */
  @Nullable Ratings ratings(int from) {
    Card card = cards.of(player(from).id());
    return card == null ? null : card.ratings();
  }

  /** The ratings of the player at that position of the side in the field; null without a card. */
  @Nullable Ratings fielder(Position position) {
    Card card = cards.at(game.lineup(game.fielding()), position);
    return card == null ? null : card.ratings();
  }

  /** The chance, as printed, that the batter or a runner takes an extra base. */
  int running(int from) {
    Ratings ratings = ratings(from);
    return ratings == null ? AVERAGE_RUNNING : ratings.running();
  }

  /** The batter's grade as a bunter. */
  Grade bunting() {
    Ratings ratings = ratings(0);
    return ratings == null ? Grade.C : ratings.bunting();
  }

  /** The batter's grade at hit and run. */
  Grade hitAndRun() {
    Ratings ratings = ratings(0);
    return ratings == null ? Grade.C : ratings.hitAndRun();
  }

  /** The arm of the fielder at that position. */
  int arm(Position position) {
    Ratings ratings = fielder(position);
    Ratings.Fielding fielding = ratings == null ? null : ratings.fielding().get(position);
    return fielding == null ? 0 : fielding.arm();
  }

  /** Cuts a d20: whether a runner with that chance is safe. */
  boolean isSafe(CardDice.Purpose purpose, int chance) {
    return more.d20(purpose) <= chance;
  }

  /** A chance of a contest: nobody is safe or out for certain. */
  static int contested(int chance) {
    return Math.max(1, Math.min(Cell.FACES - 1, chance));
  }
}
