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
import com.paperdynasty.table.DelayedStates.StateAt;
import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game as its owner holds it: the state after an event of its log, under an epoch. Immutable.
 *
 * @param epoch that the game was opened with
 * @param seq the last event of the log; {@code state} is the state after it
 * @param names the names of users in this game, by user id, as stored beside the log
 * @param delayedStates recent states, for spectators with a delay
 * @param recentFrames the frames of the last events
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
   * The events of a command that are not durable yet.
   *
   * @param frames of the events, made once for all receivers
   */
  record UncommittedEvents(List<LoggedEvent> events, List<SeqFrame> frames, GameState after) {}

  /**
   * Replays the log of a game.
   *
   * @param spectatorDelayMs the delay of spectators; 0 for none
   * @param framesBytes the memory for frames of the last events
   * @throws DamagedLogException if the log has a gap, or does not give the states whose hashes are
   *     stored with it
   */
  public static OwnedGame replay(
      UUID gameId, OpenedLog openedLog, long spectatorDelayMs, int framesBytes) {
    LogReplay replay = new LogReplay(gameId, openedLog.rules());
    RecentFrames.Builder recent = new RecentFrames.Builder(framesBytes);
    GameState state = null;
    DelayedStates delayedStates = null;
    for (LoggedEvent logged : openedLog.log()) {
      state = replay.apply(logged);
      StateAt stateAt = stateAfter(logged, state);
      delayedStates =
          delayedStates == null
              ? DelayedStates.from(spectatorDelayMs, stateAt)
              : delayedStates.append(stateAt);
      recent.add(logged, state);
    }
    if (state == null || delayedStates == null) {
      throw replay.missing();
    }
    state.prepare();
    return new OwnedGame(
        gameId,
        openedLog.epoch(),
        replay.seq(),
        state,
        openedLog.secrets(),
        openedLog.names(),
        delayedStates,
        recent.build());
  }

  private static StateAt stateAfter(LoggedEvent last, GameState state) {
    return new StateAt(last.event().at(), last.seq(), state);
  }

  /**
   * The later of a time and that of the last event: the owner before may have had a clock that was
   * ahead.
   */
  Instant notBeforeLast(Instant now) {
    Instant last = delayedStates.newest().at();
    return now.isBefore(last) ? last : now;
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

  /** The user with the name that they have in this game, which is the first that they came with. */
  Actor withKnownName(Actor actor) {
    String name = names.get(actor.userId());
    return name == null
        ? actor
        : new Actor(new User(actor.userId(), name, actor.serviceAdmin()), actor.inRoom());
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
        delayedStates.append(stateAfter(last, uncommittedEvents.after())),
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
