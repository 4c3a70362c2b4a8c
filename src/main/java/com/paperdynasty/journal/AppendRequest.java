package com.paperdynasty.journal;

import com.paperdynasty.bus.GameReply.SeqFrame;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one command adds to one game's log, all of it or nothing.
 *
 * @param gameId the game
 * @param epoch the epoch that the writer opened the game with
 * @param after the last seq of the log as the writer knows it; the events' numbers follow it
 * @param events what is added, in order; never empty
 * @param frames of the events, for a store that keeps the form of older builds; empty for one that
 *     need not
 * @param command whose doing it was, where the sender named the command
 * @param names what users are called whom the events speak of, by user id; one who has a name in
 *     the game keeps that
 * @param row the game's row as it reads after the events
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
