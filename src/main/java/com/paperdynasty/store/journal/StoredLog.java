package com.paperdynasty.store.journal;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.model.Event.PlayResolved;
import com.paperdynasty.game.model.Event.PlayUndone;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of games. Only here rows and packed blocks become events. A log consists of its
 * blocks, followed by its rows. Blocks are unpacked on a worker thread.
 */
final class StoredLog {
  private final Vertx vertx;
  private final StatementPool pool;

  StoredLog(Vertx vertx, StatementPool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /**
   * The events after the seq {@code after} and up to {@code upTo}, in order, at most {@code limit}
   * of them. Fails with {@link DamagedLogException} if one of them cannot be read.
   */
  Future<List<LoggedEvent>> read(UUID gameId, long after, long upTo, int limit) {
    return pool.run(JournalSql.EVENTS, Tuple.of(gameId, after, upTo, limit))
        .compose(
            rows ->
                isNext(rows, after) || after >= upTo
                    ? Future.succeededFuture(events(gameId, rows))
                    : packed(gameId, after, upTo, limit, rows));
  }

  private static boolean isNext(RowSet<Row> rows, long after) {
    return rows.size() > 0 && rows.iterator().next().getLong(0) == after + 1;
  }

  private static List<LoggedEvent> events(UUID gameId, RowSet<Row> rows) {
    return rows.stream().map(row -> event(gameId, row)).toList();
  }

  /** Events that are not in the rows are in a block, or missing. */
  private Future<List<LoggedEvent>> packed(
      UUID gameId, long after, long upTo, int limit, RowSet<Row> rows) {
    return pool.run(PackSql.BLOCK, Tuple.of(gameId, after))
        .compose(
            blocks -> {
              if (blocks.size() == 0) {
                return Future.succeededFuture(events(gameId, rows));
              }
              Row block = blocks.iterator().next();
              return vertx
                  .executeBlocking(() -> unpacked(gameId, after, upTo, limit, block), false)
                  .compose(events -> withRest(gameId, after, upTo, limit, events));
            });
  }

  private Future<List<LoggedEvent>> withRest(
      UUID gameId, long after, long upTo, int limit, List<LoggedEvent> events) {
    long last = after + events.size();
    if (events.isEmpty() || events.size() == limit || last >= upTo) {
      return Future.succeededFuture(events);
    }
    return read(gameId, last, upTo, limit - events.size())
        .map(
            more -> {
              List<LoggedEvent> all = new ArrayList<>(events);
              all.addAll(more);
              return all;
            });
  }

  private static List<LoggedEvent> unpacked(
      UUID gameId, long after, long upTo, int limit, Row block) {
    long first = block.getLong(0);
    List<PackedEvents.Entry> entries = entries(gameId, after, block);
    Map<String, String> names = names(block.getString(2));
    List<LoggedEvent> events = new ArrayList<>();
    long end = Math.min(upTo, first + entries.size() - 1);
    for (long seq = after + 1; seq >= first && seq <= end && events.size() < limit; seq++) {
      PackedEvents.Entry entry = entries.get((int) (seq - first));
      StoredEvent stored = new StoredEvent(entry.type(), entry.version(), entry.at(), entry.data());
      events.add(event(gameId, seq, stored, names, entry.hashVersion(), entry.stateHash()));
    }
    return events;
  }

  private static List<PackedEvents.Entry> entries(UUID gameId, long after, Row block) {
    try {
      return PackedEvents.unpack(block.getBuffer(1).getBytes());
    } catch (IllegalArgumentException e) {
      throw new DamagedLogException(gameId, after + 1, "" + e.getMessage(), e);
    }
  }

  /**
   * The display names of a game's users, by user id.
   *
   * @param json the result of {@link JournalSql#NAMES}
   */
  static Map<String, String> names(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    Map<String, String> names = new HashMap<>();
    TrustedJson.read(json)
        .fields()
        .forEachRemaining(name -> names.put(name.getKey(), name.getValue().textValue()));
    return names;
  }

  private static LoggedEvent event(UUID gameId, Row row) {
    StoredEvent stored =
        new StoredEvent(
            row.getString(1),
            row.getShort(2),
            row.getOffsetDateTime(3).toInstant(),
            row.getString(4));
    return event(
        gameId, row.getLong(0), stored, names(row.getString(7)), row.getShort(5), row.getBuffer(6));
  }

  private static LoggedEvent event(
      UUID gameId,
      long seq,
      StoredEvent stored,
      Map<String, String> names,
      int hashVersion,
      Buffer hash) {
    try {
      return new LoggedEvent(
          seq,
          EventCodec.decode(stored, names),
          new StateHash(hashVersion, HexFormat.of().formatHex(hash.getBytes())));
    } catch (RuntimeException e) {
      throw new DamagedLogException(gameId, seq, "it cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The seqs of the plays that were in effect as of the event {@code upTo}, in the order of their
   * numbers, for {@code limit} play numbers after {@code after}. A packed game has no complete
   * index of its plays, so its log is read instead.
   */
  Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit) {
    return pool.run(JournalSql.PLAYS, Tuple.of(gameId, upTo, limit, after))
        .compose(
            rows -> {
              List<Long> seqs = rows.stream().map(row -> row.getLong(0)).toList();
              return seqs.isEmpty() || seqs.get(0) != JournalSql.PACKED
                  ? Future.succeededFuture(seqs)
                  : plays(gameId, 0, upTo, new TreeMap<>())
                      .map(
                          inEffect ->
                              inEffect.entrySet().stream()
                                  .filter(play -> play.getKey() > after)
                                  .filter(play -> play.getKey() <= (long) after + limit)
                                  .map(play -> play.getValue())
                                  .toList());
            });
  }

  private Future<SortedMap<Integer, Long>> plays(
      UUID gameId, long after, long upTo, SortedMap<Integer, Long> inEffect) {
    return read(gameId, after, upTo, PackedEvents.MOST_EVENTS)
        .compose(
            events -> {
              events.forEach(event -> track(event, inEffect));
              return events.isEmpty()
                  ? Future.succeededFuture(inEffect)
                  : plays(gameId, after + events.size(), upTo, inEffect);
            });
  }

  private static void track(LoggedEvent logged, SortedMap<Integer, Long> inEffect) {
    if (logged.event() instanceof PlayResolved play) {
      inEffect.put(play.playNumber(), logged.seq());
    } else if (logged.event() instanceof PlayUndone undone) {
      inEffect.remove(undone.playNumber());
    }
  }
}
