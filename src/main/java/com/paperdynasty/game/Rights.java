package com.paperdynasty.game;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who may give which command. For chat see {@link TalkRights}. */
final class Rights {
  private Rights() {}

  /** Why the actor lacks the right to give a command, or null if they have it. */
  static @Nullable Problem missing(TableState state, Actor actor, Command.Right right) {
    boolean manager = !state.sidesOf(actor.userId()).isEmpty();
    if (!manager && !state.isAdmin(actor) && right != Command.Right.INVITED) {
      return state.knownTo(actor)
          ? Refusal.notAuthorized()
          : Refusal.unknownGame(state.setup().gameId());
    }
    return switch (right) {
      case EITHER_MANAGER, INVITED -> null;
      case MANAGER -> manager ? null : Refusal.notAuthorized();
      case ADMIN -> state.isAdmin(actor) ? null : Refusal.notAuthorized();
      case AWAY_SIDE -> side(state, actor, Side.AWAY);
      case HOME_SIDE -> side(state, actor, Side.HOME);
      case BATTING_SIDE -> turn(state, actor, state.game().batting());
      case FIELDING_SIDE -> turn(state, actor, state.game().fielding());
    };
  }

  private static @Nullable Problem side(TableState state, Actor actor, Side side) {
    return acts(state, actor, side) ? null : Refusal.notAuthorized();
  }

  private static @Nullable Problem turn(TableState state, Actor actor, Side side) {
    return acts(state, actor, side) ? null : Refusal.notYourTurn();
  }

  private static boolean acts(TableState state, Actor actor, Side side) {
    return state.seat(side).heldBy(actor.userId()) || state.isAdmin(actor);
  }
}
