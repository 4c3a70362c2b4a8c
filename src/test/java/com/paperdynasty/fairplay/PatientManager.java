package com.paperdynasty.fairplay;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A manager who wants to roll, and does all that is theirs for it at once, whatever the other side
 * does: they give their part of the dice, say that they are ready, and try to roll every second.
 * They answer no proposal.
 *
 * @param since from when on they want to roll
 */
record PatientManager(Actor actor, Instant since) {
  static final Duration TRY_EVERY = Duration.ofSeconds(1);

  /** The moves of the other side, and time, each with what this manager does meanwhile. */
  List<ModelMove> against(List<ModelMove> moves, long... waitsMs) {
    return ModelMove.both(
        moves.stream().map(this::answering).toList(),
        LongStream.of(waitsMs).mapToObj(this::waiting).toList());
  }

  private ModelMove answering(ModelMove move) {
    return state -> {
      ModelState next = move.from(state);
      return next == null ? null : act(next);
    };
  }

  private ModelMove waiting(long ms) {
    return state -> {
      Instant end = state.now().plusMillis(ms);
      ModelState at = state;
      while (at.now().isBefore(end) && !isServed(at)) {
        Duration left = Duration.between(at.now(), end);
        at = act(at.later(left.compareTo(TRY_EVERY) < 0 ? left : TRY_EVERY));
      }
      return at.reachedBy(state, "+" + ms / 1_000.0 + " s");
    };
  }

  /** Whether dice were rolled, by either side, or the game is over. */
  boolean isServed(ModelState state) {
    return state.state().pending() != null || state.state().game().isOver();
  }

  /** How long they have waited, in ms. */
  long waitedMs(ModelState state) {
    return Duration.between(since, state.now()).toMillis();
  }

  /** What they do in a state, and where that leads. */
  ModelState act(ModelState state) {
    Side side = ModelMove.sideOf(actor);
    ModelState at = state;
    if (!isServed(at)) {
      EntropyRounds rounds = at.state().fairPlay().entropy();
      boolean open = rounds.isOpen(at.state().dice().made());
      at = open ? orSame(at, "commit", ModelMove.commit(at, side)) : at;
      at = open ? orSame(at, "open", new FairPlayCommand.OpenEntropy(side, ModelMove.BYTES)) : at;
      boolean ready = at.state().fairPlay().ready().side(side).isReady();
      at = ready ? at : orSame(at, "ready", ModelMove.ready(at, true, null));
      at = orSame(at, "roll", ModelMove.roll(at));
    }
    return at.reachedBy(state.from(), state.by());
  }

  private ModelState orSame(ModelState at, String name, @Nullable Command command) {
    ModelState after = command == null ? null : at.after(name, actor, command);
    return after == null ? at : after;
  }
}
