package com.paperdynasty.game;

import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.fairplay.DiceOrigin;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.TableOptions;
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
    return next(null, command.seen());
  }

  /** Takes the dice that the side at bat has rolled by hand. */
  Decision declare(FairPlayCommand.DeclareDice command) {
    return declared()
        ? next(command.dice(), command.seen())
        : Decision.refuse(GameProblems.gameState("Dice are rolled by the server here"));
  }

  private Decision next(@Nullable DiceFaces dice, @Nullable Long seen) {
    Problem fault = ready.faultIn(seen);
    if (fault != null) {
      return Decision.refuse(fault);
    }
    Problem open = decisionContext.choiceIsOpen();
    if (open != null) {
      return Decision.refuse(open);
    }
    Roll pending = state.pending();
    if (pending != null && !decisionContext.expired(pending)) {
      return Decision.refuse(GameProblems.gameState("A roll is already pending"));
    }
    Problem unfit = whyUnfit(dice);
    if (unfit != null) {
      return Decision.refuse(unfit);
    }
    Problem unready = decisionContext.whyNotReady();
    if (unready != null) {
      return Decision.refuse(unready);
    }
    boolean openSeat = state.away().isOpen() || state.home().isOpen();
    if (!state.started() && openSeat && !state.isAdmin(decisionContext.actor())) {
      return Decision.refuse(GameProblems.gameState("A seat is open"));
    }
    Problem awaited = new EntropyDecider(decisionContext).holdsRoll();
    if (awaited != null) {
      return Decision.refuse(awaited);
    }
    Problem held = RulingDecider.holdsRoll(decisionContext);
    Problem waiting = held != null ? held : ready.refusalToRoll(seen);
    if (waiting != null) {
      return Decision.refuse(waiting);
    }
    return state.started()
        ? Decision.accept(nextRoll(dice))
        : Decision.accept(new Event.GameStarted(decisionContext.now()), nextRoll(dice));
  }

  private boolean declared() {
    return state.setup().table().dice() == TableOptions.DiceSource.DECLARED;
  }

  /** Why these dice cannot be the next ones; a roll that is issued again keeps its own. */
  private @Nullable Problem whyUnfit(@Nullable DiceFaces dice) {
    Roll waiting = state.dice().waiting();
    if (waiting == null) {
      return declared() && dice == null
          ? GameProblems.gameState("Dice are declared here - the side at bat sends declare_dice")
          : null;
    }
    return dice == null || dice.equals(waiting.dice())
        ? null
        : GameProblems.gameState("Other dice were declared for this roll: " + waiting.faces());
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
  private Event nextRoll(@Nullable DiceFaces dice) {
    Roll waiting = state.dice().waiting();
    if (waiting != null) {
      String by = state.dice().extras().declaredBy();
      return rolled(waiting.number(), waiting.rollId(), waiting.dice(), by);
    }
    int number = state.dice().made() + 1;
    return dice == null
        ? rolled(number, null, ofServer(number), null)
        : rolled(number, null, dice, decisionContext.userId());
  }

  private DiceFaces ofServer(int number) {
    DiceOrigin origin = state.originOf(number);
    return decisionContext
        .secrets()
        .seeds()
        .dice(origin.generation())
        .roll(number, origin.away(), origin.home());
  }

  private Event rolled(
      int number, @Nullable String reissueOf, DiceFaces dice, @Nullable String declaredBy) {
    return new Event.DiceRolled(
        new Roll(
            RollIds.id(state.setup().gameId(), number, reissueOf),
            number,
            reissueOf,
            decisionContext.userId(),
            dice,
            decisionContext.now(),
            decisionContext.now().plusMillis(state.league().rollTimeLimitMs())),
        ready.extras().withDeclaredBy(declaredBy));
  }
}
