package com.paperdynasty.table;

import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.SeqFrame;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads games' logs as they are shown, a page at a time. May be used from any context. */
public final class LogPages {
  /** As much as one message between two nodes should carry. */
  public static final int BYTES = 64 * 1024;

  private static final int EVENTS_AT_ONCE = 64;

  private final Journal journal;

  public LogPages(Journal journal) {
    this.journal = journal;
  }

  /**
   * A page that ends at an event, at the latest at one that is given: the journal may hold more
   * already than whoever asks may show. Fails with {@link Unanswered} when the journal does not
   * answer.
   */
  public Future<TableReply> page(UUID gameId, long epoch, long after, long last, int maxBytes) {
    if (after >= last) {
      return Future.succeededFuture(new TableReply.Log(epoch, last, List.of()));
    }
    return Unanswered.ifFailed(journal.read(gameId, after, EVENTS_AT_ONCE))
        .map(
            events -> {
              List<LoggedEvent> seen =
                  events.stream().filter(event -> event.seq() <= last).toList();
              return new TableReply.Log(epoch, last, upTo(maxBytes, seen));
            });
  }

  private static List<SeqFrame> upTo(int maxBytes, List<LoggedEvent> events) {
    List<SeqFrame> page = new ArrayList<>();
    int size = 0;
    for (LoggedEvent event : events) {
      SeqFrame frame = Announcer.frame(event);
      size += frame.frame().length();
      if (size > maxBytes && !page.isEmpty()) {
        break;
      }
      page.add(frame);
    }
    return page;
  }
}
