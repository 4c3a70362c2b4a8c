package com.paperdynasty.baseball.rules;

import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Summarizes a play by bases instead of names: "Runner on third scores, batter out". */
final class PlaySummary {
  private static final String HOLDS = "holds";
  private static final String SCORES = "scores";

  private final BallGame game;
  private final PlayResult play;
  private final boolean retired;

  PlaySummary(BallGame game, PlayResult play) {
    this.game = game;
    this.play = play;
    this.retired = game.outs() + play.outs() == 3;
  }

  String text() {
    List<String> parts = new ArrayList<>();
    runners().forEach((result, bases) -> parts.add(runners(bases, result)));
    String batter = batter();
    if (batter != null) {
      parts.add(batter);
    }
    if (retired) {
      parts.add("side retired");
    }
    if (Innings.after(game, play).isOver()) {
      parts.add("game over");
    }
    String text = String.join(", ", parts);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Runners' bases by what happens to them, the lead runner first. */
  private Map<String, List<Integer>> runners() {
    Map<String, List<Integer>> results = new LinkedHashMap<>();
    for (int base = 3; base >= 1; base--) {
      String result = game.bases().occupied(base) ? result(move(base)) : null;
      if (result != null) {
        results.computeIfAbsent(result, first -> new ArrayList<>()).add(base);
      }
    }
    return results;
  }

  /** Null if it no longer matters because the half is over. */
  private @Nullable String result(@Nullable RunnerMove runnerMove) {
    if (runnerMove == null) {
      return retired ? null : HOLDS;
    }
    if (runnerMove.out()) {
      return "out at " + BaseNames.of(runnerMove.base());
    }
    if (runnerMove.scored()) {
      return SCORES;
    }
    return retired ? null : "to " + BaseNames.of(runnerMove.base());
  }

  private String runners(List<Integer> bases, String result) {
    boolean several = bases.size() > 1;
    String plural = several ? result.replaceFirst("^(hold|score)s$", "$1") : result;
    if (result.equals(HOLDS) && bases.size() == game.bases().count()) {
      return (several ? "runners " : "runner ") + plural;
    }
    String last = BaseNames.of(bases.get(bases.size() - 1));
    List<String> others =
        bases.subList(0, bases.size() - 1).stream().map(base -> BaseNames.of(base)).toList();
    String where = several ? String.join(", ", others) + " and " + last : last;
    return (several ? "runners on " : "runner on ") + where + " " + plural;
  }

  private @Nullable String batter() {
    RunnerMove runnerMove = move(0);
    if (runnerMove == null) {
      return null;
    }
    if (runnerMove.out()) {
      return "batter out";
    }
    return runnerMove.scored()
        ? "batter " + SCORES
        : "batter on " + BaseNames.of(runnerMove.base());
  }

  private @Nullable RunnerMove move(int from) {
    return RunnerMove.from(play.moves(), from);
  }
}
