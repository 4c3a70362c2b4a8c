package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom a game waits, and for what.
 *
 * @param sides both, where either may move
 * @param since when they were asked; null if the state does not say
 * @param until when the game waits no longer for this; null for ever
 */
public record WhoseMove(
    List<Side> sides, For what, @Nullable Instant since, @Nullable Instant until) {
  public WhoseMove {
    sides = List.copyOf(sides);
  }

  /** What a game waits for. */
  public enum For {
    /**
     * A side has to say that it is ready, to fill its positions, or to replace an injured player.
     */
    READY("ready"),
    ENTROPY("entropy"),
    RULING("ruling"),
    ROLL("roll"),
    OUTCOME("outcome"),
    /** A manager has to choose before the play goes on. */
    DECISION("decision");

    private final String code;

    For(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }
  }

  /** Whose move it is at a time; null when the game is over. */
  public static @Nullable WhoseMove at(GameState state, Instant now) {
    if (state.game().isOver()) {
      return null;
    }
    Side batting = state.game().batting();
    Roll pending = state.pending();
    Event.ChoiceNeeded choice = state.openChoice();
    if (choice != null) {
      return new WhoseMove(
          List.of(choice.choice().side()), For.DECISION, choice.at(), choice.until());
    }
    if (pending != null && now.isBefore(pending.expiresAt())) {
      return new WhoseMove(List.of(batting), For.OUTCOME, pending.at(), pending.expiresAt());
    }
    if (state.game().whyNotReady() != null) {
      return new WhoseMove(
          List.of(batting.other()), For.READY, state.fairPlay().vacantSince(), null);
    }
    Injury injury = Injuries.mustLeave(state);
    if (injury != null) {
      return new WhoseMove(List.of(injury.side()), For.READY, state.fairPlay().vacantSince(), null);
    }
    List<Side> awaited = EntropyDecider.awaited(state, now);
    if (!awaited.isEmpty()) {
      EntropyRounds rounds = state.fairPlay().entropy();
      int readySeconds = state.setup().table().readySeconds();
      return new WhoseMove(awaited, For.ENTROPY, rounds.began(), rounds.until(readySeconds));
    }
    Proposal held = state.isAgreed() ? state.fairPlay().rulings().holding(now) : null;
    if (held != null) {
      return new WhoseMove(List.of(held.side().other()), For.RULING, held.at(), held.heldUntil());
    }
    WhoseMove ready = ready(state.fairPlay().ready(), now);
    if (ready != null) {
      return ready;
    }
    boolean declared = state.setup().table().dice() == TableOptions.DiceSource.DECLARED;
    return new WhoseMove(
        declared ? List.of(batting) : List.of(Side.AWAY, Side.HOME), For.ROLL, null, null);
  }

  /** A side for which the other, which is ready, waits; or both, if neither is ready. */
  private static @Nullable WhoseMove ready(ReadyState ready, Instant now) {
    Side awaited = ready.waitingFor();
    if (awaited != null) {
      return ready.isPassedOver(awaited, now)
          ? null
          : new WhoseMove(List.of(awaited), For.READY, ready.since(), ready.budgetEndsAt());
    }
    boolean neither = ready.isUsed() && !ready.away().isReady() && !ready.home().isReady();
    return neither ? new WhoseMove(List.of(Side.AWAY, Side.HOME), For.READY, null, null) : null;
  }

  /** Whether the game waits for that side alone. */
  boolean isOnly(Side side) {
    return sides.equals(List.of(side));
  }
}
