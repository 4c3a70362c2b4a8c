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
 * in that order, so the page is the union of the first few rows of each. A search looks at a
 * bounded number of them, and the next page goes on behind the last one that it looked at.
 *
 * @param limit how many games the page has; one more is read, to know whether another page follows
 * @param scanned how many games a search looks at; 0 without a search
 */
public record GameListQuery(String sql, Tuple parameters, int limit, int scanned) {
  private static final List<String> OWN =
      List.of("admin_id = $1", "away_manager = $1", "home_manager = $1", "umpire_id = $1");
  private static final String OTHERS =
      "open AND admin_id <> $1 AND away_manager IS DISTINCT FROM $1"
          + " AND home_manager IS DISTINCT FROM $1 AND umpire_id IS DISTINCT FROM $1";

  /** Seats are listed as they are at this moment, because a seat is taken at this moment. */
  private static final String WITH_SEATS =
      OTHERS
          + " AND status = 'waiting' AND (away_seat IS NOT NULL OR home_seat IS NOT NULL)"
          + " AND (away_seat IS NOT NULL AND away_manager IS NULL AND away_since = stored_at"
          + " OR home_seat IS NOT NULL AND home_manager IS NULL AND home_since = stored_at)";

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
    GameFilter.Search search = filter.search();
    int scanned = search == null ? 0 : Math.max(search.games(), limit);
    Tuple parameters = Tuple.of(user.userId(), search == null ? limit + 1 : scanned);
    String page = "";
    if (cursor != null) {
      Position after = Position.parse(cursor);
      parameters.addValue(after.createdAt().atOffset(ZoneOffset.UTC)).addValue(after.gameId());
      page = " AND (created_at, game_id) < ($3, $4)";
    }
    String sql = union(reasons(user, filter, behindMs, parameters), page);
    return new GameListQuery(
        search == null ? sql : found(sql, search.words(), limit, parameters),
        parameters,
        limit,
        scanned);
  }

  private static List<Reason> reasons(
      User user, GameFilter filter, long behindMs, Tuple parameters) {
    if (filter.openSeats()) {
      return List.of(new Reason(JournalSql.GAME_COLUMNS, WITH_SEATS));
    }
    List<Reason> reasons = new ArrayList<>();
    List<String> statuses = statuses(filter.status());
    String ref = filter.ref();
    List<String> own =
        ref == null ? OWN : List.of("admin_id = $1 AND ref = " + added(ref, parameters));
    List<String> wanted = statuses.isEmpty() ? List.of("") : new ArrayList<>();
    statuses.forEach(status -> wanted.add(" AND status = " + added(status, parameters)));
    for (String each : own) {
      wanted.forEach(status -> reasons.add(new Reason(JournalSql.GAME_COLUMNS, each + status)));
    }
    if (ref == null && !filter.mine()) {
      reasons.addAll(
          ofOthers(user, statuses.isEmpty() ? UNFINISHED : statuses, behindMs, parameters));
    }
    return reasons;
  }

  private static List<String> statuses(@Nullable String status) {
    if (status == null) {
      return List.of();
    }
    return status.equals(GameFilter.UNFINISHED) ? UNFINISHED : List.of(status);
  }

  private static List<Reason> ofOthers(
      User user, List<String> statuses, long behindMs, Tuple parameters) {
    List<Reason> reasons = new ArrayList<>();
    String horizon =
        user.admin() || behindMs == 0
            ? null
            : "(now() - " + added(behindMs, parameters) + "::bigint * interval '1 millisecond')";
    for (String each : statuses) {
      String wanted = added(each, parameters) + "::text";
      reasons.addAll(
          horizon == null
              ? List.of(
                  new Reason(
                      JournalSql.GAME_COLUMNS,
                      (user.admin() ? "" : "open AND ") + "status = " + wanted))
              : late(wanted, horizon));
    }
    return reasons;
  }

  /**
   * The games of the union that have the words in their names, and the last one that was looked at.
   * A manager whom the user does not see yet is not found.
   */
  private static String found(String union, String words, int limit, Tuple parameters) {
    return """
        WITH scanned AS MATERIALIZED (%s)
        SELECT * FROM (
          SELECT s.*, row_number() OVER (ORDER BY created_at DESC, game_id DESC) AS place,
            NOT EXISTS (
              SELECT FROM unnest(string_to_array(lower(%s::text), ' ')) AS word
              WHERE strpos(n.names, word) = 0) AS found
          FROM scanned s CROSS JOIN LATERAL (
            SELECT lower(concat_ws(chr(10), away ->> 'name', away ->> 'abbrev',
              home ->> 'name', home ->> 'abbrev',
              CASE WHEN s.away_manager IS NOT NULL THEN away ->> 'manager' END,
              CASE WHEN s.home_manager IS NOT NULL THEN home ->> 'manager' END)) AS names
            FROM json_to_record(s.summary::json) AS teams (away json, home json)) n
        ) AS marked
        WHERE found OR place = $2 ORDER BY place LIMIT %s
        """
        .formatted(union, added(words, parameters), added(limit + 1, parameters));
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

  /**
   * The page made of the games that the database returned.
   *
   * @param scannedTo the last game that a search looked at; null if it looked at all that there are
   */
  Page page(List<GameRecord> games, @Nullable GameRecord scannedTo) {
    if (games.size() > limit) {
      return new Page(List.copyOf(games.subList(0, limit)), cursor(games.get(limit - 1)));
    }
    return new Page(games, scannedTo == null ? null : cursor(scannedTo));
  }

  private static String cursor(GameRecord last) {
    return new Position(last.createdAt(), last.gameId()).text();
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
