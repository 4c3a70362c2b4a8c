package com.paperdynasty.replay;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.protocol.server.EventJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the frames of some events by replaying the log up to them, from the nearest known state.
 * Reads the journal a batch of events at a time and applies each batch on a worker thread. An
 * instance is used once.
 */
final class FrameReplay {
  private static final int BATCH_EVENTS = 256;

  private final Vertx vertx;
  private final Journal journal;
  private final ReplayedStateCache states;
  private final UUID gameId;
  private final List<Long> seqs;
  private final int maxBytes;
  private final List<SeqFrame> frames = new ArrayList<>();
  private int bytes;
  private boolean full;
  private @Nullable LogReplay replay;

  /**
   * Creates a replay that makes the frames of these events.
   *
   * @param seqs ascending
   * @param maxBytes the limit for the frames' text; the first frame is made even if it is longer
   */
  FrameReplay(
      Vertx vertx,
      Journal journal,
      ReplayedStateCache states,
      UUID gameId,
      List<Long> seqs,
      int maxBytes) {
    this.vertx = vertx;
    this.journal = journal;
    this.states = states;
    this.gameId = gameId;
    this.seqs = seqs;
    this.maxBytes = maxBytes;
  }

  /**
   * The frames, up to the limit. Fails with {@link DamagedLogException} when the log cannot be
   * replayed.
   */
  Future<List<SeqFrame>> run() {
    return isDone()
        ? Future.succeededFuture(frames)
        : nearestState()
            .compose(this::readBatch)
            .compose(batch -> applyOnWorker(batch))
            .compose(applied -> run());
  }

  /** The same, but ends before a damaged or missing event. Fails if that is the first one. */
  Future<List<SeqFrame>> runUntilDamage() {
    return run()
        .recover(
            cause ->
                cause instanceof DamagedLogException && !frames.isEmpty()
                    ? Future.succeededFuture(frames)
                    : Future.failedFuture(cause));
  }

  /** Whether all frames are made, or the limit is reached. */
  private boolean isDone() {
    return full || frames.size() == seqs.size();
  }

  /** The seq of the next frame to make. */
  private long nextSeq() {
    return seqs.get(frames.size());
  }

  private Future<LogReplay> nearestState() {
    LogReplay current = replay;
    LogReplay nearer = states.between(gameId, current == null ? 0 : current.seq(), nextSeq());
    if (nearer != null) {
      replay = nearer;
      return Future.succeededFuture(nearer);
    }
    return current != null
        ? Future.succeededFuture(current)
        : journal
            .rules(gameId)
            .map(
                rules -> {
                  LogReplay beginning = new LogReplay(gameId, rules);
                  replay = beginning;
                  return beginning;
                });
  }

  private Future<List<LoggedEvent>> readBatch(LogReplay from) {
    long last = seqs.get(seqs.size() - 1);
    int size = (int) Math.min(BATCH_EVENTS, last - from.seq());
    return journal
        .read(gameId, from.seq(), size)
        .recover(cause -> readUntilDamage(from.seq(), cause))
        .map(
            batch -> {
              if (batch.isEmpty()) {
                throw from.missing();
              }
              return batch;
            });
  }

  /** Reads the events before one that cannot be read. */
  private Future<List<LoggedEvent>> readUntilDamage(long after, Throwable cause) {
    return cause instanceof DamagedLogException fault && fault.seq() > after + 1
        ? journal.read(gameId, after, (int) (fault.seq() - after - 1))
        : Future.failedFuture(cause);
  }

  private Future<Void> applyOnWorker(List<LoggedEvent> batch) {
    LogReplay from = replay;
    return from == null
        ? Future.failedFuture(new IllegalStateException("a replay needs a state to start from"))
        : vertx.executeBlocking(
            () -> {
              apply(from, batch);
              return null;
            },
            false);
  }

  private void apply(LogReplay from, List<LoggedEvent> batch) {
    for (LoggedEvent next : batch) {
      GameState before = from.state();
      GameState after = from.apply(next);
      if (next.seq() == nextSeq()) {
        add(EventJson.frame(next.seq(), next.event(), after));
      }
      if (full && before != null) {
        states.put(gameId, next.seq() - 1, before);
      } else if (isDone() || next.seq() % ReplayedStateCache.STRIDE == 0) {
        states.put(gameId, next.seq(), after);
      }
      if (isDone()) {
        return;
      }
    }
  }

  private void add(SeqFrame frame) {
    bytes += frame.frame().length();
    if (bytes > maxBytes && !frames.isEmpty()) {
      full = true;
    } else {
      frames.add(frame);
    }
  }
}
