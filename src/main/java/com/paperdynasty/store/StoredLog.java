package com.paperdynasty.store;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.StateHash;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.table.OpenGame.ReplayDiffers;
import com.paperdynasty.wire.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the logs of games: the one place where rows become events. */
final class StoredLog {
  private StoredLog() {}

  /**
   * The events after a seq and up to one, in order, at most {@code limit} of them. Fails with
   * {@link ReplayDiffers} where one of them cannot be read.
   */
  static Future<List<LoggedEvent>> read(
      Statements over, UUID gameId, long after, long upTo, int limit) {
    return over.run(Sql.EVENTS, Tuple.of(gameId, after, upTo, limit))
        .map(rows -> rows.stream().map(row -> event(gameId, row)).toList());
  }

  /**
   * What users are called in a game.
   *
   * @param json what {@link Sql#NAMES} gives
   */
  static Map<String, String> names(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    Map<String, String> names = new HashMap<>();
    Json.trustingly(json)
        .fields()
        .forEachRemaining(name -> names.put(name.getKey(), name.getValue().textValue()));
    return names;
  }

  private static LoggedEvent event(UUID gameId, Row row) {
    long seq = row.getLong(0);
    StoredEvent stored = new StoredEvent(row.getString(1), row.getShort(2), row.getString(3));
    String hash = HexFormat.of().formatHex(row.getBuffer(5).getBytes());
    try {
      return new LoggedEvent(
          seq,
          EventCodec.decode(stored, names(row.getString(6))),
          new StateHash(row.getShort(4), hash));
    } catch (RuntimeException e) {
      throw new ReplayDiffers(gameId, seq, "it cannot be read: " + e.getMessage(), e);
    }
  }
}
