package com.paperdynasty.baseball.scoring;

import static com.paperdynasty.baseball.PlayAssert.given;
import static com.paperdynasty.baseball.state.Situation.bottomOf;
import static com.paperdynasty.baseball.state.Situation.topOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.expectancy.PlayWorth;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.TeamBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayWorthTest {
  private static final int GAMES = Integer.getInteger("random.games", 300);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_129L);
  private static final int ONE = 10_000;

  /** The winner's batters and pitchers together gain what was missing before the first pitch. */
  @Test
  void worthOfARandomGameIsWhatTheWinnerLackedAtItsStart() {
    int decided = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      BallGame over = randomGame(seed);
      if (over.isOver()) {
        decided++;
        wonAllThatWasMissing(over, "-Drandom.seed=" + seed + " -Drandom.games=1");
      }
    }
    assertThat(decided).isGreaterThan(GAMES / 2);
  }

  @Test
  void worthOfARealGameIsWhatTheWinnerLackedAtItsStart() {
    for (RealGame real : RealGame.sample()) {
      RealGameReplay replay = RealGameReplay.of(real, SampleLeagues.sba());
      if (replay.game().gameEnd().winner() != null) {
        wonAllThatWasMissing(replay.game(), real.id());
      }
    }
  }

  /** What a half is worth for the batters is its runs, less those expected at its start. */
  @Test
  void worthOfEachRealHalfIsItsRunsAboveExpectation() {
    int halves = 0;
    for (RealGame real : RealGame.sample()) {
      BallGame start = null;
      int worth = 0;
      int runs = 0;
      for (RealGameReplay.Played played : RealGameReplay.of(real, SampleLeagues.sba()).played()) {
        BallGame before = played.before();
        start = start == null ? before : start;
        worth += played.result().worth().re24();
        runs += played.result().runs();
        if (played.after().isOver() || played.after().half() != before.half()) {
          int expected = start.league().expectancy().runs(start.bases().mask());
          assertThat(worth)
              .as("%s, inning %d, %s", real.id(), before.inning(), before.half())
              .isEqualTo(runs * ONE - expected);
          halves++;
          start = null;
          worth = 0;
          runs = 0;
        }
      }
    }
    assertThat(halves).isGreaterThan(42 * 17 - 10);
  }

  private static void wonAllThatWasMissing(BallGame over, String what) {
    Side winner = over.gameEnd().winner();
    int start = start(over.league()).homeWins();
    assertThat(start).isEqualTo(ONE / 2);
    assertThat(wpa(over.book().of(winner))).as(what).isEqualTo(ONE - start);
    assertThat(wpa(over.book().of(winner.other()))).as(what).isEqualTo(start - ONE);
  }

  private static int wpa(TeamBook book) {
    int wpa = 0;
    for (BattingLine line : book.batting()) {
      wpa += line.statLine().wpa();
    }
    for (PitchingLine line : book.pitching()) {
      wpa += line.statLine().wpa();
    }
    return wpa;
  }

  /** Plays to the end; checks each play against the state after it, and the sum of each half. */
  private static BallGame randomGame(long seed) {
    RandomLineups managers = new RandomLineups(seed);
    BallGame game = start(SampleLeagues.sba().with(managers.options()));
    int half = 0;
    int runs = 0;
    int expected = game.league().expectancy().runs(game.bases().mask());
    while (!game.isOver() && game.playNumber() < 1_000) {
      if (game.whyNotReady() != null || managers.rarely(20)) {
        boolean repairs = game.whyNotReady() != null;
        Side side = repairs ? game.fielding() : managers.side();
        List<LineupChange> changes = repairs ? managers.repair(game) : managers.changes(game, side);
        if (Substitutions.apply(game, side, changes) instanceof LineupRuling.Made made) {
          game = made.game();
        }
        continue;
      }
      if (!(Umpire.rule(game, managers.submission(game)) instanceof Ruling.Legal legal)) {
        continue;
      }
      PlayResult play = legal.play();
      BallGame after = Innings.after(game, play);
      Integer before = game.homeWins();
      Integer now = after.homeWins();
      int gained = game.half() == Half.BOTTOM ? now - before : before - now;
      assertThat(play.worth().wpa())
          .as("seed %d, play %d", seed, after.playNumber())
          .isEqualTo(gained);
      half += play.worth().re24();
      runs += play.runs();
      if (after.isOver() || after.half() != game.half()) {
        assertThat(half).as("seed %d", seed).isEqualTo(runs * ONE - expected);
        half = 0;
        runs = 0;
        expected = after.league().expectancy().runs(after.bases().mask());
      }
      game = after;
    }
    return game;
  }

  private static BallGame start(League league) {
    return BallGame.start(
        league,
        SampleLineups.lineup(Side.AWAY, league.dh()),
        SampleLineups.lineup(Side.HOME, league.dh()));
  }

  @Test
  void walkOffIsWorthAllThatWasMissing() {
    BallGame game = bottomOf(9).outs(2).runnersOn(3).score(2, 2).game();
    PlayWorth worth = given(game).when(Outcome.SINGLE).result.worth();
    assertThat(worth.wpa()).isEqualTo(ONE - game.homeWins());
    assertThat(worth.re24()).isEqualTo(ONE - game.league().expectancy().runs(2 * 8 + 4));
  }

  @Test
  void stealCountsForTheRunner() {
    BallGame game = topOf(3).runnersOn(1).game();
    PlayResult play = given(game).when(Submission.of(Outcome.STOLEN_BASE).withRunner(1)).result;
    assertThat(play.worth().player()).isEqualTo("away-4");
    assertThat(play.worth().ownWpa()).isZero();
    assertThat(play.worth().runners())
        .containsExactly(new PlayWorth.Share("away-4", play.worth().wpa(), play.worth().re24()));
    BallGame after = Innings.after(game, play);
    assertThat(line(after, "away-4")).isPositive().isEqualTo(play.worth().wpa());
    assertThat(line(after, "away-5")).isZero();
    assertThat(after.book().home().pitcherOfRecord().statLine().wpa())
        .isEqualTo(-play.worth().wpa());
  }

  @Test
  void strikeoutWithACaughtStealingIsParted() {
    BallGame game = topOf(3).runnersOn(1).game();
    Submission both =
        Submission.of(Outcome.STRIKEOUT_OUT)
            .withOthers(List.of(new With(Outcome.CAUGHT_STEALING, 1)));
    PlayWorth worth = given(game).when(both).result.worth();
    PlayWorth alone =
        given(game).when(Submission.of(Outcome.CAUGHT_STEALING).withRunner(1)).result.worth();
    assertThat(worth.runners())
        .containsExactly(new PlayWorth.Share("away-4", alone.wpa(), alone.re24()));
    assertThat(worth.player()).isEqualTo("away-5");
    assertThat(worth.ownWpa()).isNegative().isEqualTo(worth.wpa() - alone.wpa());
  }

  /** The run that a wild pitch lets in is the batter's, as is everything but the steal. */
  @Test
  void stealOnAWildPitchIsTheRunnersAndTheRunIsTheBatters() {
    BallGame game = topOf(3).runnersOn(1, 3).game();
    Submission steal = Submission.of(Outcome.STOLEN_BASE).withRunner(1);
    PlayWorth both =
        given(game)
            .when(steal.withOthers(List.of(new With(Outcome.WILD_PITCH, null))))
            .result
            .worth();
    assertThat(both.runners()).hasSize(1);
    assertThat(both.player()).isEqualTo(game.batter().player().id());
    assertThat(both.ownWpa()).isPositive();
  }

  /** Nobody steals a base that a walk gives (official rules, 9.07). */
  @Test
  void walkThatGivesTheBaseIsTheBattersAlone() {
    BallGame game = topOf(3).runnersOn(1).game();
    Submission both =
        Submission.of(Outcome.WALK).withOthers(List.of(new With(Outcome.STOLEN_BASE, 1)));
    PlayWorth worth = given(game).when(both).result.worth();
    assertThat(worth.runners()).isEmpty();
    assertThat(worth.ownWpa()).isPositive().isEqualTo(worth.wpa());
  }

  @Test
  void leverageIsHighWhereTheGameHangsOnTheNextBatter() {
    BallGame close = bottomOf(9).outs(2).runnersOn(1, 2, 3).score(3, 2).game();
    BallGame lost = bottomOf(9).outs(2).score(12, 2).game();
    assertThat(given(close).when(Outcome.STRIKEOUT_OUT).result.worth().leverage())
        .isBetween(800, 1_300);
    assertThat(given(lost).when(Outcome.STRIKEOUT_OUT).result.worth().leverage()).isZero();
    assertThat(given(topOf(1)).when(Outcome.STRIKEOUT_OUT).result.worth().leverage())
        .isBetween(70, 110);
  }

  @Test
  void calledGameGivesNobodyTheLastStep() {
    BallGame game = bottomOf(7).score(1, 3).game();
    BallGame called = Innings.called(game);
    assertThat(called.homeWins()).isEqualTo(ONE);
    assertThat(wpa(called.book().home())).isEqualTo(wpa(game.book().home()));
    assertThat(Innings.called(bottomOf(7).score(3, 3).game()).homeWins()).isNull();
  }

  private static int line(BallGame game, String id) {
    return game.book().away().batting().stream()
        .filter(line -> line.player().id().equals(id))
        .findFirst()
        .orElseThrow()
        .statLine()
        .wpa();
  }
}
