package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of an advancement table: the base that each runner reaches, in the order of events. It is
 * written as a map from {@code batter}, {@code first}, {@code second}, {@code third}, {@code lead}
 * (the farthest forced runner), {@code named} (the runner whom the submission names) and {@code
 * runners} (the rest) to {@code hold}, {@code +1}, {@code forced} (as far as the runner is forced),
 * {@code second}, {@code out} (at the next base), {@code out at home} or {@code out there} (at the
 * runner's own base).
 */
final class AdvancementRow {
  /** A row is impossible, for this reason. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault(String reason) {
      super(reason);
    }
  }

  private static final List<String> BASES = List.of("batter", "first", "second", "third", "home");
  private static final List<String> WHO =
      List.of("batter", "first", "second", "third", "lead", "named", "runners");

  private final Map<String, String> line;

  private AdvancementRow(Map<String, String> line) {
    this.line = line;
  }

  static AdvancementRow read(Map<String, String> line) throws Fault {
    for (Map.Entry<String, String> entry : line.entrySet()) {
      if (!WHO.contains(entry.getKey())) {
        throw new Fault("unknown runner \"" + entry.getKey() + "\", expected one of " + WHO);
      }
      advance(entry.getValue(), 1, 1);
    }
    return new AdvancementRow(new LinkedHashMap<>(line));
  }

  /** Whether it has an advance for the runner whom a submission names. */
  boolean namesRunner() {
    return line.containsKey("named");
  }

  /** The first empty base whose runner the row puts out by name; 0 if there is none. */
  int missing(int mask) {
    for (int base = 1; base <= 3; base++) {
      String word = line.get(BASES.get(base));
      if (word != null && word.startsWith("out") && !occupied(mask, base)) {
        return base;
      }
    }
    return 0;
  }

  /**
   * All advances for these occupied bases.
   *
   * @param mask the occupied bases, as in {@code Bases.mask}
   * @param named the base of the runner whom the submission names, or 0
   * @param batterRuns whether the batter too must advance or be out
   */
  List<Advance> with(int mask, int named, boolean batterRuns) throws Fault {
    Map<Integer, Advance> advances = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : line.entrySet()) {
      for (int from : runners(entry.getKey(), mask, named)) {
        if (!advances.containsKey(from)) {
          advances.put(from, advance(entry.getValue(), from, mask));
        }
      }
    }
    if (!batterRuns && advances.containsKey(0)) {
      throw new Fault("moves the batter, who stays at bat");
    }
    for (int from = batterRuns ? 0 : 1; from <= 3; from++) {
      if ((from == 0 || occupied(mask, from)) && !advances.containsKey(from)) {
        throw new Fault("loses " + name(from));
      }
    }
    List<Advance> inOrder = List.copyOf(advances.values());
    checkRunnerOrder(inOrder, named > 0);
    return inOrder;
  }

  private List<Integer> runners(String who, int mask, int named) {
    List<Integer> froms = new ArrayList<>();
    switch (who) {
      case "batter" -> froms.add(0);
      case "named" -> froms.add(named);
      case "lead" -> froms.add(ForcePlay.forcedRunners(mask));
      case "runners" -> {
        for (int base = 3; base >= 1; base--) {
          if (!line.containsKey(BASES.get(base))) {
            froms.add(base);
          }
        }
      }
      default -> froms.add(BASES.indexOf(who));
    }
    froms.removeIf(from -> from > 0 && !occupied(mask, from));
    froms.removeIf(from -> from == 0 && !who.equals("batter"));
    return froms;
  }

  private static Advance advance(String word, int from, int mask) throws Fault {
    boolean isOut = word.startsWith("out");
    int base =
        switch (word) {
          case "hold", "out there" -> from;
          case "out" -> from + 1;
          case "+1" -> from + 1;
          case "+2" -> Math.min(from + 2, 4);
          case "+3" -> Math.min(from + 3, 4);
          case "forced" -> from <= ForcePlay.forcedRunners(mask) ? from + 1 : from;
          default -> BASES.indexOf(isOut ? word.replaceFirst("^out at ", "") : word);
        };
    if (base < 1) {
      throw new Fault("unknown advance \"" + word + "\"");
    }
    return isOut ? Advance.out(from, base) : Advance.to(from, base);
  }

  /**
   * The same order as in {@code RunnerOrderCheck}. The next base of a named runner may be occupied:
   * then the submission is refused, not the table.
   */
  private static void checkRunnerOrder(List<Advance> advances, boolean named) throws Fault {
    for (int i = 0; i < advances.size(); i++) {
      Advance advance = advances.get(i);
      if (advance.base() < advance.from()) {
        throw new Fault("sends " + name(advance.from()) + " backward");
      }
      for (int j = 0; j < advances.size() && !named; j++) {
        Advance ahead = advances.get(j);
        if (ahead.from() <= advance.from() || (ahead.out() && j < i)) {
          continue;
        }
        if (advance.base() > ahead.base()) {
          throw new Fault("lets " + name(advance.from()) + " pass " + name(ahead.from()));
        }
        boolean same = advance.base() == ahead.base() && advance.base() < 4;
        if (same && !advance.out() && !ahead.out()) {
          throw new Fault("puts two runners on " + BASES.get(advance.base()));
        }
      }
    }
  }

  private static boolean occupied(int mask, int base) {
    return (mask & (1 << (base - 1))) != 0;
  }

  private static String name(int from) {
    return from == 0 ? "the batter" : "the runner on " + BASES.get(from);
  }
}
