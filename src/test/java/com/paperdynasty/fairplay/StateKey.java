package com.paperdynasty.fairplay;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.game.fairplay.CanonicalWriter;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.fairplay.FairPlay;
import com.paperdynasty.game.fairplay.ReadySide;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.fairplay.RulingState;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.state.GameState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are equal for two states from which the same can happen. Times are relative to now,
 * and no longer told apart once nothing depends on them.
 */
final class StateKey implements CanonicalWriter {
  /** Longer than anything lasts, in s: a proposal is open for ten minutes. */
  private static final long LONGEST_S = 601;

  /** Greater numbers are times, in ms since 1970. */
  private static final long FIRST_TIME_MS = 1_000_000_000_000L;

  /** From so few on no count reaches its bound within the moves of a search. */
  private static final int FEW = 2;

  private final StringBuilder text = new StringBuilder();
  private final Instant now;

  private StateKey(Instant now) {
    this.now = now;
  }

  /** The key of a state at a time. */
  static String of(GameState state, Instant now) {
    if (state.game().isOver()) {
      return "over";
    }
    StateKey key = new StateKey(now);
    for (Side side : Side.values()) {
      // The only slot whose player the moves replace.
      key.text(state.game().lineup(side).batting(ModelMove.ORDER).player().id());
    }
    key.text(state.game().defense().toString());
    key.text(plans(state));
    key.number(state.game().playNumber());
    key.number(state.game().outs());
    key.flag(state.started());
    key.roll(state.pending());
    key.number(state.dice().generation());
    key.number(state.dice().again().size());
    key.ready(state.fairPlay().ready());
    timeless(state, now).write(key);
    return key.text.toString();
  }

  /** Without the readiness, which numbers events, and without what is over. */
  private static FairPlay timeless(GameState state, Instant now) {
    FairPlay fairPlay = state.fairPlay().with(ReadyState.EMPTY);
    RulingState rulings = fairPlay.rulings();
    for (Side side : Side.values()) {
      if (rulings.open(side, now) == null) {
        rulings = rulings.answered(side);
      }
    }
    return fairPlay.entropy().isOpen(state.dice().made())
        ? fairPlay.with(rulings)
        : fairPlay.with(rulings).with(EntropyRounds.EMPTY);
  }

  /** What a manager who knows the dice would like to change: players, plans and defense. */
  static String table(GameState state) {
    StringBuilder table = new StringBuilder();
    for (Side side : Side.values()) {
      for (Slot slot : state.game().lineup(side).inGame()) {
        table.append(slot.player().id()).append(slot.position().code()).append(' ');
      }
    }
    return table.append(state.game().defense()).append(plans(state)).toString();
  }

  private static String plans(GameState state) {
    RollExtras.Plans plans = state.dice().extras().plans();
    return plans == null ? "-" : plan(plans.offense()) + plans.defense();
  }

  private static String plan(@Nullable Plan plan) {
    if (plan instanceof Plan.Offense offense) {
      return offense.play().code() + offense.steals();
    }
    return plan instanceof Plan.Fielding fielding ? fielding.defense().toString() : "-";
  }

  private void roll(@Nullable Roll pending) {
    flag(pending != null);
    if (pending != null) {
      time(pending.expiresAt());
    }
  }

  private void ready(ReadyState ready) {
    flag(ready.rolled());
    if (ready.rolled()) {
      return; // Everything begins anew when the roll is used.
    }
    for (Side side : Side.values()) {
      ReadySide one = ready.side(side);
      flag(one.isReady());
      text(plan(one.plan()));
      number(one.usedMs());
      flag(one.timeUpAt() != null);
      number(one.answers() < FEW ? 0 : one.answers());
      number(one.takenBack() < FEW ? 0 : one.takenBack());
      number(Math.min(1, ready.seq() - ready.changedAt(side)));
    }
    if (ready.waitingFor() != null) {
      time(ready.since());
    }
  }

  private void time(Instant at) {
    long s = Duration.between(now, at).toSeconds();
    text.append(Math.max(-LONGEST_S, Math.min(LONGEST_S, s))).append('s');
  }

  @Override
  public void number(long value) {
    if (value > FIRST_TIME_MS) {
      time(Instant.ofEpochMilli(value));
    } else {
      text.append(value).append(',');
    }
  }

  @Override
  public void flag(boolean value) {
    text.append(value ? '+' : '-');
  }

  @Override
  public void text(@Nullable String value) {
    text.append(value).append('|');
  }
}
