package com.paperdynasty.store.chat;

import com.paperdynasty.chat.ChatMessage;
import com.paperdynasty.chat.ChatStore;
import com.paperdynasty.chat.MessageQuery;
import com.paperdynasty.chat.MuteRequest;
import com.paperdynasty.chat.NewChatMessage;
import com.paperdynasty.chat.PostResult;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.journal.ShortCommandId;
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

/**
 * The {@link ChatStore} in PostgreSQL. May be called from any context; futures complete on the
 * caller's.
 */
public final class PgChat implements ChatStore {
  private final StatementPool reads;
  private final StatementPool writes;
  private final int messagesPerGame;

  public PgChat(StatementPool reads, StatementPool writes, int messagesPerGame) {
    this.reads = reads;
    this.writes = writes;
    this.messagesPerGame = messagesPerGame;
  }

  @Override
  public Future<PostResult> post(NewChatMessage message) {
    return query(
            writes,
            ChatAndAuditSql.POST,
            message.gameId(),
            message.from(),
            id(message.from(), message.key()),
            hash(message.key()),
            message.channel(),
            message.name(),
            message.to(),
            message.readers().isEmpty() ? null : message.readers().toArray(String[]::new),
            message.text(),
            messagesPerGame)
        .compose(rows -> result(message, rows.iterator().next()));
  }

  private Future<PostResult> result(NewChatMessage message, Row row) {
    Long messageId = row.getLong(0);
    if (messageId != null) {
      return Future.succeededFuture(
          new PostResult.Stored(
              new ChatMessage(
                  message.gameId(),
                  messageId,
                  message.channel(),
                  message.from(),
                  message.name(),
                  message.to(),
                  message.text(),
                  instant(row.getOffsetDateTime(1)))));
    }
    return earlierResult(message)
        .map(earlier -> earlier.orElseGet(() -> muted(row.getOffsetDateTime(2), row.getLong(3))));
  }

  private Future<Optional<PostResult>> earlierResult(NewChatMessage message) {
    NewChatMessage.Key key = message.key();
    return key == null
        ? Future.succeededFuture(Optional.empty())
        : findPosted(message.gameId(), message.from(), key);
  }

  private static PostResult muted(@Nullable OffsetDateTime until, @Nullable Long leftMs) {
    if (until == null || leftMs == null) {
      throw new IllegalStateException("a message was neither stored nor refused");
    }
    return new PostResult.Muted(instant(until), leftMs);
  }

  @Override
  public Future<Optional<PostResult>> findPosted(
      UUID gameId, String userId, NewChatMessage.Key key) {
    return query(reads, ChatAndAuditSql.POSTED, gameId, id(userId, key))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            row.getLong(0) == key.contentHash() && row.getLong(1) != null
                                ? new PostResult.Stored(message(gameId, row, 1))
                                : new PostResult.Conflict()));
  }

  @Override
  public Future<List<ChatMessage>> page(MessageQuery messageQuery) {
    return query(
            reads,
            ChatAndAuditSql.PAGE,
            messageQuery.gameId(),
            messageQuery.userId(),
            messageQuery.channels().toArray(String[]::new),
            messageQuery.before(),
            messageQuery.limit(),
            messageQuery.delayMs())
        .map(rows -> rows.stream().map(row -> message(messageQuery.gameId(), row, 0)).toList());
  }

  @Override
  public Future<Optional<Instant>> mute(MuteRequest muteRequest) {
    return query(
            writes,
            ChatAndAuditSql.MUTE,
            muteRequest.gameId(),
            muteRequest.by(),
            id(muteRequest.by(), muteRequest.key()),
            hash(muteRequest.key()),
            muteRequest.userId(),
            Duration.ofSeconds(muteRequest.seconds()).toMillis())
        .map(PgChat::until)
        .compose(
            until -> until.isPresent() ? Future.succeededFuture(until) : mutedBefore(muteRequest));
  }

  private Future<Optional<Instant>> mutedBefore(MuteRequest muteRequest) {
    return query(
            reads,
            ChatAndAuditSql.MUTED,
            muteRequest.gameId(),
            id(muteRequest.by(), muteRequest.key()),
            hash(muteRequest.key()),
            muteRequest.userId())
        .map(PgChat::until);
  }

  private static Optional<Instant> until(RowSet<Row> rows) {
    return rows.stream().findFirst().map(row -> instant(row.getOffsetDateTime(0)));
  }

  private static ChatMessage message(UUID gameId, Row row, int first) {
    return new ChatMessage(
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

  private static @Nullable String id(String userId, NewChatMessage.@Nullable Key key) {
    return key == null ? null : ShortCommandId.of(userId, key.id());
  }

  private static @Nullable Long hash(NewChatMessage.@Nullable Key key) {
    return key == null ? null : key.contentHash();
  }

  private static Future<RowSet<Row>> query(
      StatementPool pool, String sql, @Nullable Object... parameters) {
    return pool.run(sql, Tuple.from(Arrays.asList(parameters)));
  }
}
