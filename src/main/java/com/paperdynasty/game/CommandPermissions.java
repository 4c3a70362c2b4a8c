package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who may give which command. For chat see {@link ChatPermissions}. */
final class CommandPermissions {
  private CommandPermissions() {}

  /** Why the actor lacks the right to give a command, or null if they have it. */
  static @Nullable Problem missing(GameState state, Actor actor, Command.Right right) {
    boolean manager = !state.sidesOf(actor.userId()).isEmpty();
    if (!manager && !state.isAdmin(actor) && right != Command.Right.INVITED) {
      return state.isKnownTo(actor)
          ? GameProblems.notAuthorized()
          : GameProblems.unknownGame(state.setup().gameId());
    }
    return switch (right) {
      case EITHER_MANAGER, INVITED -> null;
      case MANAGER -> manager ? null : GameProblems.notAuthorized();
      case ADMIN -> state.isAdmin(actor) ? null : GameProblems.notAuthorized();
      case AWAY_SIDE -> side(state, actor, Side.AWAY);
      case HOME_SIDE -> side(state, actor, Side.HOME);
      case BATTING_SIDE -> turn(state, actor, state.game().batting());
      case FIELDING_SIDE -> turn(state, actor, state.game().fielding());
    };
  }

  private static @Nullable Problem side(GameState state, Actor actor, Side side) {
    return acts(state, actor, side) ? null : GameProblems.notAuthorized();
  }

  private static @Nullable Problem turn(GameState state, Actor actor, Side side) {
    return acts(state, actor, side) ? null : GameProblems.notYourTurn();
  }

  private static boolean acts(GameState state, Actor actor, Side side) {
    return state.seat(side).heldBy(actor.userId()) || state.isAdmin(actor);
  }
}
