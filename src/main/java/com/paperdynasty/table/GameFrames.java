package com.paperdynasty.table;

import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.SeqFrame;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The frames of an open game: the last ones are at hand, older ones come from its log. Lives on the
 * table's context.
 */
final class GameFrames {
  private final Supplier<OpenGame> game;
  private final LogPages pages;

  GameFrames(Supplier<OpenGame> game, LogPages pages) {
    this.game = game;
    this.pages = pages;
  }

  /** A page of the log; the journal may hold more already than the table has applied. */
  Future<TableReply> page(long after, long last, int maxBytes) {
    OpenGame open = game.get();
    if (after < last && open.tail().at(after + 1) == null) {
      return pages.page(open.gameId(), open.epoch(), after, last, maxBytes);
    }
    List<SeqFrame> page = new ArrayList<>();
    int bytes = 0;
    for (SeqFrame frame : open.tail().after(after)) {
      bytes += frame.frame().length();
      if (frame.seq() > last || (bytes > maxBytes && !page.isEmpty())) {
        break;
      }
      page.add(frame);
    }
    return Future.succeededFuture(new TableReply.Log(open.epoch(), last, page));
  }

  /** The frames of some events, in their order. */
  Future<List<SeqFrame>> of(List<Long> seqs) {
    OpenGame open = game.get();
    List<SeqFrame> frames = new ArrayList<>();
    for (long seq : seqs) {
      SeqFrame frame = open.tail().at(seq);
      if (frame == null) {
        return pages.frames(open.gameId(), seqs);
      }
      frames.add(frame);
    }
    return Future.succeededFuture(frames);
  }
}
