package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.replay.LogReader;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The frames of an open game: the last ones are at hand, older ones come from its log. Lives on the
 * table's context.
 */
final class FrameReader {
  private final Supplier<OwnedGame> game;
  private final LogReader pages;

  FrameReader(Supplier<OwnedGame> game, LogReader pages) {
    this.game = game;
    this.pages = pages;
  }

  /** A page of the log; the journal may hold more already than the table has applied. */
  Future<GameReply> page(long after, long last, int maxBytes) {
    OwnedGame open = game.get();
    if (after < last && open.recentFrames().at(after + 1) == null) {
      return pages.page(open.gameId(), open.epoch(), after, last, maxBytes);
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

  /** The frames of some events, in their order. */
  Future<List<SeqFrame>> of(List<Long> seqs) {
    OwnedGame open = game.get();
    List<SeqFrame> frames = new ArrayList<>();
    for (long seq : seqs) {
      SeqFrame frame = open.recentFrames().at(seq);
      if (frame == null) {
        return pages.frames(open.gameId(), seqs);
      }
      frames.add(frame);
    }
    return Future.succeededFuture(frames);
  }
}
