package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of an advancement table: where each runner goes, in the order of events. It is written as
 * a map from {@code batter}, {@code first}, {@code second}, {@code third}, {@code lead} (the
 * farthest forced runner), {@code named} (the runner whom the submission names) and {@code runners}
 * (the rest) to {@code hold}, {@code +1}, {@code forced} (as far as he is forced), {@code second},
 * {@code out} (at the next base), {@code out at home} or {@code out there} (where he stands).
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
      way(entry.getValue(), 1, 1);
    }
    return new AdvancementRow(new LinkedHashMap<>(line));
  }

  /** Whether it has an advance for the runner whom a submission names. */
  boolean namesRunner() {
    return line.containsKey("named");
  }

  /** The first empty base from which it puts out a runner by name; or 0. */
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
   * All advances with the bases so occupied.
   *
   * @param named the base of the runner whom the submission names, or 0
   * @param batterRuns whether the batter must advance or be out too
   */
  List<Advance> with(int mask, int named, boolean batterRuns) throws Fault {
    Map<Integer, Advance> ways = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : line.entrySet()) {
      for (int from : runners(entry.getKey(), mask, named)) {
        if (!ways.containsKey(from)) {
          ways.put(from, way(entry.getValue(), from, mask));
        }
      }
    }
    if (!batterRuns && ways.containsKey(0)) {
      throw new Fault("moves the batter, who stays at bat");
    }
    for (int from = batterRuns ? 0 : 1; from <= 3; from++) {
      if ((from == 0 || occupied(mask, from)) && !ways.containsKey(from)) {
        throw new Fault("loses " + name(from));
      }
    }
    List<Advance> inOrder = List.copyOf(ways.values());
    checkTraffic(inOrder, named > 0);
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

  private static Advance way(String word, int from, int mask) throws Fault {
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
   * As {@code RunnerOrderCheck} does. With a named runner the next base may be occupied: then the
   * submission is refused, not the table.
   */
  private static void checkTraffic(List<Advance> ways, boolean named) throws Fault {
    for (int i = 0; i < ways.size(); i++) {
      Advance way = ways.get(i);
      if (way.base() < way.from()) {
        throw new Fault("sends " + name(way.from()) + " backward");
      }
      for (int j = 0; j < ways.size() && !named; j++) {
        Advance ahead = ways.get(j);
        if (ahead.from() <= way.from() || (ahead.out() && j < i)) {
          continue;
        }
        if (way.base() > ahead.base()) {
          throw new Fault("lets " + name(way.from()) + " pass " + name(ahead.from()));
        }
        boolean same = way.base() == ahead.base() && way.base() < 4;
        if (same && !way.out() && !ahead.out()) {
          throw new Fault("puts two runners on " + BASES.get(way.base()));
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
