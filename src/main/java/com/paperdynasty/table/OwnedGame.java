package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.GameRow;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.protocol.server.StateJson;
import com.paperdynasty.replay.LogReplay;
import com.paperdynasty.user.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game as its owner holds it: the state at a number of its log, under an epoch.
 *
 * @param epoch that it was opened with
 * @param seq the last event of the log; {@code state} stands there
 * @param names what users are called in this game, by user id, as far as it is kept beside the log
 * @param delayedStates where the game stood before
 * @param recentFrames the frames of its last events
 */
public record OwnedGame(
    UUID gameId,
    long epoch,
    long seq,
    GameState state,
    Secrets secrets,
    Map<String, String> names,
    DelayedStates delayedStates,
    RecentFrames recentFrames) {

  /**
   * What a command would add to the log, not yet durable.
   *
   * @param frames of the events, made once for all who will see them
   */
  record UncommittedEvents(List<LoggedEvent> events, List<SeqFrame> frames, GameState after) {}

  /**
   * Folds the log of a game.
   *
   * @param spectatorDelayMs how far spectators are behind
   * @param framesBytes how much the frames of its last events may take that are kept at hand
   * @throws DamagedLogException if the log does not lead again to the states that were stored with
   *     it
   */
  public static OwnedGame fold(
      UUID gameId, OpenedLog openedLog, long spectatorDelayMs, int framesBytes) {
    LogReplay replay = new LogReplay(gameId, openedLog.rules());
    RecentFrames.Builder tail = new RecentFrames.Builder(framesBytes);
    GameState state = null;
    DelayedStates delayedStates = null;
    for (LoggedEvent logged : openedLog.log()) {
      state = replay.apply(logged);
      StateAt stateAt = standing(logged, state);
      delayedStates =
          delayedStates == null
              ? DelayedStates.from(spectatorDelayMs, stateAt)
              : delayedStates.append(stateAt);
      tail.add(logged, state);
    }
    if (state == null || delayedStates == null) {
      throw replay.missing();
    }
    return new OwnedGame(
        gameId,
        openedLog.epoch(),
        replay.seq(),
        state,
        openedLog.secrets(),
        openedLog.names(),
        delayedStates,
        tail.build());
  }

  private static StateAt standing(LoggedEvent last, GameState state) {
    return new StateAt(last.event().at(), last.seq(), state);
  }

  UncommittedEvents draft(Decision.Accepted decision) {
    List<LoggedEvent> drafted = new ArrayList<>(decision.events().size());
    List<SeqFrame> frames = new ArrayList<>(decision.events().size());
    GameState last = state;
    for (GameLogic.Step step : GameLogic.steps(state, decision)) {
      last = step.after();
      LoggedEvent event = new LoggedEvent(seq + drafted.size() + 1, step.event(), last.hash());
      drafted.add(event);
      frames.add(EventJson.frame(event.seq(), event.event(), last));
    }
    return new UncommittedEvents(drafted, frames, last);
  }

  AppendRequest append(UncommittedEvents uncommittedEvents, @Nullable IdempotencyKey command) {
    Map<String, String> added = names(uncommittedEvents);
    added.keySet().removeAll(names.keySet());
    return new AppendRequest(
        gameId,
        epoch,
        seq,
        uncommittedEvents.events(),
        uncommittedEvents.frames(),
        command,
        added,
        row(uncommittedEvents.after()));
  }

  /** A user by the name that they have in this game: the first that they came with. */
  Actor withKnownName(Actor actor) {
    String name = names.get(actor.userId());
    return name == null
        ? actor
        : new Actor(new User(actor.userId(), name, actor.serviceAdmin()), actor.watching());
  }

  private static Map<String, String> names(UncommittedEvents uncommittedEvents) {
    Map<String, String> names = new HashMap<>();
    for (LoggedEvent event : uncommittedEvents.events()) {
      EventCodec.names(event.event()).forEach(names::putIfAbsent);
    }
    return names;
  }

  OwnedGame after(UncommittedEvents uncommittedEvents) {
    LoggedEvent last = uncommittedEvents.events().get(uncommittedEvents.events().size() - 1);
    RecentFrames longer = recentFrames;
    for (SeqFrame frame : uncommittedEvents.frames()) {
      longer = longer.with(frame);
    }
    Map<String, String> known = names(uncommittedEvents);
    known.putAll(names);
    return new OwnedGame(
        gameId,
        epoch,
        last.seq(),
        uncommittedEvents.after(),
        secrets,
        known.size() == names.size() ? names : Map.copyOf(known),
        delayedStates.append(standing(last, uncommittedEvents.after())),
        longer);
  }

  private static GameRow row(GameState state) {
    return new GameRow(
        state.status().code(),
        state.awayManagerId(),
        state.homeManagerId(),
        StateJson.summary(state));
  }
}
