package com.paperdynasty.baseball.retrosheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.DiamondDrawing;
import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import com.paperdynasty.baseball.realgames.EventFileScorer;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import com.paperdynasty.baseball.state.TeamBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random games, written as event files and scored from them alone: the same totals, and the same
 * line for every player. {@code -Drandom.games} and {@code -Drandom.seed} set their number and
 * seed.
 */
class RetrosheetFileOfRandomGamesTest {
  private static final int GAMES = Integer.getInteger("random.games", 300);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_122L);
  private static final int MOST_PLAYS = 1_000;
  private static final int MOST_SHOWN = 20;

  private static final List<Stat> AT_BAT = Stat.BATTING;
  private static final List<Stat> ON_THE_MOUND =
      List.of(
          Stat.OUTS,
          Stat.BATTERS_FACED,
          Stat.HITS,
          Stat.RUNS,
          Stat.EARNED_RUNS,
          Stat.HOME_RUNS,
          Stat.WALKS,
          Stat.INTENTIONAL_WALKS,
          Stat.STRIKEOUTS,
          Stat.HIT_BY_PITCH,
          Stat.WILD_PITCHES,
          Stat.BALKS);

  /** Looks at a game after each play. */
  private interface PlayReader {
    void read(RetrosheetFile file, BallGame before, Submission submission, BallGame after);
  }

  @Test
  void randomGameIsReadBackToTheSameBoxScore() {
    List<String> failures = new ArrayList<>();
    for (long seed = FIRST_SEED;
        seed < FIRST_SEED + GAMES && failures.size() < MOST_SHOWN;
        seed++) {
      BallGame[] game = new BallGame[1];
      try {
        RetrosheetFile file = play(seed, (written, before, submission, after) -> game[0] = after);
        assertThat(differences(game[0], file.text(game[0]))).isEmpty();
      } catch (RuntimeException | AssertionError e) {
        failures.add("-Drandom.seed=" + seed + " -Drandom.games=1: " + firstFailure(seed, e));
      }
    }
    assertThat(failures).isEmpty();
  }

  /** Slow, but finds the play that failed. */
  private static String firstFailure(long seed, Throwable cause) {
    try {
      play(seed, RetrosheetFileOfRandomGamesTest::readEachPlay);
      return cause.toString();
    } catch (AssertionError e) {
      return e.getMessage() + "\n" + e.getCause();
    }
  }

  private static void readEachPlay(
      RetrosheetFile file, BallGame before, Submission submission, BallGame after) {
    String text = file.text(after);
    String play = text.lines().filter(line -> line.startsWith("play")).reduce("", (a, b) -> b);
    String about = DiamondDrawing.draw(before) + submission + "\n" + play;
    try {
      List<String> differences = differences(after, text);
      differences.removeIf(difference -> difference.contains(" LOB "));
      assertThat(differences).as(about).isEmpty();
    } catch (IllegalArgumentException e) {
      throw new AssertionError(about, e);
    }
  }

  private static RetrosheetFile play(long seed, PlayReader reader) {
    RandomLineups managers = new RandomLineups(seed);
    League league = SampleLeagues.sba().with(managers.options());
    BallGame game =
        BallGame.start(
            league,
            SampleLineups.lineup(Side.AWAY, league.dh()),
            SampleLineups.lineup(Side.HOME, league.dh()));
    RetrosheetFile file =
        new RetrosheetFile(new RetrosheetFile.Info("AAA", "HHH", "2026/11/22", 0), game);
    while (!game.isOver() && game.playNumber() < MOST_PLAYS) {
      if (game.whyNotReady() != null) {
        game = substitute(file, game, game.fielding(), managers.repair(game));
      } else if (managers.rarely(20)) {
        Side side = managers.side();
        game = substitute(file, game, side, managers.changes(game, side));
      } else {
        Submission submission = managers.submission(game);
        BallGame after = submit(file, game, submission);
        reader.read(file, game, submission, after);
        game = after;
      }
    }
    return file;
  }

  private static BallGame substitute(
      RetrosheetFile file, BallGame game, Side side, List<LineupChange> changes) {
    if (!(Substitutions.apply(game, side, changes) instanceof LineupRuling.Made made)) {
      return game;
    }
    file.substitution(game, side, changes);
    return made.game();
  }

  private static BallGame submit(RetrosheetFile file, BallGame game, Submission submission) {
    if (happensOnADeadBall(submission)
        || !(Umpire.rule(game, submission) instanceof Ruling.Legal legal)) {
      return game;
    }
    file.play(game, legal.play());
    return Innings.after(game, legal.play());
  }

  /** Combinations that {@link RetrosheetEvent} leaves out. */
  static boolean happensOnADeadBall(Submission submission) {
    Outcome main = submission.outcome();
    List<Outcome> all = new ArrayList<>(List.of(main));
    submission.with().stream().map(With::outcome).forEach(all::add);
    boolean steals =
        all.contains(Outcome.STOLEN_BASE)
            || all.contains(Outcome.CAUGHT_STEALING)
            || all.contains(Outcome.BALK);
    boolean dead =
        main == Outcome.HIT_BY_PITCH
            || main == Outcome.CATCHER_INTERFERENCE
            || main.kind() == Kind.INTERFERENCE;
    return all.size() > 1 && ((dead && steals) || all.contains(Outcome.BALK));
  }

  private static List<String> differences(BallGame game, String file) {
    EventFileScorer read = EventFileScorer.score(file);
    List<String> differences = new ArrayList<>();
    for (Side side : Side.values()) {
      TeamBook book = game.book().of(side);
      int team = side == Side.AWAY ? 0 : 1;
      for (Stat stat : Stat.TEAM) {
        compare(differences, side.code(), stat, book.totals(), read.total(team, stat));
      }
      for (BattingLine line : book.batting()) {
        String id = line.player().id();
        AT_BAT.forEach(stat -> compare(differences, id, stat, line.statLine(), read.of(id, stat)));
      }
      for (PitchingLine line : book.pitching()) {
        String id = line.player().id() + " pitching";
        ON_THE_MOUND.forEach(
            stat -> compare(differences, id, stat, line.statLine(), read.of(id, stat)));
        int marked = read.of(id, EventFileScorer.EARNED_BY_MARKS);
        compare(differences, id + " by marks", Stat.EARNED_RUNS, line.statLine(), marked);
      }
    }
    return differences;
  }

  private static void compare(
      List<String> differences, String who, Stat stat, StatLine book, int read) {
    if (book.get(stat) != read) {
      differences.add(who + " " + stat.code() + " is " + book.get(stat) + ", read " + read);
    }
  }
}
