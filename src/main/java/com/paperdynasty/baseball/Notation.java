package com.paperdynasty.baseball;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes plays in scorebook notation. */
final class Notation {
  private Notation() {}

  /**
   * The batter's result: {@code 1B}, {@code K}, {@code F8}, {@code 6-4-3}; empty if he is still at
   * bat.
   */
  static String batterResult(Unfolding play, Verdict verdict) {
    Position location = play.submission.hitLocation();
    if (play.outcome.isInTheAir() && play.batterSafe() && play.submission.errors().isEmpty()) {
      return "FC" + number(location);
    }
    return switch (play.outcome.kind()) {
      case HIT -> hit(Credits.hitBases(play, verdict));
      case FREE_PASS -> freePass(play.outcome);
      case STRIKEOUT -> "K";
      case GROUND_BALL, BUNT -> grounder(play, verdict);
      case FLY -> "F" + number(location);
      case LINER -> "L" + number(location);
      case POP -> "P" + number(location);
      case INTERFERENCE -> "BI";
      case CHOICE -> "FC" + number(location);
      case ERROR -> "E" + number(location);
      case CHECK, BASES -> "";
    };
  }

  /** The whole play: the batter's result or the outcome, then what the runners did. */
  static String play(Unfolding play, Verdict verdict, List<Move> moves) {
    StringBuilder text = new StringBuilder(event(play.outcome));
    if (text.isEmpty()) {
      text.append(batterResult(play, verdict));
    }
    play.submission.with().forEach(with -> text.append('+').append(event(with.outcome())));
    char separator = '.';
    for (Move move : moves) {
      if (move.from() > 0) {
        text.append(separator)
            .append(move.from())
            .append(move.out() ? 'X' : '-')
            .append(move.base() == 4 ? "H" : move.base());
        separator = ';';
      }
    }
    return text.toString();
  }

  /** The numbers of the fielders who handled the ball, in order: {@code 6-4-3}. */
  static List<Position> handled(Unfolding play, Verdict verdict) {
    List<Position> hands = new ArrayList<>(4);
    hands.add(requireNonNull(play.submission.hitLocation()));
    for (int i = 0; i < play.count(); i++) {
      if (verdict.counts(i) && play.inOrder(i).out()) {
        Position holder = hands.get(hands.size() - 1);
        Position taker = covers(play.inOrder(i).base(), hands.get(0), holder);
        if (taker != holder) {
          hands.add(taker);
        }
      }
    }
    return hands;
  }

  /**
   * The fielder who takes the throw at a base, for a ball hit to {@code hitTo} and held by {@code
   * holder}.
   */
  static Position covers(int base, Position hitTo, Position holder) {
    return switch (base) {
      case 1 -> Position.FIRST_BASE;
      case 2 ->
          switch (hitTo) {
            case SHORTSTOP, THIRD_BASE, LEFT_FIELD -> Position.SECOND_BASE;
            default -> Position.SHORTSTOP;
          };
      case 3 -> Position.THIRD_BASE;
      default -> holder == Position.CATCHER ? holder : Position.CATCHER;
    };
  }

  private static String grounder(Unfolding play, Verdict verdict) {
    if (Charges.safeByError(play)) {
      return "E" + number(play.submission.errors().get(0));
    }
    if (verdict.outs == 0) {
      return "FC" + number(play.submission.hitLocation());
    }
    List<Position> hands = handled(play, verdict);
    if (hands.size() == 1) {
      return hands.get(0).number() + "U";
    }
    StringBuilder path = new StringBuilder();
    for (Position hand : hands) {
      path.append(path.isEmpty() ? "" : "-").append(hand.number());
    }
    return path.toString();
  }

  private static String hit(int bases) {
    return bases == 4 ? "HR" : bases + "B";
  }

  private static String freePass(Outcome outcome) {
    return switch (outcome) {
      case INTENTIONAL_WALK -> "IBB";
      case HIT_BY_PITCH -> "HBP";
      case CATCHER_INTERFERENCE -> "CI";
      default -> "BB";
    };
  }

  private static String event(Outcome outcome) {
    if (outcome.kind() != Kind.BASES) {
      return "";
    }
    return switch (outcome) {
      case STOLEN_BASE -> "SB";
      case CAUGHT_STEALING -> "CS";
      case PICK_OFF, PICKOFF_ERROR -> "PO";
      case WILD_PITCH -> "WP";
      case PASSED_BALL -> "PB";
      case BALK -> "BK";
      case DEFENSIVE_INDIFFERENCE -> "DI";
      case FOUL_ERROR -> "FLE";
      default -> "OA";
    };
  }

  private static String number(@Nullable Position location) {
    return location == null ? "" : Integer.toString(location.number());
  }
}
