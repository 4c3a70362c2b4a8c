package com.paperdynasty.card;

import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
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
    CellReading reading = read(cards, game, dice);
    return reading == null
        ? null
        : CardCheck.faultIn(submission, reading, misplay(cards, game, dice));
  }

  /** What the cards say at those dice; null in a game {@link #unread without} them. */
  public static @Nullable CellReading read(GameCards cards, BallGame game, DiceFaces dice) {
    CellReading cell = cell(cards, game, dice);
    return cell == null ? null : ofPitcher(cell, cards, game, dice).in(game);
  }

  /** The cell at the dice, without regard to the situation. */
  private static @Nullable CellReading cell(GameCards cards, BallGame game, DiceFaces dice) {
    Slot pitcher = game.pitcher();
    return pitcher == null
        ? null
        : cards.read(game.batter().player().id(), pitcher.player().id(), dice);
  }

  /** What the cell comes to if the pitcher may be tired. */
  private static CellReading ofPitcher(
      CellReading cell, GameCards cards, BallGame game, DiceFaces dice) {
    Ratings.Pitching ratings = pitching(cards, game.lineup(game.fielding()));
    boolean tired =
        ratings != null
            && dice.resolutionD20() <= ratings.tired()
            && Endurance.isTired(game.book().of(game.fielding()), ratings);
    return tired ? cell.ofTired() : cell;
  }

  /**
   * Why the cell at those dice is not what is read, as far as cards and dice say it; null where the
   * cell decides.
   */
  public static @Nullable ReadInstead instead(GameCards cards, BallGame game, DiceFaces dice) {
    CellReading cell = cell(cards, game, dice);
    if (cell == null) {
      return null;
    }
    if (misplay(cards, game, dice) != null) {
      return ReadInstead.MISPLAY;
    }
    return ofPitcher(cell, cards, game, dice).equals(cell) ? null : ReadInstead.TIRED;
  }

  /**
   * What the server submits at those dice: a wild pitch, passed ball or balk, else what the cell
   * says. Null in a game {@link #unread without cards}.
   */
  public static @Nullable Submission submission(GameCards cards, BallGame game, DiceFaces dice) {
    CellReading reading = read(cards, game, dice);
    if (reading == null) {
      return null;
    }
    Outcome misplay = misplay(cards, game, dice);
    return misplay == null ? reading.submission() : Submission.of(misplay);
  }

  /** With a runner on base the chaos die asks for a misplay, and the d20 decides; null if none. */
  private static @Nullable Outcome misplay(GameCards cards, BallGame game, DiceFaces dice) {
    if (game.bases().mask() == 0) {
      return null;
    }
    Lineup fielders = game.lineup(game.fielding());
    return switch (dice.chaosD20()) {
      case 1 -> dice.resolutionD20() <= wildPitch(cards, fielders) ? Outcome.WILD_PITCH : null;
      case 2 -> dice.resolutionD20() <= passedBall(cards, fielders) ? Outcome.PASSED_BALL : null;
      case 3 -> dice.resolutionD20() <= balk(cards, fielders) ? Outcome.BALK : null;
      default -> null;
    };
  }

  private static int wildPitch(GameCards cards, Lineup fielders) {
    Ratings.Pitching ratings = pitching(cards, fielders);
    return ratings == null ? 0 : ratings.wildPitch();
  }

  private static int balk(GameCards cards, Lineup fielders) {
    Ratings.Pitching ratings = pitching(cards, fielders);
    return ratings == null ? 0 : ratings.balk();
  }

  private static Ratings.@Nullable Pitching pitching(GameCards cards, Lineup fielders) {
    Card pitcher = cards.at(fielders, Position.PITCHER);
    return pitcher == null ? null : pitcher.ratings().pitching();
  }

  private static int passedBall(GameCards cards, Lineup fielders) {
    Card catcher = cards.at(fielders, Position.CATCHER);
    Ratings.Catching ratings = catcher == null ? null : catcher.ratings().catching();
    return ratings == null ? 0 : ratings.passedBall();
  }

  /** Why the server cannot read cards: there are none. */
  public static Problem unread() {
    return Problem.about(
        "auto", ErrorCode.INVALID, "This game has no cards that the server can read");
  }

  /** The ratings of the fielder at that position by their card; null without any. */
  public static @Nullable FieldingRatings ratingsAt(
      GameCards cards, Lineup lineup, Position position) {
    Card card = cards.at(lineup, position);
    Ratings.Fielding fielding = card == null ? null : card.ratings().fielding().get(position);
    return fielding == null ? null : fielding.glove();
  }
}
