package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.protocol.scorebook.RealScorebooks;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A season of files, read into PostgreSQL as they are, with the table that the documents have. */
class ScorebookCopyIT {
  private static final Path TABLE = Path.of("src/site/scorebook.sql");
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final List<RealGame> GAMES = RealGame.sample();
  private static final List<RealGameReplay> REPLAYS = new ArrayList<>();

  @BeforeAll
  static void copy() throws Exception {
    DATABASE.execute(Files.readString(TABLE));
    try (Connection connection = DATABASE.connect()) {
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (RealGame real : GAMES) {
        RealGameReplay replay = RealGameReplay.of(real, SampleLeagues.sba());
        REPLAYS.add(replay);
        copies.copyIn(
            "copy scorebook from stdin with (format csv, header match)",
            new StringReader(RealScorebooks.csv(real, replay)));
      }
    }
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void everyPlayIsARow() {
    int plays = REPLAYS.stream().mapToInt(replay -> replay.played().size()).sum();
    assertThat(DATABASE.query("select count(*), count(distinct game_id) from scorebook"))
        .containsExactly(plays + "|" + GAMES.size());
  }

  @Test
  void sumsOfTheSeasonAreThoseOfItsBoxScores() {
    List<Stat> stats =
        List.of(Stat.AT_BATS, Stat.HITS, Stat.RUNS, Stat.BATTED_IN, Stat.ERRORS, Stat.WILD_PITCHES);
    for (Stat stat : stats) {
      int booked = 0;
      for (RealGameReplay replay : REPLAYS) {
        for (Side side : Side.values()) {
          booked += replay.game().book().of(side).totals().get(stat);
        }
      }
      assertThat(DATABASE.query("select sum(\"%s\") from scorebook".formatted(stat.code())))
          .as(stat.code())
          .containsExactly("" + booked);
    }
  }

  /** What a league asks for, in one query: the pitchers by the chances that they took away. */
  @Test
  void worthOfEachPitcherIsAQuery() {
    List<String> expected = new ArrayList<>();
    for (int game = 0; game < GAMES.size(); game++) {
      for (Side side : Side.values()) {
        for (PitchingLine line : REPLAYS.get(game).game().book().of(side).pitching()) {
          if (line.statLine().get(Stat.BATTERS_FACED) > 0) {
            expected.add(
                "%s|%s|%d"
                    .formatted(GAMES.get(game).id(), line.player().id(), line.statLine().wpa()));
          }
        }
      }
    }
    assertThat(
            DATABASE.query(
                """
                select game_id, pitcher_id, round(-sum(wpa) * 10000) from scorebook
                group by game_id, pitcher_id having sum("PA") > 0
                """))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void nobodyOnBaseIsNullAndNotAnEmptyText() {
    assertThat(
            DATABASE.query(
                """
                select count(*) from scorebook where on_1 = '' or batter_hand = ''
                or (bases = 0) <> (on_1 is null and on_2 is null and on_3 is null)
                """))
        .containsExactly("0");
  }
}
