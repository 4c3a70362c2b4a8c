package com.paperdynasty.game.state;

import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.model.GameSetup;
import java.util.ArrayList;
import java.util.List;

/** The plays of a game from its first to its last, without undone ones. */
public final class PlayByPlay {
  private PlayByPlay() {}

  /**
   * A play.
   *
   * @param before the game before it, with the substitutions made until then
   * @param after the game after it
   * @param rollNumber the number of the roll that it was an outcome of
   */
  public record Play(BallGame before, PlayResult result, BallGame after, int rollNumber) {}

  /**
   * The plays of a game. Replays it from its start, which takes some milliseconds for a long game:
   * do not call it on an event loop.
   */
  public static List<Play> of(GameState state) {
    GameSetup setup = state.setup();
    BallGame game = BallGame.start(state.league(), setup.away().lineup(), setup.home().lineup());
    List<Play> plays = new ArrayList<>();
    for (PlayHistory step : PlayHistory.inOrder(state.history())) {
      if (step instanceof PlayHistory.Played played) {
        PlayResult result = played.result(game);
        BallGame after = Innings.after(game, result);
        plays.add(new Play(game, result, after, played.roll().roll().number()));
        game = after;
      } else {
        game = step.apply(game);
      }
    }
    return plays;
  }
}
