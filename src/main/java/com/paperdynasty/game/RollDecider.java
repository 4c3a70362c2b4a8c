package com.paperdynasty.game;

import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Decides the commands about dice: rolling and voiding. */
final class RollDecider {
  private final DecisionContext decisionContext;
  private final GameState state;
  private final ReadyDecider ready;

  RollDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
    this.ready = new ReadyDecider(decisionContext);
  }

  Decision roll(Command.RollDice command) {
    Problem fault = ready.faultIn(command.seen());
    if (fault != null) {
      return Decision.refuse(fault);
    }
    Roll pending = state.pending();
    if (pending != null && !decisionContext.expired(pending)) {
      return Decision.refuse(GameProblems.gameState("A roll is already pending"));
    }
    String unready = state.game().whyNotReady();
    if (unready != null) {
      return Decision.refuse(GameProblems.rule(unready));
    }
    boolean openSeat = state.away().isOpen() || state.home().isOpen();
    if (!state.started() && openSeat && !state.isAdmin(decisionContext.actor())) {
      return Decision.refuse(GameProblems.gameState("A seat is open"));
    }
    Problem held = RulingDecider.holdsRoll(decisionContext);
    Problem waiting = held != null ? held : ready.refusalToRoll(command.seen());
    if (waiting != null) {
      return Decision.refuse(waiting);
    }
    return state.started()
        ? Decision.accept(nextRoll())
        : Decision.accept(new Event.GameStarted(decisionContext.now()), nextRoll());
  }

  Decision voidRoll(Command.VoidRoll command) {
    Roll pending = state.pending();
    if (pending == null) {
      return Decision.refuse(GameProblems.gameState("No roll is pending"));
    }
    if (command.rollId() != null && !command.rollId().equals(pending.rollId())) {
      return Decision.refuse(GameProblems.gameState("Another roll is pending"));
    }
    return Decision.accept(
        new Event.RollVoided(
            decisionContext.now(),
            decisionContext.userId(),
            pending.rollId(),
            pending.number(),
            command.reason()));
  }

  /** Issues a waiting roll again; otherwise a new roll with the next number. */
  private Event nextRoll() {
    Roll waiting = state.dice().waiting();
    if (waiting != null) {
      return rolled(waiting.number(), waiting.rollId(), waiting.dice());
    }
    int number = state.dice().made() + 1;
    DiceFaces dice =
        decisionContext
            .secrets()
            .seeds()
            .dice(state.dice().generation())
            .roll(number, state.away().entropyOrNone(), state.home().entropyOrNone());
    return rolled(number, null, dice);
  }

  private Event rolled(int number, @Nullable String reissueOf, DiceFaces dice) {
    return new Event.DiceRolled(
        new Roll(
            RollIds.id(state.setup().gameId(), number, reissueOf),
            number,
            reissueOf,
            decisionContext.userId(),
            dice,
            decisionContext.now(),
            decisionContext.now().plusMillis(state.league().rollTimeLimitMs())),
        ready.extras());
  }
}
