package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.card.season.Counts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far runners come on singles and doubles, by the names of a season's file. */
final class ExtraBaseCounts {
  /** A runner who may come farther than the table says. */
  private static final List<String> RUNNERS =
      List.of("single_from_1", "single_from_2", "double_from_1");

  private final Map<String, Integer> counts = new HashMap<>();

  void add(BallGame before, PlayResult play) {
    int bases = play.outcome().basesForBatter();
    if (!play.isHit() || bases > 2) {
      return;
    }
    for (int from = 1; from + bases <= 3; from++) {
      RunnerMove move = RunnerMove.from(play.moves(), from);
      if (before.bases().occupied(from) && move != null) {
        String way = move.out() ? "_out" : move.base() > from + bases ? "_extra" : "_base";
        counts.merge((bases == 1 ? "single" : "double") + "_from_" + from + way, 1, Integer::sum);
      }
    }
  }

  /** The share of the runners who took the extra base. */
  double extra(String runner) {
    return share(runner, "_extra", asCounts());
  }

  /** These shares beside those of a season, in percent. */
  String beside(Counts season) {
    return RUNNERS.stream()
        .map(
            runner ->
                "%s: extra base %.0f %% (season %.0f %%), out %.1f %% (%.1f %%)"
                    .formatted(
                        runner,
                        100 * extra(runner),
                        100 * share(runner, "_extra", season),
                        100 * share(runner, "_out", asCounts()),
                        100 * share(runner, "_out", season)))
        .collect(Collectors.joining("\n"));
  }

  static double share(String runner, String way, Counts counts) {
    return counts.of(runner + way)
        / counts.of(runner + "_base", runner + "_extra", runner + "_out");
  }

  private Counts asCounts() {
    Map<String, Double> byName = new HashMap<>();
    counts.forEach((name, count) -> byName.put(name, count.doubleValue()));
    return new Counts(byName);
  }

  static List<String> runners() {
    return RUNNERS;
  }
}
