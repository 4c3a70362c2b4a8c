package com.paperdynasty.game.state;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.game.fairplay.FairPlay;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras.Plans;
import com.paperdynasty.game.model.TableOptions;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What the events of a game do to the readiness of its sides, and to their plans. Leaves games
 * alone in which nobody has to be ready.
 */
public final class Readiness {
  private Readiness() {}

  /** The plans that the next roll comes with. A side that is not ready has no plan of its own. */
  public static Plans plans(GameState state) {
    BallGame game = state.game();
    ReadyState ready = state.fairPlay().ready();
    Plan offense = ready.side(game.batting()).plan();
    Plan defense = ready.side(game.fielding()).plan();
    return new Plans(
        offense instanceof Plan.Offense said ? said : Plan.Offense.SWING_AWAY,
        defense instanceof Plan.Fielding said ? said.defense() : game.defense());
  }

  /**
   * The game by the defense that a user knows of before the roll: what the side in the field has
   * announced, or planned in secret if the user manages it.
   */
  public static BallGame gameKnownTo(String userId, GameState state) {
    BallGame game = state.game();
    Plan plan = state.fairPlay().ready().side(game.fielding()).plan();
    boolean known =
        state.setup().table().plans() == TableOptions.Plans.OPEN
            || state.seat(game.fielding()).heldBy(userId);
    return plan instanceof Plan.Fielding fielding && known
        ? game.withDefense(fielding.defense())
        : game;
  }

  /** The fair play of a new game. */
  static FairPlay first(Event.GameCreated event) {
    TableOptions table = event.setup().table();
    return table.beforeRoll() == TableOptions.BeforeRoll.READY
        ? FairPlay.EMPTY.with(ReadyState.first(event.at(), table.readySeconds()))
        : FairPlay.EMPTY;
  }

  /**
   * After a side said whether it is ready. A plan that can be seen must be seen, and another
   * defense is a change, as if it had come in a command of its own.
   */
  static GameState answered(GameState state, Event.SideReady event) {
    GameState after =
        with(
            state,
            ready ->
                ready.answered(event.side(), event.ready(), event.by(), event.plan(), event.at()));
    boolean open = state.setup().table().plans() == TableOptions.Plans.OPEN;
    if (!open || plans(after).equals(plans(state))) {
      return after;
    }
    return plans(after).defense().equals(plans(state).defense())
        ? with(after, ready -> ready.shown(event.side()))
        : changed(after, event.side(), event.at());
  }

  static GameState changed(GameState state, Side side, Instant at) {
    return with(state, ready -> ready.changed(side, at));
  }

  static GameState seated(GameState state, Side side, Instant at) {
    return with(state, ready -> ready.seated(side, at));
  }

  /** After a roll, which has made the plans public. */
  static GameState rolled(GameState state, Event.DiceRolled event) {
    GameState after = with(state, ready -> ready.played(event.at()));
    Plans plans = event.extras().plans();
    return plans == null ? after : defended(after, plans.defense());
  }

  /** After a play: runners are held no longer on bases that have emptied. */
  static GameState resolved(GameState state, Instant at) {
    return isUsed(state)
        ? defended(next(state, at), state.game().defense().on(state.game().bases()))
        : state;
  }

  static GameState next(GameState state, Instant at) {
    return with(state, ready -> ready.next(at));
  }

  static GameState undone(GameState state, Instant at) {
    return with(state, ready -> ready.undone(at));
  }

  /** Counts an event. */
  static GameState counted(GameState state) {
    return with(state, ReadyState::counted);
  }

  private static boolean isUsed(GameState state) {
    return state.fairPlay().ready().isUsed();
  }

  private static GameState with(GameState state, UnaryOperator<ReadyState> change) {
    return isUsed(state)
        ? state.with(state.fairPlay().with(change.apply(state.fairPlay().ready())))
        : state;
  }

  private static GameState defended(GameState state, Defense defense) {
    return defense.equals(state.game().defense())
        ? state
        : state.with(
            state.game().withDefense(defense),
            new PlayHistory.DefenseChanged(state.history(), defense));
  }
}
