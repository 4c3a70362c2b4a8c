package com.paperdynasty.store.journal;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.journal.PackedEvents.Entry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs the logs of completed games into compressed blocks. A log is read and packed first. Then
 * one statement replaces its rows, unless the game has changed meanwhile. May be used from any
 * context.
 */
public final class LogPacker {
  private static final Logger log = LoggerFactory.getLogger(LogPacker.class);

  private final Vertx vertx;
  private final StatementPool reads;
  private final StatementPool writes;

  public LogPacker(Vertx vertx, StatementPool reads, StatementPool writes) {
    this.vertx = vertx;
    this.reads = reads;
    this.writes = writes;
  }

  /** A completed game, as it was found. */
  private record Finished(UUID gameId, long lastSeq, OffsetDateTime turnedAt) {}

  /** The blocks of its log so far. */
  private static final class Blocks {
    private final List<Long> first = new ArrayList<>();
    private final List<Long> through = new ArrayList<>();
    private final List<Buffer> packed = new ArrayList<>();
    private long bytes;
  }

  /**
   * Packs games that were completed at least {@code age} ago, the oldest first, one after the
   * other.
   *
   * @param most how many games to pack at most
   * @param mostBytes a log with more bytes of data is not packed
   * @return how many were packed
   */
  public Future<Integer> run(Duration age, int most, int mostBytes) {
    return reads
        .run(PackSql.TO_PACK, Tuple.of(age.toMillis(), most))
        .compose(
            rows -> {
              Future<Integer> packed = Future.succeededFuture(0);
              for (Row row : rows) {
                Finished game =
                    new Finished(row.getUUID(0), row.getLong(1), row.getOffsetDateTime(2));
                packed =
                    packed.compose(
                        before ->
                            packOrLeave(game, mostBytes).map(done -> before + (done ? 1 : 0)));
              }
              return packed;
            });
  }

  /** A game that cannot be packed does not stop the others. */
  private Future<Boolean> packOrLeave(Finished game, int mostBytes) {
    return pack(game, mostBytes)
        .recover(
            cause -> {
              if (cause instanceof PgException
                  || cause instanceof IllegalStateException
                  || cause instanceof IllegalArgumentException) {
                log.warn("{}: cannot be packed: {}", kv("game", game.gameId()), cause.toString());
                return Future.succeededFuture(false);
              }
              return Future.failedFuture(cause);
            });
  }

  private Future<Boolean> pack(Finished game, int mostBytes) {
    return reads
        .run(PackSql.PACKED_THROUGH, Tuple.of(game.gameId()))
        .compose(rows -> packFrom(game, rows.iterator().next().getLong(0), mostBytes, new Blocks()))
        .compose(blocks -> replace(game, blocks));
  }

  /** Packs the events after a seq. Returns no blocks if the log cannot be packed. */
  private Future<Blocks> packFrom(Finished game, long after, int mostBytes, Blocks blocks) {
    if (after >= game.lastSeq()) {
      return Future.succeededFuture(blocks);
    }
    return reads
        .run(PackSql.ROWS, Tuple.of(game.gameId(), after, game.lastSeq(), PackedEvents.MOST_EVENTS))
        .compose(
            rows -> {
              List<Entry> entries = new ArrayList<>();
              for (Row row : rows) {
                if (row.getLong(0) != after + entries.size() + 1) {
                  break;
                }
                entries.add(entry(row));
                blocks.bytes += row.getString(4).length();
              }
              if (entries.isEmpty()) {
                return missing(game, after).map(new Blocks());
              }
              if (blocks.bytes > mostBytes) {
                log.info(
                    "{}: not packed, its log has more than {} bytes",
                    kv("game", game.gameId()),
                    mostBytes);
                return Future.succeededFuture(new Blocks());
              }
              long through = after + entries.size();
              return vertx
                  .executeBlocking(() -> packed(entries), false)
                  .compose(
                      block -> {
                        blocks.first.add(after + 1);
                        blocks.through.add(through);
                        blocks.packed.add(block);
                        return packFrom(game, through, mostBytes, blocks);
                      });
            });
  }

  /** Another node may have packed the game since it was found; then its log is not damaged. */
  private Future<Void> missing(Finished game, long after) {
    return reads
        .run(PackSql.PACKED_THROUGH, Tuple.of(game.gameId()))
        .map(
            rows -> {
              if (rows.iterator().next().getLong(0) > after) {
                log.debug("{}: packed by another node", kv("game", game.gameId()));
              } else {
                log.info(
                    "{} {}: not packed, the event is missing",
                    kv("game", game.gameId()),
                    kv("seq", after + 1));
              }
              return null;
            });
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getString(1),
        row.getShort(2),
        ChronoUnit.MICROS.between(Instant.EPOCH, row.getOffsetDateTime(3).toInstant()),
        row.getString(4),
        row.getShort(5),
        row.getBuffer(6));
  }

  /**
   * Blocks store rolls and plays in version 2, which compresses as well and which more builds read.
   */
  private static Entry asFacts(Entry entry) {
    StoredEvent facts =
        EventCodec.asFacts(
            new StoredEvent(entry.type(), entry.version(), entry.at(), entry.data()));
    return new Entry(
        entry.type(),
        facts.version(),
        entry.atMicros(),
        facts.data(),
        entry.hashVersion(),
        entry.stateHash());
  }

  /**
   * Packs rows and checks that the block gives them back, because the rows are deleted afterwards.
   */
  private static Buffer packed(List<Entry> rows) {
    List<Entry> entries = rows.stream().map(LogPacker::asFacts).toList();
    byte[] block = PackedEvents.pack(entries);
    if (!PackedEvents.unpack(block).equals(entries)) {
      throw new IllegalStateException("unpacking a block does not give back what was packed");
    }
    return Buffer.buffer(block);
  }

  private Future<Boolean> replace(Finished game, Blocks blocks) {
    Tuple parameters = Tuple.of(game.gameId(), game.lastSeq(), game.turnedAt());
    parameters.addArrayOfLong(blocks.first.toArray(Long[]::new));
    parameters.addArrayOfLong(blocks.through.toArray(Long[]::new));
    parameters.addArrayOfBuffer(blocks.packed.toArray(Buffer[]::new));
    return writes.run(PackSql.PACK, parameters).map(rows -> rows.iterator().next().getBoolean(0));
  }
}
