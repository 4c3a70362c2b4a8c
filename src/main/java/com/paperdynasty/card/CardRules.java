package com.paperdynasty.card;

import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the cards of a game demand of commands. A game without card sets demands nothing. */
public final class CardRules {
  private CardRules() {}

  /** The first player of a lineup who has no card for their part, as a sentence; or null. */
  public static @Nullable String faultIn(GameCards cards, List<Slot> starters) {
    for (Slot slot : starters) {
      String fault = cards.faultIn(slot.player().id(), slot.order(), slot.position());
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Why changes of a lineup are refused, or null: somebody has no card for their new part. */
  public static @Nullable Problem refusalOf(GameCards cards, List<LineupChange> changes) {
    for (LineupChange change : changes) {
      String fault = cards.faultIn(change.player().id(), change.order(), change.position());
      if (fault != null) {
        return Problem.about("lineup", ErrorCode.INVALID, fault);
      }
    }
    return null;
  }

  /** Why a submission is not what the cards say at those dice, or null. */
  public static @Nullable Problem faultIn(
      GameCards cards, BallGame game, DiceFaces dice, Submission submission) {
    Slot pitcher = game.pitcher();
    CellReading reading =
        pitcher == null
            ? null
            : cards.read(game.batter().player().id(), pitcher.player().id(), dice);
    return reading == null ? null : CardCheck.faultIn(submission, reading);
  }

  /** The ratings of the fielder at that position by their card; null without any. */
  public static @Nullable FieldingRatings ratingsAt(
      GameCards cards, Lineup lineup, Position position) {
    Slot fielder = lineup.at(position);
    Card card = fielder == null ? null : cards.of(fielder.player().id());
    Ratings.Fielding fielding = card == null ? null : card.ratings().fielding().get(position);
    return fielding == null ? null : fielding.glove();
  }
}
