package com.paperdynasty.protocol.scorebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Adds up the rows of a game, for each team and each player, and compares with its box score. */
final class ScorebookSums {
  private static final Map<String, Stat> BY_PITCHER =
      Map.of(
          "PA", Stat.BATTERS_FACED,
          "H", Stat.HITS,
          "HR", Stat.HOME_RUNS,
          "BB", Stat.WALKS,
          "SO", Stat.STRIKEOUTS,
          "HBP", Stat.HIT_BY_PITCH,
          "WP", Stat.WILD_PITCHES,
          "BK", Stat.BALKS,
          "outs_recorded", Stat.OUTS,
          "IRS", Stat.INHERITED_SCORED);

  /** What is the batter's in every row; runs and bases stolen are the runners'. */
  private static final List<Stat> BY_BATTER =
      Stat.BATTING.stream()
          .filter(
              stat ->
                  stat != Stat.RUNS && stat != Stat.STOLEN_BASES && stat != Stat.CAUGHT_STEALING)
          .toList();

  private final List<Map<String, String>> rows;
  private final BallGame game;
  private final String name;

  /**
   * @param name of the game, for failures
   */
  ScorebookSums(List<Map<String, String>> rows, BallGame game, String name) {
    this.rows = rows;
    this.game = game;
    this.name = name;
  }

  /**
   * @param leftOnBase whether the runners left on base are compared: those of a called game are
   *     left by no play
   */
  void areTheBoxScore(boolean leftOnBase) {
    for (Side side : Side.values()) {
      for (Stat stat : Stat.TEAM) {
        boolean batting = Stat.BATTING.contains(stat) || stat == Stat.LEFT_ON_BASE;
        String at = (batting ? side : side.other()).code();
        if (leftOnBase || stat != Stat.LEFT_ON_BASE) {
          assertThat(sum(stat.code(), row -> row.get("batting_side").equals(at)))
              .as("%s of %s, %s", stat.code(), side, name)
              .isEqualByComparingTo(BigDecimal.valueOf(game.book().of(side).totals().get(stat)));
        }
      }
      game.book().of(side).pitching().forEach(this::pitcher);
      game.book().of(side).batting().forEach(this::batter);
    }
  }

  private void pitcher(PitchingLine line) {
    Predicate<Map<String, String>> pitched =
        row -> row.get("pitcher_id").equals(line.player().id());
    BY_PITCHER.forEach(
        (column, stat) ->
            same(sum(column, pitched).intValueExact(), line.statLine(), stat, line.player()));
    same(charged(line, 1), line.statLine(), Stat.RUNS, line.player());
    same(charged(line, 2), line.statLine(), Stat.EARNED_RUNS, line.player());
    assertThat(tenThousandths(sum("wpa", pitched)))
        .as("WPA of %s, %s", line.player(), name)
        .isEqualTo(-line.statLine().wpa());
    assertThat(tenThousandths(sum("re24", pitched)))
        .as("RE24 of %s, %s", line.player(), name)
        .isEqualTo(-line.statLine().re24());
  }

  /** The entry of a pitcher in the column {@code charged} is the id, the runs, the earned runs. */
  private int charged(PitchingLine line, int word) {
    return entries("charged")
        .filter(words -> words[0].equals(line.player().id()))
        .mapToInt(words -> Integer.parseInt(words[word]))
        .sum();
  }

  private void batter(BattingLine line) {
    String id = line.player().id();
    StatLine book = line.statLine();
    for (Stat stat : BY_BATTER) {
      int sum = sum(stat.code(), row -> row.get("batter_id").equals(id)).intValueExact();
      same(sum, book, stat, line.player());
    }
    same(count("stole", id), book, Stat.STOLEN_BASES, line.player());
    same(count("caught", id), book, Stat.CAUGHT_STEALING, line.player());
    same(scored(id), book, Stat.RUNS, line.player());
    assertThat(worth(id, "worth_player_wpa", 1))
        .as("WPA of %s, %s", line.player(), name)
        .isEqualTo(book.wpa());
    assertThat(worth(id, "worth_player_re24", 2))
        .as("RE24 of %s, %s", line.player(), name)
        .isEqualTo(book.re24());
  }

  private int scored(String id) {
    int scored = 0;
    for (Map<String, String> row : rows) {
      scored += id.equals(row.get("batter_id")) && "4".equals(row.get("batter_to")) ? 1 : 0;
      for (int base = 1; base <= 3; base++) {
        boolean on = id.equals(row.get("on_" + base));
        scored += on && "4".equals(row.get("on_" + base + "_to")) ? 1 : 0;
      }
    }
    return scored;
  }

  private int worth(String id, String column, int word) {
    return tenThousandths(sum(column, row -> row.get("worth_player_id").equals(id)))
        + entries("worth_runners")
            .filter(words -> words[0].equals(id))
            .mapToInt(words -> tenThousandths(new BigDecimal(words[word])))
            .sum();
  }

  private int count(String column, String id) {
    return (int) entries(column).filter(words -> words[0].equals(id)).count();
  }

  private Stream<String[]> entries(String column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(Objects::nonNull)
        .flatMap(cell -> Stream.of(cell.split("; ", -1)))
        .map(entry -> entry.split(" ", -1));
  }

  private static int tenThousandths(BigDecimal number) {
    return number.movePointRight(4).intValueExact();
  }

  private void same(int sum, StatLine book, Stat stat, Player player) {
    assertThat(sum).as("%s of %s, %s", stat.code(), player, name).isEqualTo(book.get(stat));
  }

  BigDecimal sum(String column, Predicate<Map<String, String>> chosen) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map<String, String> row : rows) {
      sum = chosen.test(row) ? sum.add(new BigDecimal(row.get(column))) : sum;
    }
    return sum;
  }
}
