package com.paperdynasty.table;

import com.paperdynasty.game.Decision;
import com.paperdynasty.game.Event.GameCreated;
import com.paperdynasty.game.RuleBook;
import com.paperdynasty.game.Secrets;
import com.paperdynasty.game.StateHash;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.StateJson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A game as its owner holds it: the state at a number of its log, under an epoch.
 *
 * @param epoch that it was opened with
 * @param seq the last event of the log; {@code state} stands there
 * @param trail where the game stood before
 */
public record OpenGame(
    UUID gameId, long epoch, long seq, TableState state, Secrets secrets, Trail trail) {

  /** What a command would add to the log, not yet durable. */
  record Draft(List<LoggedEvent> events, TableState after) {}

  /**
   * Folds the log of a game.
   *
   * @param spectatorDelayMs how far spectators are behind
   * @throws ReplayDiffers if the log does not lead again to the states that were stored with it
   */
  public static OpenGame fold(UUID gameId, Opened opened, long spectatorDelayMs) {
    List<LoggedEvent> log = opened.log();
    LoggedEvent first = first(gameId, log);
    TableState state = applied(gameId, first, () -> created(first, opened.rules()));
    Trail trail = Trail.from(spectatorDelayMs, standing(first, state));
    for (LoggedEvent logged : log.subList(1, log.size())) {
      TableState before = state;
      state = applied(gameId, logged, () -> Table.apply(before, logged.event()));
      trail = trail.then(standing(logged, state));
    }
    long seq = log.get(log.size() - 1).seq();
    return new OpenGame(gameId, opened.epoch(), seq, state, opened.secrets(), trail);
  }

  private static LoggedEvent first(UUID gameId, List<LoggedEvent> log) {
    if (log.isEmpty()) {
      throw new ReplayDiffers(gameId, 1, "it is missing", null);
    }
    return log.get(0);
  }

  private static TableState created(LoggedEvent first, RuleBook rules) {
    return Table.created((GameCreated) first.event(), rules);
  }

  /** What is wrong with a log shows in any way: in what it makes of the game, or in its hash. */
  private static TableState applied(UUID gameId, LoggedEvent logged, Supplier<TableState> after) {
    TableState state;
    try {
      state = after.get();
    } catch (RuntimeException e) {
      throw new ReplayDiffers(gameId, logged.seq(), "it cannot be applied: " + e.getMessage(), e);
    }
    verify(gameId, logged, state);
    return state;
  }

  private static Standing standing(LoggedEvent last, TableState state) {
    return new Standing(last.event().at(), last.seq(), state);
  }

  /**
   * A hash of an older version was taken over another form of the state, so there is nothing to
   * hold it against: such a log is opened by its facts alone.
   */
  private static void verify(UUID gameId, LoggedEvent logged, TableState state) {
    StateHash hash = state.hash();
    if (logged.stateHash().version() == hash.version() && !logged.stateHash().equals(hash)) {
      throw new ReplayDiffers(
          gameId,
          logged.seq(),
          "the hash of its state is %s, and %s is stored"
              .formatted(hash.hex(), logged.stateHash().hex()),
          null);
    }
  }

  Draft draft(Decision.Accepted decision) {
    List<LoggedEvent> drafted = new ArrayList<>(decision.events().size());
    TableState last = state;
    for (Table.Step step : Table.steps(state, decision)) {
      last = step.after();
      String data = EventJson.data(step.event(), last);
      drafted.add(new LoggedEvent(seq + drafted.size() + 1, step.event(), data, last.hash()));
    }
    return new Draft(drafted, last);
  }

  Append append(Draft draft, @Nullable CommandKey command) {
    return new Append(gameId, epoch, seq, draft.events(), command, row(draft.after()));
  }

  OpenGame after(Draft draft) {
    LoggedEvent last = draft.events().get(draft.events().size() - 1);
    return new OpenGame(
        gameId,
        epoch,
        last.seq(),
        draft.after(),
        secrets,
        trail.then(standing(last, draft.after())));
  }

  private static GameRow row(TableState state) {
    return new GameRow(
        state.status().code(),
        state.awayManagerId(),
        state.homeManagerId(),
        StateJson.summary(state));
  }

  /**
   * A log does not lead again to the states that were stored with it, or cannot be read: the
   * database was damaged, or the program plays otherwise than it did. The game must not go on. The
   * message is one line, with the game, the seq and what is wrong.
   */
  public static final class ReplayDiffers extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final long seq;

    /**
     * A fault in a log.
     *
     * @param seq the event that is wrong; 0 for what the game has besides its log
     */
    public ReplayDiffers(UUID gameId, long seq, String what, @Nullable Throwable cause) {
      super(
          "the log of game %s is wrong at seq %d: %s".formatted(gameId, seq, firstLine(what)),
          cause);
      this.seq = seq;
    }

    /** The event that is wrong; 0 for what the game has besides its log. */
    public long seq() {
      return seq;
    }

    /** What a parser says has lines of its own. */
    private static String firstLine(String what) {
      return what.lines().findFirst().orElse("");
    }
  }
}
