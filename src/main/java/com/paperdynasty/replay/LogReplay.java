package com.paperdynasty.replay;

import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Event.GameCreated;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.LoggedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Replays a game's log, event by event, and compares each state with the hash that was stored with
 * its event. Does no I/O. Do not replay a long log on an event loop. For one thread at a time.
 */
public final class LogReplay {
  private final UUID gameId;
  private final RuleBook rules;
  private long seq;
  private @Nullable GameState state;

  /** Creates a replay that begins before the first event. */
  public LogReplay(UUID gameId, RuleBook rules) {
    this.gameId = gameId;
    this.rules = rules;
  }

  /** Creates a replay that begins after the event {@code seq}, with the state after it. */
  LogReplay(UUID gameId, long seq, GameState state) {
    this(gameId, state.rules());
    this.seq = seq;
    this.state = state;
  }

  /** The last event that was applied; 0 before the first. */
  public long seq() {
    return seq;
  }

  /** The state after the last event; null before the first. */
  @Nullable
  public GameState state() {
    return state;
  }

  /**
   * Applies the next event and returns the state after it. A failed call changes nothing.
   *
   * @throws DamagedLogException if the event is not the next, cannot be applied, or leads to
   *     another state than the one whose hash was stored with it
   */
  public GameState apply(LoggedEvent next) {
    if (next.seq() != seq + 1) {
      throw missing();
    }
    GameState after = applied(next);
    verify(next, after);
    seq = next.seq();
    state = after;
    return after;
  }

  /** The exception for a log that ends before its next event. */
  public DamagedLogException missing() {
    return new DamagedLogException(gameId, seq + 1, "it is missing", null);
  }

  /** A damaged log may make the rules fail in any way. */
  private GameState applied(LoggedEvent next) {
    try {
      GameState before = state;
      return before == null
          ? GameLogic.created((GameCreated) next.event(), rules)
          : GameLogic.apply(before, next.event());
    } catch (RuntimeException e) {
      throw new DamagedLogException(
          gameId, next.seq(), "it cannot be applied: " + e.getMessage(), e);
    }
  }

  /**
   * A hash of an older version was computed over another form of the state and cannot be compared.
   * Such a log is opened by its facts alone.
   */
  private void verify(LoggedEvent next, GameState after) {
    StateHash hash = after.hash();
    if (next.stateHash().version() == hash.version() && !next.stateHash().equals(hash)) {
      throw new DamagedLogException(
          gameId,
          next.seq(),
          "the hash of its state is %s, and %s is stored"
              .formatted(hash.hex(), next.stateHash().hex()),
          null);
    }
  }
}
