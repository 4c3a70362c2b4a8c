package com.paperdynasty.store.lobby;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.lobby.GameRecord;
import com.paperdynasty.lobby.GameRefs;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.store.connection.StatementPool;
import com.paperdynasty.store.journal.JournalSql;
import com.paperdynasty.store.journal.LogPacker;
import com.paperdynasty.store.journal.PackSql;
import com.paperdynasty.store.journal.RollingUpdateGate;
import com.paperdynasty.store.journal.StorableText;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@link GameStore} in PostgreSQL. May be called from any context; futures complete on the
 * caller's.
 */
public final class PgGames implements GameStore {
  /** Columns that only a search has, behind those of the game. */
  private static final int PLACE = 16;

  private static final int FOUND = 17;

  /** The text of a game's rules names its card sets. */
  private static final String LATEST_WITH_CARDS =
      """
      SELECT game_id FROM (
        (SELECT game_id, created_at, rules_hash FROM games
          WHERE away_manager = $1 ORDER BY created_at DESC, game_id DESC LIMIT 300)
        UNION
        (SELECT game_id, created_at, rules_hash FROM games
          WHERE home_manager = $1 ORDER BY created_at DESC, game_id DESC LIMIT 300)
      ) AS managed JOIN leagues USING (rules_hash)
      WHERE strpos(rules, $2) > 0 ORDER BY created_at DESC LIMIT 1
      """;

  private static final String RULES =
      "SELECT rules FROM games JOIN leagues USING (rules_hash) WHERE game_id = $1";

  private final StatementPool reads;
  private final StatementPool writes;
  private final LogPacker logPacker;
  private final RollingUpdateGate gate;

  public PgGames(Vertx vertx, StatementPool reads, StatementPool writes, RollingUpdateGate gate) {
    this.gate = gate;
    this.reads = reads;
    this.writes = writes;
    this.logPacker = new LogPacker(vertx, reads, writes);
  }

  @Override
  public boolean allowsFairPlay() {
    return gate.allowsFairPlay();
  }

  @Override
  public boolean allowsCards() {
    return gate.allowsCards();
  }

  @Override
  public Future<Optional<NotCreated>> create(NewGame game, int mostWaiting, int mostRunning) {
    if (!gate.allows(game.created())) {
      return Future.failedFuture(gate.refusal());
    }
    GameSetup setup = game.created().setup();
    Invitations invitations = game.secrets().invitations();
    Map<String, String> names = EventCodec.names(game.created());
    StoredEvent stored =
        gate.storesFrames()
            ? EventCodec.encodeAsFrame(game.created(), game.data())
            : EventCodec.encode(game.created());
    byte[] hash = HexFormat.of().parseHex(game.stateHash().hex());
    // Tuple.of with this many values takes no nulls.
    return writes
        .run(
            JournalSql.CREATE,
            Tuple.from(
                Arrays.asList(
                    setup.gameId(),
                    setup.rulesHash(),
                    setup.league(),
                    game.rulesText(),
                    setup.open(),
                    setup.admin().userId(),
                    userId(setup.away().manager()),
                    userId(setup.home().manager()),
                    game.status(),
                    game.summary(),
                    game.created().at().atOffset(ZoneOffset.UTC),
                    Buffer.buffer(game.secrets().secret()),
                    invitations.away(),
                    invitations.home(),
                    invitations.watch(),
                    stored.type(),
                    stored.data(),
                    (short) game.stateHash().version(),
                    Buffer.buffer(hash),
                    (long) mostWaiting,
                    (long) mostRunning,
                    (short) stored.version(),
                    names.keySet().toArray(String[]::new),
                    names.values().toArray(String[]::new),
                    userId(setup.umpire()),
                    game.refs().game(),
                    game.refs().away(),
                    game.refs().home(),
                    game.seats().away(),
                    game.seats().home(),
                    game.rematchOf())))
        .map(
            rows ->
                Optional.ofNullable(rows.iterator().next().getString(0)).map(PgGames::notCreated));
  }

  private static NotCreated notCreated(String why) {
    return switch (why) {
      case "waiting" -> NotCreated.TOO_MANY_WAITING;
      case "running" -> NotCreated.TOO_MANY_RUNNING;
      default -> NotCreated.HAS_REMATCH;
    };
  }

  @Override
  public Future<List<UUID>> deleteUnstarted(Duration age, int most) {
    return writes
        .run(DeleteSql.DELETE_UNSTARTED, Tuple.of(age.toMillis(), most))
        .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
  }

  @Override
  public Future<Boolean> delete(UUID gameId, boolean started) {
    return writes.run(DeleteSql.DELETE, Tuple.of(gameId, started)).map(rows -> rows.size() > 0);
  }

  @Override
  public Future<Long> erase(String userId, int most) {
    if (!StorableText.isKey(userId)) {
      return Future.succeededFuture(0L);
    }
    return writes
        .run(DeleteSql.ERASE, Tuple.of(userId, most))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public Future<Void> deleteRemains(List<UUID> gameIds) {
    Tuple ids = Tuple.tuple().addArrayOfUUID(gameIds.toArray(UUID[]::new));
    return writes.run(DeleteSql.DELETE_REMAINS, ids).mapEmpty();
  }

  @Override
  public Future<Integer> pack(Duration age, int most, int mostBytes) {
    return gate.renew()
        .compose(
            asked ->
                gate.packs() ? logPacker.run(age, most, mostBytes) : Future.succeededFuture(0));
  }

  @Override
  public Future<Integer> forgetCommands(Duration age, int most) {
    return writes.run(PackSql.FORGET_COMMANDS, Tuple.of(age.toMillis(), most)).map(RowSet::size);
  }

  @Override
  public Future<List<AbandonedGame>> findAbandoned(Duration age, int most) {
    return reads
        .run(JournalSql.ABANDONED, Tuple.of(age.toMillis(), most))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new AbandonedGame(row.getUUID(0), row.getLong(1)))
                    .toList());
  }

  private static @Nullable String userId(@Nullable Manager manager) {
    return manager == null ? null : manager.userId();
  }

  @Override
  public Future<Optional<GameRecord>> find(UUID gameId) {
    return first(JournalSql.FIND, gameId);
  }

  @Override
  public Future<Optional<String>> rules(UUID gameId) {
    return reads
        .run(RULES, Tuple.of(gameId))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
  }

  @Override
  public Future<Optional<GameRecord>> findRematch(UUID gameId) {
    return first(JournalSql.FIND_REMATCH, gameId);
  }

  private Future<Optional<GameRecord>> first(String sql, UUID gameId) {
    return reads
        .run(sql, Tuple.of(gameId))
        .map(rows -> rows.stream().findFirst().map(PgGames::record));
  }

  @Override
  public Future<Optional<UUID>> latestWithCards(String userId, String hash) {
    if (!StorableText.isKey(userId)) {
      return Future.succeededFuture(Optional.empty());
    }
    return reads
        .run(LATEST_WITH_CARDS, Tuple.of(userId, hash))
        .map(rows -> rows.stream().findFirst().map(row -> row.getUUID(0)));
  }

  /** Fails with an {@link IllegalArgumentException} if the cursor is invalid. */
  @Override
  public Future<Page> list(
      User user, GameFilter filter, @Nullable String cursor, int limit, long behindMs) {
    GameListQuery list;
    try {
      list = GameListQuery.of(user, filter, cursor, limit, behindMs);
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    return reads.run(list.sql(), list.parameters()).map(rows -> page(list, rows));
  }

  private static Page page(GameListQuery list, RowSet<Row> rows) {
    List<GameRecord> games = new ArrayList<>();
    GameRecord scannedTo = null;
    for (Row row : rows) {
      GameRecord game = record(row);
      if (list.scanned() == 0 || row.getBoolean(FOUND)) {
        games.add(game);
      }
      if (list.scanned() > 0 && row.getLong(PLACE) == list.scanned()) {
        scannedTo = game;
      }
    }
    return list.page(games, scannedTo);
  }

  private static GameRecord record(Row row) {
    return new GameRecord(
        row.getUUID(0),
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        row.getString(4),
        row.getString(10),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        new GameRefs(row.getString(11), row.getString(12), row.getString(13)),
        new NewGame.OpenSeats(row.getString(14), row.getString(15)),
        row.getOffsetDateTime(8).toInstant(),
        row.getLong(9),
        false);
  }
}
