package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.replay.LogReader;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Reads the frames of an open game: recent ones from memory, older ones from its log. Used on the
 * game's context.
 */
final class FrameReader {
  private final Supplier<OwnedGame> game;
  private final LogReader logReader;

  FrameReader(Supplier<OwnedGame> game, LogReader logReader) {
    this.game = game;
    this.logReader = logReader;
  }

  /**
   * A page of the log up to {@code last}, which the caller names because the journal may already
   * hold more than was applied here.
   *
   * @param maxBytes the bound of the page, which has one event at least
   */
  Future<GameReply> page(long after, long last, int maxBytes) {
    OwnedGame open = game.get();
    if (after < last && open.recentFrames().at(after + 1) == null) {
      return logReader.page(open.gameId(), open.epoch(), after, last, maxBytes);
    }
    List<SeqFrame> page = new ArrayList<>();
    int bytes = 0;
    for (SeqFrame frame : open.recentFrames().after(after)) {
      bytes += frame.frame().length();
      if (frame.seq() > last || (bytes > maxBytes && !page.isEmpty())) {
        break;
      }
      page.add(frame);
    }
    return Future.succeededFuture(new GameReply.LogPage(open.epoch(), last, page));
  }

  /** The frames of some events, in the given order. */
  Future<List<SeqFrame>> of(List<Long> seqs) {
    OwnedGame open = game.get();
    List<SeqFrame> frames = new ArrayList<>();
    for (long seq : seqs) {
      SeqFrame frame = open.recentFrames().at(seq);
      if (frame == null) {
        return logReader.frames(open.gameId(), seqs);
      }
      frames.add(frame);
    }
    return Future.succeededFuture(frames);
  }

  /**
   * The frames of the events of a command that was executed before. Fails with {@link
   * DamagedReceiptException} if they cannot be read.
   */
  Future<List<SeqFrame>> ofReceipt(CommandReceipt receipt) {
    long end = receipt.firstSeq() + receipt.count();
    return of(LongStream.range(receipt.firstSeq(), end).boxed().toList())
        .recover(
            cause ->
                Future.failedFuture(
                    cause instanceof DamagedLogException fault
                        ? new DamagedReceiptException(fault)
                        : cause));
  }

  /** The events of an earlier execution cannot be read from the log. The open game goes on. */
  static final class DamagedReceiptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DamagedLogException fault;

    DamagedReceiptException(DamagedLogException fault) {
      super(fault);
      this.fault = fault;
    }

    DamagedLogException fault() {
      return fault;
    }
  }
}
