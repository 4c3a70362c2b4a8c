package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.game.state.PlayByPlay.Play;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The rows of every game of the sample. */
class ScorebookOfRealGamesTest {
  private static final Map<String, Stat> BY_PITCHER =
      Map.of(
          "PA", Stat.BATTERS_FACED,
          "H", Stat.HITS,
          "HR", Stat.HOME_RUNS,
          "BB", Stat.WALKS,
          "SO", Stat.STRIKEOUTS,
          "HBP", Stat.HIT_BY_PITCH,
          "WP", Stat.WILD_PITCHES,
          "outs_recorded", Stat.OUTS,
          "IRS", Stat.INHERITED_SCORED);

  @Test
  void sumsOverTheRowsAreTheBoxScore() {
    for (RealGame real : RealGame.sample()) {
      RealGameReplay replay = RealGameReplay.of(real, SampleLeagues.sba());
      List<Map<String, String>> rows = rows(real, replay);
      boolean called = replay.played().get(rows.size() - 1).after().gameEnd() == null;
      for (Side side : Side.values()) {
        for (Stat stat : Stat.TEAM) {
          boolean batting = Stat.BATTING.contains(stat) || stat == Stat.LEFT_ON_BASE;
          String at = (batting ? side : side.other()).code();
          if (!called || stat != Stat.LEFT_ON_BASE) {
            assertThat(sum(rows, stat.code(), row -> row.get("batting_side").equals(at)))
                .as("%s of %s, %s", stat.code(), side, real.id())
                .isEqualByComparingTo(
                    BigDecimal.valueOf(replay.game().book().of(side).totals().get(stat)));
          }
        }
        for (PitchingLine line : replay.game().book().of(side).pitching()) {
          pitcher(rows, line, real.id());
        }
      }
    }
  }

  private static void pitcher(List<Map<String, String>> rows, PitchingLine line, String game) {
    Predicate<Map<String, String>> pitched =
        row -> row.get("pitcher_id").equals(line.player().id());
    BY_PITCHER.forEach(
        (column, stat) ->
            assertThat(sum(rows, column, pitched))
                .as("%s of %s, %s", column, line.player(), game)
                .isEqualByComparingTo(BigDecimal.valueOf(line.statLine().get(stat))));
    assertThat(sum(rows, "wpa", pitched).movePointRight(4))
        .isEqualByComparingTo(BigDecimal.valueOf(-line.statLine().wpa()));
    assertThat(sum(rows, "re24", pitched).movePointRight(4))
        .isEqualByComparingTo(BigDecimal.valueOf(-line.statLine().re24()));
  }

  @Test
  void basesAndOutsAfterAPlayAreThoseBeforeTheNext() {
    for (RealGame real : RealGame.sample()) {
      List<Map<String, String>> rows = rows(real, RealGameReplay.of(real, SampleLeagues.sba()));
      for (int i = 1; i < rows.size(); i++) {
        Map<String, String> play = rows.get(i - 1);
        Map<String, String> next = rows.get(i);
        String what = real.id() + " " + next;
        assertThat(next.get("home_win_before")).as(what).isEqualTo(play.get("home_win_after"));
        if (play.get("half").equals(next.get("half"))) {
          assertThat(next.get("outs")).as(what).isEqualTo(play.get("outs_after"));
          assertThat(next.get("bases")).as(what).isEqualTo(play.get("bases_after"));
          assertThat(reached(play)).as(what).isEqualTo(Integer.parseInt(next.get("bases")));
        } else {
          assertThat(play.get("outs_after")).as(what).isEqualTo("3");
        }
      }
    }
  }

  /** The bases on which the batter and the runners end. */
  private static int reached(Map<String, String> play) {
    int bases = 0;
    for (String column : List.of("batter_to", "on_1_to", "on_2_to", "on_3_to")) {
      String to = play.get(column);
      if (to != null && !to.equals("0") && !to.equals("4")) {
        bases += 1 << (Integer.parseInt(to) - 1);
      }
    }
    return bases;
  }

  @Test
  void pitchersFirstAndLastPlaysAreMarked() {
    for (RealGame real : RealGame.sample()) {
      RealGameReplay replay = RealGameReplay.of(real, SampleLeagues.sba());
      int appearances =
          replay.game().book().away().pitching().size()
              + replay.game().book().home().pitching().size();
      List<Map<String, String>> rows = rows(real, replay);
      for (String column : List.of("first_of_pitcher", "last_of_pitcher")) {
        assertThat(sum(rows, column, row -> true).intValue())
            .as("%s, %s", column, real.id())
            .isLessThanOrEqualTo(appearances)
            .isGreaterThan(1);
      }
    }
  }

  private static BigDecimal sum(
      List<Map<String, String>> rows, String column, Predicate<Map<String, String>> chosen) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map<String, String> row : rows) {
      sum = chosen.test(row) ? sum.add(new BigDecimal(row.get(column))) : sum;
    }
    return sum;
  }

  private static List<Map<String, String>> rows(RealGame real, RealGameReplay replay) {
    assertThat(replay.differences()).isEmpty();
    List<Play> plays = new ArrayList<>();
    for (RealGameReplay.Played played : replay.played()) {
      plays.add(new Play(played.before(), played.result(), played.after(), plays.size() + 1));
    }
    ScorebookRows scorebook = new ScorebookRows(real.id(), "Visitors", "Home", plays);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int row = 0; row < scorebook.size(); row++) {
      Map<String, String> cells = new HashMap<>();
      scorebook.write(
          row,
          new ScorebookRows.Cells() {
            @Override
            public void text(String column, String text) {
              cells.put(column, text);
            }

            @Override
            public void number(String column, String number) {
              cells.put(column, number);
            }
          });
      rows.add(cells);
    }
    return rows;
  }
}
