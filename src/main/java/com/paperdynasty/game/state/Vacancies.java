package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.model.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notes since when the side in the field has lacked a fielder, or a side has had an injured player
 * to replace, so that no dice can be rolled.
 */
final class Vacancies {
  private Vacancies() {}

  /**
   * @param before the state before the event
   * @param after the state after it, which does not have it noted yet
   */
  static GameState noted(GameState before, GameState after, Event event) {
    Side awaited = awaited(after);
    Instant since = before.fairPlay().vacantSince();
    if (awaited == null) {
      return since == null ? after : after.with(after.fairPlay().vacantSince(null));
    }
    return since != null && awaited == awaited(before)
        ? after
        : after.with(after.fairPlay().vacantSince(event.at()));
  }

  private static @Nullable Side awaited(GameState state) {
    BallGame game = state.game();
    if (!game.isOver() && game.whyNotReady() != null) {
      return game.fielding();
    }
    Injury injury = Injuries.mustLeave(state);
    return injury == null ? null : injury.side();
  }
}
