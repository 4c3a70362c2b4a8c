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
 * Makes the frames of some events by going through the log up to them, from the nearest state that
 * is known. The journal is read a piece at a time, and each piece is applied away from the event
 * loop. Is used once.
 */
final class FrameReplay {
  private static final int PIECE = 256;

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
   * The frames of these events.
   *
   * @param seqs ascending
   * @param maxBytes where their text ends, but for the first of them
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
   * The frames; fewer where there is no room for more. Fails with {@link DamagedLogException} when
   * the log cannot be gone through.
   */
  Future<List<SeqFrame>> run() {
    return isDone()
        ? Future.succeededFuture(frames)
        : nearest().compose(this::piece).compose(piece -> applied(piece)).compose(on -> run());
  }

  /** The same, but it ends before a damaged or missing event, unless that is the first. */
  Future<List<SeqFrame>> runUntilDamage() {
    return run()
        .recover(
            cause ->
                cause instanceof DamagedLogException && !frames.isEmpty()
                    ? Future.succeededFuture(frames)
                    : Future.failedFuture(cause));
  }

  private boolean isDone() {
    return full || frames.size() == seqs.size();
  }

  private long wanted() {
    return seqs.get(frames.size());
  }

  private Future<LogReplay> nearest() {
    LogReplay here = replay;
    LogReplay nearer = states.between(gameId, here == null ? 0 : here.seq(), wanted());
    if (nearer != null) {
      replay = nearer;
      return Future.succeededFuture(nearer);
    }
    return here != null
        ? Future.succeededFuture(here)
        : journal
            .rules(gameId)
            .map(
                rules -> {
                  LogReplay beginning = new LogReplay(gameId, rules);
                  replay = beginning;
                  return beginning;
                });
  }

  private Future<List<LoggedEvent>> piece(LogReplay from) {
    long last = seqs.get(seqs.size() - 1);
    int size = (int) Math.min(PIECE, last - from.seq());
    return journal
        .read(gameId, from.seq(), size)
        .recover(cause -> soundPart(from.seq(), cause))
        .map(
            piece -> {
              if (piece.isEmpty()) {
                throw from.missing();
              }
              return piece;
            });
  }

  /** Of a piece with an event that cannot be read, those before it. */
  private Future<List<LoggedEvent>> soundPart(long after, Throwable cause) {
    return cause instanceof DamagedLogException fault && fault.seq() > after + 1
        ? journal.read(gameId, after, (int) (fault.seq() - after - 1))
        : Future.failedFuture(cause);
  }

  private Future<Void> applied(List<LoggedEvent> piece) {
    LogReplay from = replay;
    return from == null
        ? Future.failedFuture(new IllegalStateException("a fold begins somewhere"))
        : vertx.executeBlocking(
            () -> {
              apply(from, piece);
              return null;
            },
            false);
  }

  private void apply(LogReplay from, List<LoggedEvent> piece) {
    for (LoggedEvent next : piece) {
      GameState before = from.state();
      GameState after = from.apply(next);
      if (next.seq() == wanted()) {
        show(EventJson.frame(next.seq(), next.event(), after));
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

  private void show(SeqFrame frame) {
    bytes += frame.frame().length();
    if (bytes > maxBytes && !frames.isEmpty()) {
      full = true;
    } else {
      frames.add(frame);
    }
  }
}
