package com.paperdynasty.table;

import com.paperdynasty.table.OpenGame.ReplayDiffers;
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
   * already than whoever asks may show. It ends before an event that is damaged or missing. Fails
   * with {@link ReplayDiffers} where that would be its first, and with {@link Unanswered} when the
   * journal does not answer.
   */
  public Future<TableReply> page(UUID gameId, long epoch, long after, long last, int maxBytes) {
    if (after >= last) {
      return Future.succeededFuture(new TableReply.Log(epoch, last, List.of()));
    }
    return Unanswered.ifFailed(sound(gameId, after))
        .map(
            events -> {
              List<LoggedEvent> seen = inARow(after, last, events);
              if (seen.isEmpty()) {
                throw new ReplayDiffers(gameId, after + 1, "it is missing", null);
              }
              return new TableReply.Log(epoch, last, upTo(maxBytes, seen));
            });
  }

  /** Of a page with an event that cannot be read, those before it. */
  private Future<List<LoggedEvent>> sound(UUID gameId, long after) {
    return journal
        .read(gameId, after, EVENTS_AT_ONCE)
        .recover(
            cause ->
                cause instanceof ReplayDiffers fault && fault.seq() > after + 1
                    ? journal.read(gameId, after, (int) (fault.seq() - after - 1))
                    : Future.failedFuture(cause));
  }

  private static List<LoggedEvent> inARow(long after, long last, List<LoggedEvent> events) {
    List<LoggedEvent> row = new ArrayList<>();
    for (LoggedEvent event : events) {
      if (event.seq() != after + row.size() + 1 || event.seq() > last) {
        break;
      }
      row.add(event);
    }
    return row;
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
