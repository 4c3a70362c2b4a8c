package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.EventFile;
import com.paperdynasty.baseball.Innings;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes a game as a Retrosheet event file, without what was undone. */
public final class EventFiles {
  private EventFiles() {}

  /**
   * The file of a game, finished or not. Replays the game from its start, which takes some
   * milliseconds for a long game.
   *
   * @param now gives the date of a game without a roll, in UTC
   */
  public static String of(TableState state, Instant now) {
    GameSetup setup = state.setup();
    BallGame game = BallGame.start(state.league(), setup.away().lineup(), setup.home().lineup());
    EventFile.Info info =
        EventFile.Info.of(
            setup.away().name(),
            setup.home().name(),
            LocalDate.ofInstant(firstRoll(state, now), ZoneOffset.UTC),
            setup.away().name() + " at " + setup.home().name() + ", game " + setup.gameId());
    EventFile file = new EventFile(info, game);
    for (Past step : Past.inOrder(state.past())) {
      game = tell(file, game, step);
    }
    return file.text(state.game());
  }

  private static BallGame tell(EventFile file, BallGame before, Past step) {
    if (step instanceof Past.Played played) {
      PlayResult play = played.result(before);
      file.play(before, play);
      return Innings.after(before, play);
    }
    if (step instanceof Past.Substituted substituted) {
      Side side = substituted.side();
      file.substitution(before, side, substituted.changes());
    }
    return step.redo(before);
  }

  private static Instant firstRoll(TableState state, Instant now) {
    for (Past step : Past.inOrder(state.past())) {
      if (step instanceof Past.Played played) {
        return played.roll().roll().at();
      }
    }
    @Nullable Roll pending = state.pending();
    return pending == null ? now : pending.at();
  }
}
