package com.paperdynasty.baseball.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the batter or a runner did on a play.
 *
 * @param from 0 for the batter, else the base before the pitch
 * @param base the base reached (4 is home), or the base of the out
 * @param out whether the runner was put out there
 * @param rbi whether the run was batted in; null leaves it to the scoring rules
 * @param unearned whether the run was unearned; null leaves it to the scoring rules
 * @param how a special kind of out; null for any other
 */
public record Advance(
    int from,
    int base,
    boolean out,
    @Nullable Boolean rbi,
    @Nullable Boolean unearned,
    @Nullable How how) {

  /** A special kind of out. */
  public enum How {
    /** The runner had touched the base and was put out off it, so it was not a force out. */
    TOUCHED,
    /** The runner passed the runner ahead. */
    PASSED,
    /** The runner is out because this or another runner interfered. */
    INTERFERENCE
  }

  /** An advance, or an ordinary out. */
  public Advance(
      int from, int base, boolean out, @Nullable Boolean rbi, @Nullable Boolean unearned) {
    this(from, base, out, rbi, unearned, null);
  }

  public static Advance to(int from, int to) {
    return Plain.of(from, to, false);
  }

  public static Advance out(int from, int at) {
    return Plain.of(from, at, true);
  }

  /** The same without the official scorer's decisions on rbi and unearned. */
  public Advance unmarked() {
    return Plain.of(from, base, out);
  }

  /** The number of outs among these. */
  public static int outs(List<Advance> advances) {
    int outs = 0;
    for (Advance advance : advances) {
      outs += advance.out ? 1 : 0;
    }
    return outs;
  }

  /** The instances without rbi, unearned and how: shared by all games. */
  private static final class Plain {
    private static final List<Advance> ALL = all();

    static Advance of(int from, int base, boolean out) {
      check(from, base);
      return ALL.get(from * 8 + (base - 1) * 2 + (out ? 1 : 0));
    }

    private static List<Advance> all() {
      List<Advance> all = new ArrayList<>();
      for (int from = 0; from <= 3; from++) {
        for (int base = 1; base <= 4; base++) {
          all.add(new Advance(from, base, false, null, null));
          all.add(new Advance(from, base, true, null, null));
        }
      }
      return List.copyOf(all);
    }
  }

  /** The same, as that kind of out. */
  public Advance withHow(How kind) {
    return new Advance(from, base, out, rbi, unearned, kind);
  }

  public boolean is(How kind) {
    return how == kind;
  }

  public Advance {
    check(from, base);
  }

  private static void check(int from, int base) {
    if (from < 0 || from > 3 || base < 1 || base > 4) {
      throw new IllegalArgumentException("invalid advance from " + from + " to " + base);
    }
  }
}
