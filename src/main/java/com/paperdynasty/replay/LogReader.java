package com.paperdynasty.replay;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Reads games' logs as they are shown, a page at a time: each frame is made anew of the event and
 * the state after it. A page that follows another goes on from where that ended, so that a long log
 * that is read page by page is gone through once. One for a node; may be used from any context.
 *
 * <p>Futures fail with {@code DamagedLogException} where a log is damaged before what is asked for,
 * with {@link ReplayBusyException} where too much is read just now, and otherwise with {@link
 * JournalTimeoutException}: the journal does not answer.
 */
public final class LogReader {
  /** As much as one message between two nodes should carry. */
  public static final int BYTES = 64 * 1024;

  private static final int EVENTS_AT_ONCE = 64;

  /**
   * What a reader wants.
   *
   * @param toFault whether it may end before an event that is damaged or missing
   */
  private record Wanted(UUID gameId, List<Long> seqs, int maxBytes, boolean toFault) {}

  private final Vertx vertx;
  private final Journal journal;
  private final ReplayedStateCache states;
  private final ReplayLanes lanes;

  public LogReader(Vertx vertx, Journal journal, ReplaySettings settings) {
    this.vertx = vertx;
    this.journal = journal;
    this.states = new ReplayedStateCache(settings.statesBytes(), settings.statesMs());
    this.lanes = new ReplayLanes(vertx, settings);
  }

  /**
   * A page that ends at an event, at the latest at one that is given: the journal may hold more
   * already than the caller may show. It ends before an event that is damaged or missing. Fails
   * where that would be its first.
   */
  public Future<GameReply> page(UUID gameId, long epoch, long after, long last, int maxBytes) {
    if (after >= last) {
      return Future.succeededFuture(new GameReply.LogPage(epoch, last, List.of()));
    }
    long end = Math.min(last, after + EVENTS_AT_ONCE);
    List<Long> seqs = LongStream.rangeClosed(after + 1, end).boxed().toList();
    return lanes
        .run(
            gameId,
            new Wanted(gameId, seqs, maxBytes, true),
            () -> JournalTimeoutException.ifFailed(fold(gameId, seqs, maxBytes).runUntilDamage()))
        .map(frames -> new GameReply.LogPage(epoch, last, frames));
  }

  /**
   * The plays that stood after an event, each the data of its {@code play_resolved} as JSON text.
   *
   * @param upTo the event's seq
   * @param after only plays with a higher number
   */
  public Future<List<String>> plays(UUID gameId, long upTo, int after, int limit) {
    return JournalTimeoutException.ifFailed(journal.standingPlays(gameId, upTo, after, limit))
        .compose(seqs -> frames(gameId, seqs))
        .map(frames -> frames.stream().map(ServerFrames::data).toList());
  }

  /** The frames of events, all of them. */
  public Future<List<SeqFrame>> frames(UUID gameId, List<Long> seqs) {
    return seqs.isEmpty()
        ? Future.succeededFuture(List.of())
        : lanes.run(
            gameId,
            new Wanted(gameId, seqs, Integer.MAX_VALUE, false),
            () -> JournalTimeoutException.ifFailed(fold(gameId, seqs, Integer.MAX_VALUE).run()));
  }

  private FrameReplay fold(UUID gameId, List<Long> seqs, int maxBytes) {
    return new FrameReplay(vertx, journal, states, gameId, seqs, maxBytes);
  }
}
