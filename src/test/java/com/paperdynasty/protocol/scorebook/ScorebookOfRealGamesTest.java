package com.paperdynasty.protocol.scorebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rows of every game of the sample. */
class ScorebookOfRealGamesTest {
  private static final List<Book> BOOKS = books();

  private record Book(RealGame real, RealGameReplay replay, List<Map<String, String>> rows) {
    String id() {
      return real.id();
    }
  }

  private static List<Book> books() {
    List<Book> books = new ArrayList<>();
    for (RealGame real : RealGame.sample()) {
      RealGameReplay replay = RealGameReplay.of(real, SampleLeagues.sba());
      assertThat(replay.differences()).isEmpty();
      books.add(new Book(real, replay, RealScorebooks.cells(RealScorebooks.rows(real, replay))));
    }
    return books;
  }

  @Test
  void sumsOverTheRowsAreTheBoxScore() {
    for (Book book : BOOKS) {
      int last = book.rows().size() - 1;
      boolean called = book.replay().played().get(last).after().gameEnd() == null;
      new ScorebookSums(book.rows(), book.replay().game(), book.id()).areTheBoxScore(!called);
    }
  }

  @Test
  void basesAndOutsAfterAPlayAreThoseBeforeTheNext() {
    for (Book book : BOOKS) {
      for (int i = 1; i < book.rows().size(); i++) {
        Map<String, String> play = book.rows().get(i - 1);
        Map<String, String> next = book.rows().get(i);
        String what = book.id() + " " + next;
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
  void pitchersFirstPlaysHaveTheRunnersThatTheyInherit() {
    for (Book book : BOOKS) {
      int inherited = 0;
      for (Side side : Side.values()) {
        for (PitchingLine line : book.replay().game().book().of(side).pitching()) {
          inherited += line.statLine().get(Stat.INHERITED_RUNNERS);
        }
      }
      ScorebookSums sums = new ScorebookSums(book.rows(), book.replay().game(), book.id());
      assertThat(sums.sum("inherited_on", row -> row.get("first_of_pitcher").equals("1")))
          .as(book.id())
          .isEqualByComparingTo("" + inherited);
    }
  }

  @Test
  void everyPitchersAppearanceHasItsFirstAndLastPlay() {
    for (Book book : BOOKS) {
      ScorebookSums sums = new ScorebookSums(book.rows(), book.replay().game(), book.id());
      Set<String> pitchers = new HashSet<>();
      book.rows().forEach(row -> pitchers.add(row.get("pitcher_id")));
      assertThat(sums.sum("first_of_pitcher", row -> true))
          .as(book.id())
          .isEqualByComparingTo(sums.sum("last_of_pitcher", row -> true))
          .isEqualByComparingTo("" + pitchers.size());
    }
  }

  /** The pitcher on the hook when a game ends has the loss, if the game has decisions. */
  @Test
  void pitchersOnTheHookAtTheEndHaveTheDecisions() {
    int won = 0;
    for (Book book : BOOKS) {
      Map<String, String> last = book.rows().get(book.rows().size() - 1);
      PitcherDecisions decisions = PitcherDecisions.of(book.replay().game());
      if (decisions.losingPitcher() != null) {
        assertThat(last.get("hook_loss_id")).as(book.id()).isEqualTo(decisions.losingPitcher());
        won += Objects.equals(last.get("hook_win_id"), decisions.winningPitcher()) ? 1 : 0;
      }
    }
    assertThat(won).as("wins by the go-ahead run alone").isGreaterThan(BOOKS.size() * 2 / 3);
  }

  @Test
  void nobodyIsOnTheHookExactlyWhileTheScoreIsTied() {
    for (Book book : BOOKS) {
      for (int i = 1; i < book.rows().size(); i++) {
        Map<String, String> next = book.rows().get(i);
        boolean tied = next.get("away_score").equals(next.get("home_score"));
        for (String hook : List.of("hook_win_id", "hook_loss_id")) {
          assertThat(book.rows().get(i - 1).get(hook) == null).as(book.id()).isEqualTo(tied);
        }
      }
    }
  }

  /** The columns are one table for every SQL database: names that differ in more than case. */
  @Test
  void columnsHaveNamesOfTheirOwnInEveryRow() {
    Set<String> folded = new HashSet<>();
    ScorebookColumns.NAMES.forEach(name -> folded.add(name.toLowerCase(Locale.ROOT)));
    assertThat(folded).hasSameSizeAs(ScorebookColumns.NAMES);
    for (Book book : BOOKS) {
      assertThat(book.rows())
          .allSatisfy(row -> assertThat(row).containsOnlyKeys(ScorebookColumns.NAMES));
    }
  }

  /**
   * A season is its files one after the other: read as RFC 4180 says, every cell is there again.
   */
  @Test
  void filesOfASeasonAreReadAsOneTable() {
    for (Book book : BOOKS) {
      List<List<String>> table = CsvTable.texts(RealScorebooks.csv(book.real(), book.replay()));
      assertThat(table.get(0)).isEqualTo(ScorebookColumns.NAMES);
      assertThat(table).hasSize(book.rows().size() + 1);
      for (int row = 0; row < book.rows().size(); row++) {
        Map<String, String> cells = book.rows().get(row);
        assertThat(table.get(row + 1))
            .isEqualTo(
                ScorebookColumns.NAMES.stream()
                    .map(name -> Objects.requireNonNullElse(cells.get(name), ""))
                    .toList());
      }
    }
  }
}
