package com.paperdynasty.store;

import com.paperdynasty.talk.Chat;
import com.paperdynasty.talk.Message;
import com.paperdynasty.talk.Mute;
import com.paperdynasty.talk.NewMessage;
import com.paperdynasty.talk.Posted;
import com.paperdynasty.talk.Reading;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said in games, in PostgreSQL. May be called from any context. */
public final class PgChat implements Chat {
  private final Statements reads;
  private final Statements writes;
  private final int messagesPerGame;

  PgChat(Statements reads, Statements writes, int messagesPerGame) {
    this.reads = reads;
    this.writes = writes;
    this.messagesPerGame = messagesPerGame;
  }

  @Override
  public Future<Posted> post(NewMessage message) {
    return query(
            writes,
            TalkSql.POST,
            message.gameId(),
            message.from(),
            id(message.key()),
            hash(message.key()),
            message.channel(),
            message.name(),
            message.to(),
            message.readers().isEmpty() ? null : message.readers().toArray(String[]::new),
            message.text(),
            messagesPerGame)
        .compose(rows -> fate(message, rows.iterator().next()));
  }

  private Future<Posted> fate(NewMessage message, Row row) {
    Long messageId = row.getLong(0);
    if (messageId != null) {
      return Future.succeededFuture(
          new Posted.Kept(
              new Message(
                  message.gameId(),
                  messageId,
                  message.channel(),
                  message.from(),
                  message.name(),
                  message.to(),
                  message.text(),
                  instant(row.getOffsetDateTime(1)))));
    }
    return before(message)
        .map(before -> before.orElseGet(() -> muted(row.getOffsetDateTime(2), row.getLong(3))));
  }

  private Future<Optional<Posted>> before(NewMessage message) {
    NewMessage.Key key = message.key();
    return key == null
        ? Future.succeededFuture(Optional.empty())
        : posted(message.gameId(), message.from(), key);
  }

  private static Posted muted(@Nullable OffsetDateTime until, @Nullable Long leftMs) {
    if (until == null || leftMs == null) {
      throw new IllegalStateException("a message was neither kept nor refused");
    }
    return new Posted.Muted(instant(until), leftMs);
  }

  @Override
  public Future<Optional<Posted>> posted(UUID gameId, String userId, NewMessage.Key key) {
    return query(reads, TalkSql.POSTED, gameId, userId, key.id())
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            row.getLong(0) == key.contentHash() && row.getLong(1) != null
                                ? new Posted.Kept(message(gameId, row, 1))
                                : new Posted.Conflicting()));
  }

  @Override
  public Future<List<Message>> page(Reading reading) {
    return query(
            reads,
            TalkSql.PAGE,
            reading.gameId(),
            reading.userId(),
            reading.channels().toArray(String[]::new),
            reading.before(),
            reading.limit(),
            reading.delayMs())
        .map(rows -> rows.stream().map(row -> message(reading.gameId(), row, 0)).toList());
  }

  @Override
  public Future<Optional<Instant>> mute(Mute mute) {
    return query(
            writes,
            TalkSql.MUTE,
            mute.gameId(),
            mute.by(),
            id(mute.key()),
            hash(mute.key()),
            mute.userId(),
            Duration.ofSeconds(mute.seconds()).toMillis())
        .map(PgChat::until)
        .compose(until -> until.isPresent() ? Future.succeededFuture(until) : mutedBefore(mute));
  }

  private Future<Optional<Instant>> mutedBefore(Mute mute) {
    return query(
            reads,
            TalkSql.MUTED,
            mute.gameId(),
            mute.by(),
            id(mute.key()),
            hash(mute.key()),
            mute.userId())
        .map(PgChat::until);
  }

  private static Optional<Instant> until(RowSet<Row> rows) {
    return rows.stream().findFirst().map(row -> instant(row.getOffsetDateTime(0)));
  }

  private static Message message(UUID gameId, Row row, int first) {
    return new Message(
        gameId,
        row.getLong(first),
        row.getString(first + 1),
        row.getString(first + 2),
        row.getString(first + 3),
        row.getString(first + 4),
        row.getString(first + 5),
        instant(row.getOffsetDateTime(first + 6)));
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable String id(NewMessage.@Nullable Key key) {
    return key == null ? null : key.id();
  }

  private static @Nullable Long hash(NewMessage.@Nullable Key key) {
    return key == null ? null : key.contentHash();
  }

  private static Future<RowSet<Row>> query(
      Statements over, String sql, @Nullable Object... parameters) {
    return over.run(sql, Tuple.from(Arrays.asList(parameters)));
  }
}
