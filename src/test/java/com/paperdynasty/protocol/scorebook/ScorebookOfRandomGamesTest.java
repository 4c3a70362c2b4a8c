package com.paperdynasty.protocol.scorebook;

import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.game.state.PlayByPlay.Play;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of random games, with every outcome, substitution and option. */
class ScorebookOfRandomGamesTest {
  private static final int GAMES = Integer.getInteger("random.games", 100);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_129L);
  private static final int MOST_PLAYS = 600;

  @Test
  void sumsOverTheRowsAreTheBoxScore() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      List<Play> plays = new ArrayList<>();
      BallGame game = play(seed, plays);
      ScorebookRows rows = new ScorebookRows("g", "Visitors", "Home", plays);
      new ScorebookSums(
              RealScorebooks.cells(rows), game, "-Drandom.seed=" + seed + " -Drandom.games=1")
          .areTheBoxScore(true);
    }
  }

  private static BallGame play(long seed, List<Play> plays) {
    RandomLineups managers = new RandomLineups(seed);
    League league = SampleLeagues.sba().with(managers.options());
    BallGame game =
        BallGame.start(
            league,
            SampleLineups.lineup(Side.AWAY, league.dh()),
            SampleLineups.lineup(Side.HOME, league.dh()));
    while (!game.isOver() && plays.size() < MOST_PLAYS) {
      boolean repairs = game.whyNotReady() != null;
      if (repairs || managers.rarely(20)) {
        Side side = repairs ? game.fielding() : managers.side();
        List<LineupChange> changes = repairs ? managers.repair(game) : managers.changes(game, side);
        if (Substitutions.apply(game, side, changes) instanceof LineupRuling.Made made) {
          game = made.game();
        }
      } else if (Umpire.rule(game, managers.submission(game)) instanceof Ruling.Legal legal) {
        BallGame after = Innings.after(game, legal.play());
        plays.add(new Play(game, legal.play(), after, plays.size() + 1));
        game = after;
      }
    }
    return game;
  }
}
