package com.paperdynasty.protocol.scorebook;

import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatCredit;
import com.paperdynasty.baseball.state.StatCredit.Book;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a play adds to the box score, and to whose line where that is neither batter nor pitcher.
 */
final class CreditCells {
  private static final List<Stat> FIELDING =
      List.of(
          Stat.ERRORS,
          Stat.LEFT_ON_BASE,
          Stat.DOUBLE_PLAYS,
          Stat.TRIPLE_PLAYS,
          Stat.WILD_PITCHES,
          Stat.PASSED_BALLS,
          Stat.BALKS);

  private CreditCells() {}

  static void write(RowCells cells, PlayResult result) {
    for (Stat stat : Stat.BATTING) {
      cells.number(stat.code(), count(result, stat, Book.BATTING));
    }
    for (Stat stat : FIELDING) {
      Book book = stat == Stat.LEFT_ON_BASE ? Book.OFFENSE : Book.FIELDING;
      cells.number(stat.code(), count(result, stat, book));
    }
    cells.number(Stat.EARNED_RUNS.code(), count(result, Stat.EARNED_RUNS, Book.PITCHING));
    cells.number(Stat.INHERITED_SCORED.code(), count(result, Stat.INHERITED_SCORED, Book.PITCHING));
    cells.list("stole", players(result, Stat.STOLEN_BASES));
    cells.list("caught", players(result, Stat.CAUGHT_STEALING));
    cells.list("charged", charged(result));
  }

  private static int count(PlayResult result, Stat stat, Book book) {
    int count = 0;
    for (StatCredit credit : result.credits()) {
      count += credit.stat() == stat && credit.book() == book ? credit.count() : 0;
    }
    return count;
  }

  private static List<String> players(PlayResult result, Stat stat) {
    return result.credits().stream()
        .filter(credit -> credit.stat() == stat && credit.book() == Book.BATTING)
        .map(StatCredit::playerId)
        .toList();
  }

  /** Each pitcher to whom runs are charged, with the runs and the earned ones. */
  private static List<String> charged(PlayResult result) {
    Map<String, int[]> byPitcher = new LinkedHashMap<>();
    for (StatCredit credit : result.credits()) {
      boolean earned = credit.stat() == Stat.EARNED_RUNS;
      if (credit.book() == Book.PITCHING && (earned || credit.stat() == Stat.RUNS)) {
        byPitcher.computeIfAbsent(credit.playerId(), id -> new int[2])[earned ? 1 : 0] +=
            credit.count();
      }
    }
    List<String> entries = new ArrayList<>();
    byPitcher.forEach((id, runs) -> entries.add(id + " " + runs[0] + " " + runs[1]));
    return entries;
  }
}
