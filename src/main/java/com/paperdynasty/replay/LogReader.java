package com.paperdynasty.replay;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.protocol.server.ServerFrames;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Reads games' logs as frames, a page at a time. Each frame is made again from the event and the
 * state after it. A page continues from the state where the page before ended, so that reading a
 * long log page by page replays it once. One instance per node; may be used from any context, and
 * Futures complete on the context that called.
 *
 * <p>Futures fail with {@code DamagedLogException} where a log is damaged before the requested
 * events, with {@link ReplayBusyException} where too many logs are being read, and with {@link
 * JournalTimeoutException} where the journal does not answer.
 */
public final class LogReader {
  /**
   * The usual size limit of a page, in characters of frame text: the size of one message between
   * two nodes.
   */
  public static final int BYTES = 64 * 1024;

  private static final int EVENTS_AT_ONCE = 64;

  /**
   * What a reader asks for. Equal requests share one replay.
   *
   * @param untilDamage whether it may end before an event that is damaged or missing
   */
  private record ReplayRequest(UUID gameId, List<Long> seqs, int maxBytes, boolean untilDamage) {}

  private final Vertx vertx;
  private final Journal journal;
  private final ReplayedStateCache states;
  private final ReplayLanes lanes;

  public LogReader(
      Vertx vertx, Journal journal, ReplaySettings settings, MeterRegistry meterRegistry) {
    this.vertx = vertx;
    this.journal = journal;
    this.states = new ReplayedStateCache(settings.statesBytes(), settings.statesMs());
    this.lanes = new ReplayLanes(vertx, settings, new ReplayMetrics(meterRegistry));
  }

  /**
   * A page of frames after a seq. It ends before an event that is damaged or missing, and fails if
   * that would be its first event.
   *
   * @param last the last event that the caller may show; the journal may already hold later ones
   * @param maxBytes the limit for the frames' text; the first frame is given even if it is longer
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
            new ReplayRequest(gameId, seqs, maxBytes, true),
            () -> JournalTimeoutException.ifFailed(replay(gameId, seqs, maxBytes).runUntilDamage()))
        .map(frames -> new GameReply.LogPage(epoch, last, frames));
  }

  /**
   * The plays that were not undone as of an event, each as the JSON text of its {@code
   * play_resolved} data.
   *
   * @param upTo the event's seq
   * @param after only plays with a higher play number
   * @param limit how many play numbers after that are looked up
   */
  public Future<List<String>> plays(UUID gameId, long upTo, int after, int limit) {
    return JournalTimeoutException.ifFailed(journal.playsInEffect(gameId, upTo, after, limit))
        .compose(seqs -> frames(gameId, seqs))
        .map(frames -> frames.stream().map(ServerFrames::data).toList());
  }

  /** The frames of all these events, whose seqs ascend. */
  public Future<List<SeqFrame>> frames(UUID gameId, List<Long> seqs) {
    return seqs.isEmpty()
        ? Future.succeededFuture(List.of())
        : lanes.run(
            gameId,
            new ReplayRequest(gameId, seqs, Integer.MAX_VALUE, false),
            () -> JournalTimeoutException.ifFailed(replay(gameId, seqs, Integer.MAX_VALUE).run()));
  }

  private FrameReplay replay(UUID gameId, List<Long> seqs, int maxBytes) {
    return new FrameReplay(vertx, journal, states, gameId, seqs, maxBytes);
  }
}
