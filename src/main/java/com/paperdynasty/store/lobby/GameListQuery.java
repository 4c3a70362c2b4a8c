package com.paperdynasty.store.lobby;

import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.lobby.GameRecord;
import com.paperdynasty.lobby.GameStore.Page;
import com.paperdynasty.store.journal.JournalSql;
import com.paperdynasty.user.User;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query for a page of games, newest first. Each reason why a user may see a game has an index
 * in that order, so the page is the union of the first few rows of each.
 *
 * @param limit how many games the page has; one more is read, to know whether another page follows
 */
public record GameListQuery(String sql, Tuple parameters, int limit) {
  private static final List<String> OWN =
      List.of("admin_id = $1", "away_manager = $1", "home_manager = $1", "umpire_id = $1");
  private static final String OTHERS =
      "open AND admin_id <> $1 AND away_manager IS DISTINCT FROM $1"
          + " AND home_manager IS DISTINCT FROM $1 AND umpire_id IS DISTINCT FROM $1";
  private static final List<String> UNFINISHED = List.of("waiting", "in_progress");
  private static final String NEWEST_FIRST = " ORDER BY created_at DESC, game_id DESC LIMIT $2";

  /** A reason why a user sees games, and the columns that they see. */
  private record Reason(String columns, String condition) {}

  /**
   * The query for the games that a user may see.
   *
   * @param cursor where the previous page ended; null for the first page
   * @param behindMs how far the user is behind the games of others
   * @throws IllegalArgumentException if the cursor is invalid
   */
  public static GameListQuery of(
      User user, GameFilter filter, @Nullable String cursor, int limit, long behindMs) {
    String status = filter.status();
    Tuple parameters = Tuple.of(user.userId(), limit + 1);
    String page = "";
    if (cursor != null) {
      Position after = Position.parse(cursor);
      parameters.addValue(after.createdAt().atOffset(ZoneOffset.UTC)).addValue(after.gameId());
      page = " AND (created_at, game_id) < ($3, $4)";
    }
    List<Reason> reasons = new ArrayList<>();
    String ofStatus = status == null ? "" : " AND status = " + added(status, parameters);
    if (filter.ref() != null) {
      String named = "admin_id = $1 AND ref = " + added(filter.ref(), parameters);
      reasons.add(new Reason(JournalSql.GAME_COLUMNS, named + ofStatus));
      return new GameListQuery(union(reasons, page), parameters, limit);
    }
    OWN.forEach(own -> reasons.add(new Reason(JournalSql.GAME_COLUMNS, own + ofStatus)));
    if (!filter.mine()) {
      String horizon =
          user.admin() || behindMs == 0
              ? null
              : "(now() - " + added(behindMs, parameters) + "::bigint * interval '1 millisecond')";
      for (String each : status == null ? UNFINISHED : List.of(status)) {
        String wanted = added(each, parameters) + "::text";
        reasons.addAll(
            horizon == null
                ? List.of(
                    new Reason(
                        JournalSql.GAME_COLUMNS,
                        (user.admin() ? "" : "open AND ") + "status = " + wanted))
                : late(wanted, horizon));
      }
    }
    return new GameListQuery(union(reasons, page), parameters, limit);
  }

  /**
   * Delayed users learn with the same delay that a game has started or ended. The earlier status is
   * computed only for games whose status has changed since.
   */
  private static List<Reason> late(String wanted, String horizon) {
    String columns = JournalSql.LATE_COLUMNS.formatted(wanted, horizon);
    return List.of(
        new Reason(columns, OTHERS + " AND status = " + wanted + " AND turned_at <= " + horizon),
        new Reason(
            columns,
            "%s AND turned_at > %s AND late_status(status, turns, %s) = %s"
                .formatted(OTHERS, horizon, horizon, wanted)));
  }

  private static String added(Object value, Tuple parameters) {
    parameters.addValue(value);
    return "$" + parameters.size();
  }

  private static String union(List<Reason> reasons, String page) {
    return reasons.stream()
        .map(
            reason ->
                "(SELECT "
                    + reason.columns()
                    + "FROM games WHERE "
                    + reason.condition()
                    + page
                    + NEWEST_FIRST
                    + ")")
        // The outer SELECT: one select in parentheses may not be ordered a second time.
        .collect(Collectors.joining(" UNION ", "SELECT * FROM (", ") AS games" + NEWEST_FIRST));
  }

  /** The page made of the rows that the database returned. */
  Page page(List<GameRecord> games) {
    if (games.size() <= limit) {
      return new Page(games, null);
    }
    GameRecord last = games.get(limit - 1);
    String next = new Position(last.createdAt(), last.gameId()).text();
    return new Page(List.copyOf(games.subList(0, limit)), next);
  }

  /** Where a page ends. */
  private record Position(Instant createdAt, UUID gameId) {
    private static final int BYTES = 24;

    static Position parse(String cursor) {
      ByteBuffer bytes =
          ByteBuffer.wrap(
              Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.ISO_8859_1)));
      if (bytes.remaining() != BYTES) {
        throw new IllegalArgumentException("This cursor was not given by a list of games");
      }
      Instant createdAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
      return new Position(createdAt, new UUID(bytes.getLong(), bytes.getLong()));
    }

    String text() {
      ByteBuffer bytes =
          ByteBuffer.allocate(BYTES)
              .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
              .putLong(gameId.getMostSignificantBits())
              .putLong(gameId.getLeastSignificantBits());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
  }
}
