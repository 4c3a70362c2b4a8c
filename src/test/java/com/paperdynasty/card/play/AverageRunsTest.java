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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
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

  /** For 10,000 games. The fewer games of a build come less near to the mean. */
  private static final double MOST_OFF = GAMES >= 10_000 ? 0.05 : 0.12;

  private static final CalledPlay STEAL_SECOND =
      new CalledPlay(CalledPlay.Batter.SWINGS, List.of(1));

  private final Random random = new Random(SEED);
  private final Map<Stat, Long> totals = new EnumMap<>(Stat.class);
  private final ExtraBaseCounts extraBases = new ExtraBaseCounts();
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
        add(end.book().of(side).totals());
      }
    }
    double real = season.league().of("R") / (2 * season.league().of("G"));
    double runs = perSide(Stat.RUNS);
    System.out.printf(
        "%,d games of average teams from seed %d: %.3f runs a side, in the season %.3f (%+.1f %%)%n",
        GAMES, SEED, runs, real, 100 * (runs / real - 1));
    System.out.println(
        Stat.BATTING.stream()
            .map(stat -> "%s %.2f".formatted(stat.code(), perSide(stat)))
            .collect(Collectors.joining(" ")));
    System.out.println(extraBases.beside(season.league()));

    assertThat(runs).isCloseTo(real, within(MOST_OFF * real));
    for (String runner : ExtraBaseCounts.runners()) {
      assertThat(extraBases.extra(runner))
          .as(runner)
          .isCloseTo(
              ExtraBaseCounts.share(runner, "_extra", season.league()), within(2 * MOST_OFF));
    }
  }

  private void add(StatLine line) {
    for (Stat stat : Stat.BATTING) {
      totals.merge(stat, (long) line.get(stat), Long::sum);
    }
  }

  private double perSide(Stat stat) {
    return totals.getOrDefault(stat, 0L) / (2.0 * GAMES);
  }

  private BallGame play(PlayedRolls rolls, GameCards cards, List<AverageTeam> teams, int number) {
    BallGame game =
        BallGame.start(
            CardPlayScenario.PD, teams.get(0).lineup(number), teams.get(1).lineup(number + 3));
    while (!game.isOver()) {
      Side side = game.fielding();
      game = relieved(game, cards, teams.get(side == Side.AWAY ? 0 : 1), number);
      PlayedRolls.Played played = rolls.play(game, STEAL_SECOND);
      extraBases.add(game, played.result());
      game = played.after();
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
