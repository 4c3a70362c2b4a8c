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
 * Goes through a game's log, event by event, and holds each state against the hash that was stored
 * with it. Pure, and not for an event loop where it is long.
 */
public final class LogReplay {
  private final UUID gameId;
  private final RuleBook rules;
  private long seq;
  private @Nullable GameState state;

  /** Before the first event. */
  public LogReplay(UUID gameId, RuleBook rules) {
    this.gameId = gameId;
    this.rules = rules;
  }

  /** After the event {@code seq}, where the game stood so. */
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
   * The state after the next event. Where it fails it stays where it was.
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

  /** The fault that there is no next event though there should be. */
  public DamagedLogException missing() {
    return new DamagedLogException(gameId, seq + 1, "it is missing", null);
  }

  /** What is wrong with a log shows in any way: in what it makes of the game, or in its hash. */
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
   * A hash of an older version was taken over another form of the state, so there is nothing to
   * hold it against: such a log is opened by its facts alone.
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
