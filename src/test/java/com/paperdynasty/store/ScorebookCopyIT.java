package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.protocol.scorebook.RealScorebooks;
import com.paperdynasty.protocol.scorebook.ScorebookText;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A season of files, read into PostgreSQL as they are, with the table that the documents have. */
@RunsInParallel
class ScorebookCopyIT {
  private static final Path TABLE = Path.of("src/site/scorebook.sql");
  private static final String COPY = "copy scorebook from stdin with (format csv, header match)";
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
        copies.copyIn(COPY, new StringReader(RealScorebooks.csv(real, replay)));
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

  /** Ids, names and notations that have an apostrophe in the file have none in the table. */
  @Test
  void textsAreThoseOfTheGame() throws Exception {
    GameScenario game = GameScenario.newGame();
    Player batter = new Player("-7", "'Ace' =1+1");
    Player runner = new Player("1-2", "007");
    game.when(
            GameScenario.ALICE,
            new Command.Substitute(
                Side.AWAY, List.of(new LineupChange(1, batter, Position.PINCH_HITTER, false))))
        .accepted();
    game.play(Submission.of(Outcome.WALK));
    game.when(
            GameScenario.ALICE,
            new Command.Substitute(
                Side.AWAY, List.of(new LineupChange(1, runner, Position.PINCH_RUNNER, false))))
        .accepted();
    game.play(Submission.of(Outcome.STOLEN_BASE).withRunner(1));
    game.play(Submission.of(Outcome.GROUNDBALL_C, Position.SHORTSTOP));
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(COPY, new StringReader(ScorebookText.csv(game.state())));
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select concat_ws('|', batter_id, batter, on_1, stole, notation) from scorebook"
                      + " where game_id = '%s' order by play_number"
                          .formatted(game.state().setup().gameId()))) {
        List<String> read = new ArrayList<>();
        while (rows.next()) {
          read.add(rows.getString(1));
        }
        assertThat(read)
            .containsExactly(
                "-7|'Ace' =1+1|BB",
                "away-2|Eddie Marsh|1-2|1-2|SB.1-2",
                "away-2|Eddie Marsh|6-3.2-3");
      }
      connection.rollback();
    }
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
