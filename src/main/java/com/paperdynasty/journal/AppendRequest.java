package com.paperdynasty.journal;

import com.paperdynasty.bus.GameReply.SeqFrame;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events that one command adds to one game's log, all of them or none.
 *
 * @param gameId the game
 * @param epoch the epoch under which the writer opened the game
 * @param after the last seq of the log as the writer knows it; the events are numbered from the
 *     next one on
 * @param events the events, in order; never empty
 * @param frames the events' frames, for a store that writes the form of older builds; empty
 *     otherwise
 * @param command the command's idempotency key; null if the sender gave none
 * @param names the names of the users in the events, by user id; a user who already has a name in
 *     the game keeps it
 * @param row the game's row after the events
 */
public record AppendRequest(
    UUID gameId,
    long epoch,
    long after,
    List<LoggedEvent> events,
    List<SeqFrame> frames,
    @Nullable IdempotencyKey command,
    Map<String, String> names,
    GameRow row) {
  public AppendRequest {
    frames = List.copyOf(frames);
    names = Map.copyOf(names);
    events = List.copyOf(events);
  }
}
