package com.paperdynasty.card.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.paperdynasty.app.cards.SeasonFile;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import com.paperdynasty.baseball.state.TeamBook;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.season.SeasonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Games of the season's average players with the default of every choice: about as many runs as in
 * the season. Pitchers leave when they are tired; a runner on first is sent whenever second is
 * free. {@code -Daverage.games=10000} sets the number of games, {@code -Drandom.seed=…} the seed.
 */
class AverageRunsTest {
  private static final int GAMES = Integer.getInteger("average.games", 300);
  private static final long SEED = Long.getLong("random.seed", 20_261_130L);
  private static final Path SEASON = Path.of("src/test/resources/seasons/2019-players.json.gz");

  /** Of 10,000 games; a side's runs in so few as a build plays differ by more from their mean. */
  private static final double MOST_OFF = GAMES >= 10_000 ? 0.05 : 0.12;

  private static final CalledPlay STEAL_SECOND =
      new CalledPlay(CalledPlay.Batter.SWINGS, List.of(1));

  private final Random random = new Random(SEED);
  private StatLine totals = StatLine.ZERO;
  private int changes;

  @Test
  void averageTeamsScoreAsManyRunsAsInTheSeason() throws IOException {
    SeasonLines season = SeasonFile.read(SEASON);
    List<AverageTeam> teams =
        List.of(
            new AverageTeam(season, CardPlayScenario.PD, "away"),
            new AverageTeam(season, CardPlayScenario.PD, "home"));
    GameCards cards = GameCards.of(teams.stream().map(AverageTeam::set).toList());
    PlayedRolls rolls = new PlayedRolls(cards, random, Choice::standard);
    for (int game = 0; game < GAMES; game++) {
      BallGame end = play(rolls, cards, teams, game);
      for (Side side : Side.values()) {
        totals = totals.plus(end.book().of(side).totals());
      }
    }
    double sides = 2.0 * GAMES;
    double real = season.league().of("R") / (2 * season.league().of("G"));
    double runs = totals.get(Stat.RUNS) / sides;
    System.out.printf(
        "%,d games of average teams from seed %d: %.3f runs a side, in the season %.3f (%+.1f %%)%n",
        GAMES, SEED, runs, real, 100 * (runs / real - 1));
    for (Stat stat : Stat.BATTING) {
      System.out.printf("%s %.3f  ", stat.code(), totals.get(stat) / sides);
    }
    System.out.println();

    assertThat(runs).isCloseTo(real, within(MOST_OFF * real));
  }

  private BallGame play(PlayedRolls rolls, GameCards cards, List<AverageTeam> teams, int number) {
    BallGame game =
        BallGame.start(
            CardPlayScenario.PD, teams.get(0).lineup(number), teams.get(1).lineup(number + 3));
    while (!game.isOver()) {
      Side side = game.fielding();
      game = relieved(game, cards, teams.get(side == Side.AWAY ? 0 : 1), number);
      game = rolls.play(game, STEAL_SECOND).after();
    }
    return game;
  }

  /** A pitcher who is tired leaves. */
  private BallGame relieved(BallGame game, GameCards cards, AverageTeam team, int number) {
    TeamBook book = game.book().of(game.fielding());
    PitchingLine line = book.pitcherOfRecord();
    Card card = Objects.requireNonNull(cards.of(line.player().id()));
    Ratings.Pitching ratings = Objects.requireNonNull(card.ratings().pitching());
    int innings = book.isStarter(line) ? ratings.starter() : ratings.reliever();
    if (line.statLine().get(Stat.OUTS) < 3 * innings) {
      return game;
    }
    LineupChange change =
        new LineupChange(0, team.reliever(number, changes++), Position.PITCHER, false);
    return Substitutions.made(game, game.fielding(), List.of(change));
  }
}
