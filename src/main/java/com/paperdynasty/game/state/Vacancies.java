package com.paperdynasty.game.state;

import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.game.model.Event;
import java.time.Instant;

/** Notes since when the side in the field has lacked a fielder, so that no dice can be rolled. */
final class Vacancies {
  private Vacancies() {}

  /**
   * @param before the state before the event
   * @param after the state after it, which does not have it noted yet
   */
  static GameState noted(GameState before, GameState after, Event event) {
    BallGame game = after.game();
    Instant since = before.fairPlay().vacantSince();
    if (game.isOver() || game.whyNotReady() == null) {
      return since == null ? after : after.with(after.fairPlay().vacantSince(null));
    }
    boolean sameSide = before.game().fielding() == game.fielding();
    return since != null && sameSide ? after : after.with(after.fairPlay().vacantSince(event.at()));
  }
}
