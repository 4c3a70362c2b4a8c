package com.paperdynasty.game;

import com.paperdynasty.dice.Throw;
import org.jspecify.annotations.Nullable;

/** Decides the commands about dice: rolling and voiding. */
final class RollDecisions {
  private final Asked asked;
  private final TableState state;

  RollDecisions(Asked asked) {
    this.asked = asked;
    this.state = asked.state();
  }

  Decision roll() {
    Roll pending = state.pending();
    if (pending != null && !asked.expired(pending)) {
      return Decision.refuse(Refusal.gameState("A roll is already pending"));
    }
    String unready = state.game().unready();
    if (unready != null) {
      return Decision.refuse(Refusal.rule(unready));
    }
    if (state.started()) {
      return Decision.accept(nextRoll());
    }
    boolean openSeat = state.away().open() || state.home().open();
    return openSeat && !state.isAdmin(asked.actor())
        ? Decision.refuse(Refusal.gameState("A seat is open"))
        : Decision.accept(new Event.GameStarted(asked.now()), nextRoll());
  }

  Decision voidRoll(Command.VoidRoll command) {
    Roll pending = state.pending();
    if (pending == null) {
      return Decision.refuse(Refusal.gameState("No roll is pending"));
    }
    if (command.rollId() != null && !command.rollId().equals(pending.rollId())) {
      return Decision.refuse(Refusal.gameState("Another roll is pending"));
    }
    return Decision.accept(
        new Event.RollVoided(
            asked.now(), asked.by(), pending.rollId(), pending.number(), command.reason()));
  }

  /** Issues a waiting roll again; otherwise a new roll with the next number. */
  private Event nextRoll() {
    Roll waiting = state.dice().waiting();
    if (waiting != null) {
      return rolled(waiting.number(), waiting.rollId(), waiting.dice());
    }
    int number = state.dice().made() + 1;
    Throw dice =
        asked
            .secrets()
            .cup()
            .dice(state.dice().generation())
            .roll(number, state.away().entropyOrNone(), state.home().entropyOrNone());
    return rolled(number, null, dice);
  }

  private Event rolled(int number, @Nullable String reissueOf, Throw dice) {
    return new Event.DiceRolled(
        new Roll(
            RollIds.id(state.setup().gameId(), number, reissueOf),
            number,
            reissueOf,
            asked.by(),
            dice,
            asked.now(),
            asked.now().plusMillis(state.league().rollTimeLimitMs())));
  }
}
