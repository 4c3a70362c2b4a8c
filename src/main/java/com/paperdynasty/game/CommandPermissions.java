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
    boolean official = state.isAdmin(actor) || state.isUmpire(actor.userId());
    if (!manager && !official && right != Command.Right.INVITED) {
      return state.isKnownTo(actor)
          ? GameProblems.notAuthorized()
          : Problem.unknownGame(state.setup().gameId());
    }
    return switch (right) {
      case INVITED -> null;
      case EITHER_MANAGER ->
          orNotAuthorized(state.actsFor(actor, Side.AWAY) || state.actsFor(actor, Side.HOME));
      case MANAGER -> orNotAuthorized(manager);
      case ADMIN -> orNotAuthorized(state.isAdmin(actor));
      case OFFICIAL -> orNotAuthorized(official);
      case RULING -> ruling(state, actor);
      case AWAY_SIDE -> orNotAuthorized(state.actsFor(actor, Side.AWAY));
      case HOME_SIDE -> orNotAuthorized(state.actsFor(actor, Side.HOME));
      case BATTING_SIDE -> turn(state, actor, manager, state.game().batting());
      case FIELDING_SIDE -> turn(state, actor, manager, state.game().fielding());
    };
  }

  private static @Nullable Problem turn(GameState state, Actor actor, boolean manager, Side side) {
    if (state.actsFor(actor, side)) {
      return null;
    }
    return manager ? GameProblems.notYourTurn() : GameProblems.notAuthorized();
  }

  /** A manager of both sides, who would have to agree with themself, rules alone. */
  private static @Nullable Problem ruling(GameState state, Actor actor) {
    boolean manages = !state.sidesOf(actor.userId()).isEmpty();
    boolean partial = manages && state.rulesByAgreement();
    if ((actor.serviceAdmin() && !partial) || state.isUmpire(actor.userId())) {
      return null;
    }
    if (state.rulesByAgreement()) {
      return GameProblems.askTheOtherManager();
    }
    boolean alone = state.isAgreed() && state.sidesOf(actor.userId()).size() > 1;
    return orNotAuthorized(alone || state.isAdmin(actor));
  }

  private static @Nullable Problem orNotAuthorized(boolean may) {
    return may ? null : GameProblems.notAuthorized();
  }
}
