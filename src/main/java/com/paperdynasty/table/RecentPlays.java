package com.paperdynasty.table;

import com.paperdynasty.bounded.FifoMap;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The plays that people are shown when they come. However many come, now or later, the journal is
 * asked once for each place that they are shown: the game as it is, and as late as spectators see
 * it. {@code ReplayLanes} shares what is under way; this also keeps what is done, and asks for the
 * plays' numbers, which no lane knows. Lives on the table's context.
 */
final class RecentPlays {
  private static final int PLAYS = 10;

  /** Who is behind moves on by event, so that two places of theirs may be asked for at a time. */
  private static final int PLACES = 4;

  private record LogPosition(long epoch, long seq) {}

  private final Journal journal;
  private final FrameReader frames;
  private final FifoMap<LogPosition, Future<String>> byPosition = new FifoMap<>(PLACES);

  RecentPlays(Journal journal, FrameReader frames) {
    this.journal = journal;
    this.frames = frames;
  }

  /**
   * The last plays of a game at one of its events, as a JSON array. What failed is asked for anew.
   */
  Future<String> at(UUID gameId, long epoch, StateAt stateAt) {
    LogPosition logPosition = new LogPosition(epoch, stateAt.seq());
    Future<String> plays = byPosition.get(logPosition);
    if (plays == null || plays.failed()) {
      plays = read(gameId, stateAt);
      byPosition.put(logPosition, plays);
    }
    return plays;
  }

  private Future<String> read(UUID gameId, StateAt stateAt) {
    int before = Math.max(0, stateAt.state().playNumber() - PLAYS);
    return JournalTimeoutException.ifFailed(
            journal.standingPlays(gameId, stateAt.seq(), before, PLAYS))
        .compose(frames::of)
        .map(RecentPlays::array);
  }

  private static String array(List<SeqFrame> plays) {
    return plays.stream().map(ServerFrames::data).collect(Collectors.joining(",", "[", "]"));
  }
}
