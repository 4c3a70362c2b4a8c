package com.paperdynasty.table;

import com.paperdynasty.bounded.FifoMap;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.table.DelayedStates.StateAt;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the last plays, which users get when they join. However many join, the journal is asked
 * once for each position of the log: the current one, and the one that spectators with a delay see.
 * {@code ReplayLanes} shares a replay that is under way; this class also keeps the result, and asks
 * for the numbers of the plays. Used on the game's context.
 */
final class RecentPlays {
  private static final int PLAYS = 10;

  /**
   * Spectators with a delay move on event by event, so two of their positions may be asked for at a
   * time.
   */
  private static final int POSITIONS = 4;

  private record LogPosition(long epoch, long seq) {}

  private final Journal journal;
  private final FrameReader frames;
  private final FifoMap<LogPosition, Future<String>> byPosition = new FifoMap<>(POSITIONS);

  RecentPlays(Journal journal, FrameReader frames) {
    this.journal = journal;
    this.frames = frames;
  }

  /**
   * The last plays of a game at one of its events, as a JSON array. A failed read is tried again by
   * the next call.
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
            journal.playsInEffect(gameId, stateAt.seq(), before, PLAYS))
        .compose(frames::of)
        .map(RecentPlays::array);
  }

  private static String array(List<SeqFrame> plays) {
    return plays.stream().map(ServerFrames::data).collect(Collectors.joining(",", "[", "]"));
  }
}
