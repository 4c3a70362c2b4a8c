package com.paperdynasty.baseball.scoring;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.play.CountedPlay;
import com.paperdynasty.baseball.play.PlayResolution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes plays in scorebook notation. */
public final class ScorebookNotation {
  private ScorebookNotation() {}

  /**
   * The batter's result: {@code 1B}, {@code K}, {@code F8}, {@code 6-4-3}; empty for a batter who
   * is still at bat.
   */
  static String batterResult(PlayResolution play, CountedPlay countedPlay) {
    Position location = play.submission.hitLocation();
    if (play.outcome.isInTheAir() && play.batterSafe() && play.submission.errors().isEmpty()) {
      return "FC" + number(location);
    }
    return switch (play.outcome.kind()) {
      case HIT -> hit(StatCredits.hitBases(play, countedPlay));
      case FREE_PASS -> freePass(play.outcome);
      case STRIKEOUT -> "K";
      case GROUND_BALL, BUNT -> grounder(play, countedPlay);
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
  static String play(PlayResolution play, CountedPlay countedPlay, List<RunnerMove> moves) {
    StringBuilder text = new StringBuilder(event(play.outcome));
    if (text.isEmpty()) {
      text.append(batterResult(play, countedPlay));
    }
    play.submission.with().forEach(with -> text.append('+').append(event(with.outcome())));
    char separator = '.';
    for (RunnerMove runnerMove : moves) {
      if (runnerMove.from() > 0) {
        text.append(separator)
            .append(runnerMove.from())
            .append(runnerMove.out() ? 'X' : '-')
            .append(runnerMove.base() == 4 ? "H" : runnerMove.base());
        separator = ';';
      }
    }
    return text.toString();
  }

  /** The fielders who handled the ball, in order: {@code 6-4-3}. */
  static List<Position> handled(PlayResolution play, CountedPlay countedPlay) {
    List<Position> hands = new ArrayList<>(4);
    hands.add(requireNonNull(play.submission.hitLocation()));
    for (int i = 0; i < play.count(); i++) {
      if (countedPlay.counts(i) && play.inOrder(i).out()) {
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
  public static Position covers(int base, Position hitTo, Position holder) {
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

  private static String grounder(PlayResolution play, CountedPlay countedPlay) {
    if (RunnerResponsibility.safeByError(play)) {
      return "E" + number(play.submission.errors().get(0));
    }
    if (countedPlay.outs == 0) {
      return "FC" + number(play.submission.hitLocation());
    }
    List<Position> hands = handled(play, countedPlay);
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
