package com.paperdynasty.baseball.realgames;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a reader of Retrosheet's takes from the event of a play record: the arrays are by where
 * somebody came from, 0 for the batter.
 */
public final class ParsedEvent {
  /** What the event is called. */
  public enum Call {
    OUT,
    STRIKEOUT,
    WALK,
    INTENTIONAL_WALK,
    HIT_BY_PITCH,
    INTERFERENCE,
    ERROR,
    FIELDERS_CHOICE,
    SINGLE,
    DOUBLE,
    TRIPLE,
    HOME_RUN,
    STOLEN_BASE,
    CAUGHT_STEALING,
    PICKOFF,
    WILD_PITCH,
    PASSED_BALL,
    BALK,
    INDIFFERENCE,
    OTHER_ADVANCE,
    FOUL_ERROR;

    static final Set<Call> OF_THE_BATTER = EnumSet.range(OUT, HOME_RUN);
    static final Set<Call> HITS = EnumSet.range(SINGLE, HOME_RUN);
    static final Set<Call> NO_AT_BAT = EnumSet.range(WALK, INTERFERENCE);
  }

  final Call call;

  /** Where they are safe, 4 at home; 0 for who stays or is out. */
  final int[] to = new int[4];

  final boolean[] out = new boolean[4];

  /** The base at which they are out. */
  final int[] outAt = new int[4];

  /** Credited with by the batter: yes, no, or as the rules have it. */
  final Boolean[] battedIn = new Boolean[4];

  final boolean[] unearned = new boolean[4];

  /** By the base that they left. */
  final boolean[] stolen = new boolean[4];

  final boolean[] caught = new boolean[4];

  final List<Integer> errors = new ArrayList<>();
  final List<String> modifiers = new ArrayList<>();
  boolean wildPitch;
  boolean passedBall;

  /** Who got the ball first; 0 if that is not said. */
  int fielder;

  ParsedEvent(Call call) {
    this.call = call;
  }

  boolean ofTheBatter() {
    return Call.OF_THE_BATTER.contains(call);
  }

  boolean has(String... any) {
    for (String modifier : any) {
      if (modifiers.contains(modifier)) {
        return true;
      }
    }
    return false;
  }

  boolean groundedIntoDouble() {
    return has("GDP", "BGDP");
  }

  int outs() {
    int outs = 0;
    for (boolean one : out) {
      outs += one ? 1 : 0;
    }
    return outs;
  }

  int runs() {
    int runs = 0;
    for (int base : to) {
      runs += base == 4 ? 1 : 0;
    }
    return runs;
  }

  /** Whether the batter is credited with the run of the runner from that base. */
  boolean rbi(int from, int outsBefore, boolean basesLoaded) {
    if (to[from] != 4) {
      return false;
    }
    if (battedIn[from] != null) {
      return battedIn[from];
    }
    return switch (call) {
      case STRIKEOUT -> false;
      case WALK, INTENTIONAL_WALK -> from == 3 && basesLoaded;
      case ERROR -> from == 3 && outsBefore < 2;
      default -> ofTheBatter() && !groundedIntoDouble();
    };
  }

  /** {@code ground}, {@code fly}, {@code line}, {@code pop}, {@code bunt_ground} or nothing. */
  String trajectory() {
    for (String modifier : modifiers) {
      String sort = modifier.replaceAll("[0-9]", "");
      switch (sort) {
        case "BG", "BGDP" -> {
          return "bunt_ground";
        }
        case "G" -> {
          return "ground";
        }
        case "F" -> {
          return "fly";
        }
        case "L" -> {
          return "line";
        }
        case "P" -> {
          return "pop";
        }
        default -> {}
      }
    }
    return "";
  }
}
