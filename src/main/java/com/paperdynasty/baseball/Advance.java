package com.paperdynasty.baseball;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened to a runner.
 *
 * @param from 0 for the batter, else the base before the pitch
 * @param base where he ended: the base that he reached (4 is home), or at which he was out
 * @param out whether he was put out there
 * @param rbi whether his run was batted in; null leaves it to the scoring rules
 * @param unearned whether his run was unearned; null leaves it to the scoring rules
 * @param how what was peculiar about his out; null where nothing was
 */
public record Advance(
    int from,
    int base,
    boolean out,
    @Nullable Boolean rbi,
    @Nullable Boolean unearned,
    @Nullable How how) {

  /** What can be peculiar about an out. */
  public enum How {
    /** He had touched the base, and was put out off it: he was not forced there any more. */
    TOUCHED,
    /** He passed a runner ahead of him. */
    PASSED,
    /** He is out because a runner interfered: himself, or another in whose stead he is called. */
    INTERFERENCE
  }

  /** A way about whose out nothing is peculiar. */
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

  /** The same without the scorer's marks. */
  Advance unmarked() {
    return Plain.of(from, base, out);
  }

  /** How many of them are outs. */
  static int outs(List<Advance> ways) {
    int outs = 0;
    for (Advance way : ways) {
      outs += way.out ? 1 : 0;
    }
    return outs;
  }

  /** Those without marks, which all games share. */
  private static final class Plain {
    private static final List<Advance> ALL = all();

    static Advance of(int from, int base, boolean out) {
      if (from < 0 || from > 3 || base < 1 || base > 4) {
        throw new IllegalArgumentException("no way from " + from + " to " + base);
      }
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

  /** The same, with what was peculiar about the out. */
  public Advance being(How what) {
    return new Advance(from, base, out, rbi, unearned, what);
  }

  boolean is(How what) {
    return how == what;
  }

  public Advance {
    if (from < 0 || from > 3 || base < 1 || base > 4) {
      throw new IllegalArgumentException("no way from " + from + " to " + base);
    }
  }
}
