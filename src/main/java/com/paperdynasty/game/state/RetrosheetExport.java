package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.retrosheet.RetrosheetFile;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Roll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes a game as a Retrosheet event file, without undone plays. */
public final class RetrosheetExport {
  private RetrosheetExport() {}

  /**
   * The file of a game, finished or not. Replays the game from its start, which takes some
   * milliseconds for a long game.
   *
   * @param now gives the date of a game without a roll, in UTC
   */
  public static String of(GameState state, Instant now) {
    GameSetup setup = state.setup();
    BallGame game = BallGame.start(state.league(), setup.away().lineup(), setup.home().lineup());
    RetrosheetFile.Info info =
        RetrosheetFile.Info.of(
            setup.away().name(),
            setup.home().name(),
            LocalDate.ofInstant(firstRoll(state, now), ZoneOffset.UTC),
            setup.away().name() + " at " + setup.home().name() + ", game " + setup.gameId());
    RetrosheetFile file = new RetrosheetFile(info, game);
    for (PlayHistory step : PlayHistory.inOrder(state.history())) {
      game = write(file, game, step);
    }
    return file.text(state.game());
  }

  private static BallGame write(RetrosheetFile file, BallGame before, PlayHistory step) {
    if (step instanceof PlayHistory.Played played) {
      PlayResult play = played.result(before);
      file.play(before, play);
      return Innings.after(before, play);
    }
    if (step instanceof PlayHistory.Substituted substituted) {
      Side side = substituted.side();
      file.substitution(before, side, substituted.changes());
    }
    return step.apply(before);
  }

  private static Instant firstRoll(GameState state, Instant now) {
    for (PlayHistory step : PlayHistory.inOrder(state.history())) {
      if (step instanceof PlayHistory.Played played) {
        return played.roll().roll().at();
      }
    }
    @Nullable Roll pending = state.pending();
    return pending == null ? now : pending.at();
  }
}
