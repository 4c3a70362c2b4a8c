package com.paperdynasty.baseball.realgames;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A parsed event of a play record. The arrays are by starting base, 0 for the batter. */
public final class ParsedEvent {
  /** The kind of an event. */
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

  /** The base reached, 4 for home; 0 for a runner who stays or is out. */
  final int[] to = new int[4];

  final boolean[] out = new boolean[4];

  /** The base of the out. */
  final int[] outAt = new int[4];

  /** Whether the run is batted in; null leaves it to the rules. */
  final Boolean[] battedIn = new Boolean[4];

  final boolean[] unearned = new boolean[4];

  /** By starting base. */
  final boolean[] stolen = new boolean[4];

  final boolean[] caught = new boolean[4];

  final List<Integer> errors = new ArrayList<>();
  final List<String> modifiers = new ArrayList<>();
  boolean wildPitch;
  boolean passedBall;

  /** The first fielder of the ball; 0 if unknown. */
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
