package com.paperdynasty.table;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.Actor;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.Secrets;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.StateJson;
import com.paperdynasty.wire.TableReply.SeqFrame;
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
 * @param trail where the game stood before
 * @param tail the frames of its last events
 */
public record OpenGame(
    UUID gameId,
    long epoch,
    long seq,
    TableState state,
    Secrets secrets,
    Map<String, String> names,
    Trail trail,
    FrameTail tail) {

  /**
   * What a command would add to the log, not yet durable.
   *
   * @param frames of the events, made once for all who will see them
   */
  record Draft(List<LoggedEvent> events, List<SeqFrame> frames, TableState after) {}

  /**
   * Folds the log of a game.
   *
   * @param spectatorDelayMs how far spectators are behind
   * @param framesBytes how much the frames of its last events may take that are kept at hand
   * @throws ReplayDiffers if the log does not lead again to the states that were stored with it
   */
  public static OpenGame fold(UUID gameId, Opened opened, long spectatorDelayMs, int framesBytes) {
    LogReplay replay = new LogReplay(gameId, opened.rules());
    FrameTail.Builder tail = new FrameTail.Builder(framesBytes);
    TableState state = null;
    Trail trail = null;
    for (LoggedEvent logged : opened.log()) {
      state = replay.apply(logged);
      Standing standing = standing(logged, state);
      trail = trail == null ? Trail.from(spectatorDelayMs, standing) : trail.then(standing);
      tail.add(logged, state);
    }
    if (state == null || trail == null) {
      throw replay.missing();
    }
    return new OpenGame(
        gameId,
        opened.epoch(),
        replay.seq(),
        state,
        opened.secrets(),
        opened.names(),
        trail,
        tail.build());
  }

  private static Standing standing(LoggedEvent last, TableState state) {
    return new Standing(last.event().at(), last.seq(), state);
  }

  Draft draft(Decision.Accepted decision) {
    List<LoggedEvent> drafted = new ArrayList<>(decision.events().size());
    List<SeqFrame> frames = new ArrayList<>(decision.events().size());
    TableState last = state;
    for (Table.Step step : Table.steps(state, decision)) {
      last = step.after();
      LoggedEvent event = new LoggedEvent(seq + drafted.size() + 1, step.event(), last.hash());
      drafted.add(event);
      frames.add(EventJson.frame(event.seq(), event.event(), last));
    }
    return new Draft(drafted, frames, last);
  }

  Append append(Draft draft, @Nullable CommandKey command) {
    Map<String, String> added = names(draft);
    added.keySet().removeAll(names.keySet());
    return new Append(
        gameId, epoch, seq, draft.events(), draft.frames(), command, added, row(draft.after()));
  }

  /** A user by the name that they have in this game: the first that they came with. */
  Actor known(Actor actor) {
    String name = names.get(actor.userId());
    return name == null
        ? actor
        : new Actor(new User(actor.userId(), name, actor.serviceAdmin()), actor.watching());
  }

  private static Map<String, String> names(Draft draft) {
    Map<String, String> names = new HashMap<>();
    for (LoggedEvent event : draft.events()) {
      EventCodec.names(event.event()).forEach(names::putIfAbsent);
    }
    return names;
  }

  OpenGame after(Draft draft) {
    LoggedEvent last = draft.events().get(draft.events().size() - 1);
    FrameTail longer = tail;
    for (SeqFrame frame : draft.frames()) {
      longer = longer.with(frame);
    }
    Map<String, String> known = names(draft);
    known.putAll(names);
    return new OpenGame(
        gameId,
        epoch,
        last.seq(),
        draft.after(),
        secrets,
        known.size() == names.size() ? names : Map.copyOf(known),
        trail.then(standing(last, draft.after())),
        longer);
  }

  private static GameRow row(TableState state) {
    return new GameRow(
        state.status().code(),
        state.awayManagerId(),
        state.homeManagerId(),
        StateJson.summary(state));
  }
}
