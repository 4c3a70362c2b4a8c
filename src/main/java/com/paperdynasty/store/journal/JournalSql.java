package com.paperdynasty.store.journal;

/**
 * The SQL of the journal and of games, except the lists of games, which {@code GameListQuery}
 * builds.
 */
public final class JournalSql {
  private JournalSql() {}

  /**
   * Writes one batch of appends, at most one per game. It runs in READ COMMITTED: the whole
   * statement sees the snapshot S of its start, but locking or updating a row that has changed
   * since S uses the row's newest version and checks the conditions again (EvalPlanQual).
   *
   * <ul>
   *   <li>{@code locked}: the rows whose newest version is at (epoch, last_seq). Until the commit
   *       nobody else can change them. A row that another transaction holds is skipped, so this
   *       statement never waits for a row. They are locked in the order of game ids.
   *   <li>{@code claimed}: the command ids that are new. Only a chat message, which is written
   *       without the game's row, may write the same id at the same time. This waits until that is
   *       committed, up to the lock timeout. Its row is not in S then; the next batch sees it.
   *   <li>{@code ready}: what may be written. Materialized, because {@code moved} may have to check
   *       its conditions again (the row changed after S, but not its epoch and last_seq, for
   *       example when its owner was cleared): a materialized row is then checked as it was, and no
   *       insert is evaluated a second time.
   *   <li>{@code moved}, {@code logged}, {@code named}, {@code played}, {@code undone}: the writes.
   *       A play is never played and undone in one batch, since a game has at most one append in
   *       it.
   *   <li>The result of each: an append whose row was not locked is fenced if S already says so.
   *       Otherwise another transaction held the row, or changed it after S; the next batch finds
   *       out which.
   * </ul>
   *
   * The {@code (x IN (…)) IS TRUE} are hashed lookups. Plain joins could be planned as nested loops
   * over the batch, because the planner does not know the sizes of the arrays.
   */
  static final String APPEND =
      """
      WITH asked AS MATERIALIZED (
        SELECT * FROM unnest(
          $1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::text[], $6::text[], $7::text[],
          $8::text[], $9::text[], $10::text[], $11::bigint[])
          AS a (game_id, epoch, after, events, status, away_manager, home_manager,
            summary, user_id, command_id, content_hash)
      ), locked AS MATERIALIZED (
        SELECT a.*, g.packed_turn IS NOT NULL AS packed
        FROM asked a JOIN games g ON g.game_id = a.game_id
        WHERE g.epoch = a.epoch AND g.last_seq = a.after
        ORDER BY g.game_id
        FOR UPDATE OF g SKIP LOCKED
      ), claimed AS (
        INSERT INTO commands (game_id, user_id, command_id, content_hash, first_seq, count)
        SELECT game_id, user_id, command_id, content_hash, after + 1, events
        FROM locked l WHERE command_id IS NOT NULL AND NOT (packed AND EXISTS (
          SELECT FROM packed_commands p WHERE p.game_id = l.game_id
            AND command_key(l.user_id, l.command_id) = ANY (p.keys)))
        ON CONFLICT DO NOTHING
        RETURNING game_id
      ), ready AS MATERIALIZED (
        SELECT * FROM locked l
        WHERE l.command_id IS NULL OR l.game_id IN (SELECT game_id FROM claimed)
      ), moved AS (
        UPDATE games g SET last_seq = r.after + r.events, status = r.status,
          away_manager = r.away_manager, home_manager = r.home_manager, summary = r.summary,
          touched_at = now(),
          turned_at = CASE WHEN g.status = r.status THEN g.turned_at ELSE now() END,
          turns = CASE WHEN g.status = r.status THEN g.turns
            ELSE (array_prepend(now(), g.turns))[1:16] END,
          away_since = CASE WHEN g.away_manager IS NOT DISTINCT FROM r.away_manager
            THEN g.away_since ELSE now() END,
          home_since = CASE WHEN g.home_manager IS NOT DISTINCT FROM r.home_manager
            THEN g.home_since ELSE now() END
        FROM ready r WHERE g.game_id = r.game_id
        RETURNING g.game_id
      ), logged AS (
        INSERT INTO logged_events (game_id, seq, type, at, data, hash_version, state_hash, version)
        SELECT * FROM unnest(
          $12::uuid[], $13::bigint[], $14::text[], $15::timestamptz[], $16::text[],
          $17::smallint[], $18::bytea[], $25::smallint[])
          AS e (game_id, seq, type, at, data, hash_version, state_hash, version)
        WHERE (e.game_id IN (SELECT game_id FROM moved)) IS TRUE
      ), named AS (
        INSERT INTO game_names (game_id, user_id, name)
        SELECT * FROM unnest($26::uuid[], $27::text[], $28::text[]) AS n (game_id, user_id, name)
        WHERE (n.game_id IN (SELECT game_id FROM moved)) IS TRUE
        ON CONFLICT DO NOTHING
      ), played AS (
        INSERT INTO plays (game_id, play_number, seq)
        SELECT * FROM unnest($19::uuid[], $20::int[], $21::bigint[])
          AS p (game_id, play_number, seq)
        WHERE (p.game_id IN (SELECT game_id FROM moved)) IS TRUE
      ), taken_back AS MATERIALIZED (
        SELECT * FROM unnest($22::uuid[], $23::int[], $24::bigint[])
          AS t (game_id, play_number, seq)
        WHERE (t.game_id IN (SELECT game_id FROM moved)) IS TRUE
      ), undone AS (
        UPDATE plays p SET stands = false, undone_seq = t.seq
        FROM taken_back t CROSS JOIN LATERAL (
          SELECT q.seq FROM plays q
          WHERE q.game_id = t.game_id AND q.play_number = t.play_number
          ORDER BY q.seq DESC LIMIT 1) last
        WHERE p.game_id = t.game_id AND p.play_number = t.play_number AND p.seq = last.seq
      )
      SELECT f.game_id, f.result, CASE WHEN f.result = 'duplicate' THEN (
          SELECT ARRAY[content_hash, first_seq, count] FROM ({receipt}) receipts
        ) END AS answer
      FROM (
        SELECT a.game_id, a.user_id, a.command_id, CASE
          WHEN a.game_id IN (SELECT game_id FROM moved) THEN 'committed'
          WHEN a.game_id IN (SELECT game_id FROM locked) THEN 'duplicate'
          WHEN (SELECT g.epoch = a.epoch AND g.last_seq = a.after
            FROM games g WHERE g.game_id = a.game_id) THEN 'busy'
          ELSE 'fenced' END AS result
        FROM asked a
      ) f
      """
          .replace("{receipt}", receipt("f.game_id", "f.user_id", "f.command_id"));

  /**
   * Raises a game's epoch and makes the node $2 its owner. If an append holds the row this waits
   * for it; an append that comes later is fenced.
   */
  static final String OPEN =
      """
      UPDATE games SET epoch = epoch + 1, owner = $2 WHERE game_id = $1
      RETURNING epoch, last_seq, league, rules_hash
      """;

  /**
   * The display names of users in the game $1, as a JSON object by user id; null if there are none.
   */
  static final String NAMES =
      "(SELECT json_object_agg(user_id, name)::text FROM game_names WHERE game_id = $1)";

  static final String SECRETS =
      """
      SELECT dice_secret, away_invitation, home_invitation, watch_invitation, %s
      FROM game_secrets WHERE game_id = $1
      """
          .formatted(NAMES);

  static final String RULES_OF = "SELECT league, rules_hash FROM games WHERE game_id = $1";

  static final String RULES = "SELECT rules FROM leagues WHERE rules_hash = $1";

  static final String CARD_SET = "SELECT cards FROM card_sets WHERE hash = $1";

  static final String EVENTS =
      """
      SELECT seq, type, version, at, data, hash_version, state_hash,
        CASE WHEN type IN ('game_created', 'seat_taken', 'announcement') THEN %s END AS names
      FROM logged_events
      WHERE game_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4
      """
          .formatted(NAMES);

  static final String RECEIPT = receipt("$1", "$2", "$3");

  /** The stored receipt of a command, whether its game is packed or not. */
  private static String receipt(String gameId, String userId, String commandId) {
    return """
        SELECT content_hash, first_seq, count FROM commands
        WHERE game_id = %1$s AND command_key(user_id, command_id) = command_key(%2$s, %3$s)
        UNION ALL
        SELECT content_hashes[place], first_seqs[place], counts[place]
        FROM packed_commands, array_position(keys, command_key(%2$s, %3$s)) AS place
        WHERE game_id = %1$s AND place IS NOT NULL
        LIMIT 1
        """
        .formatted(gameId, userId, commandId);
  }

  /**
   * The seqs of the plays that were in effect as of the event $2, for $3 play numbers after $4.
   * Each number is looked up by itself: the last play that had it by then counts, unless that was
   * undone by then. So the cost depends on the page, and not on how often plays were undone.
   */
  static final String PLAYS =
      """
      SELECT seq FROM (
        SELECT p.seq, n.play_number
        FROM generate_series($4::bigint + 1, $4::bigint + $3) AS n (play_number)
        CROSS JOIN LATERAL (
          SELECT seq, stands, undone_seq FROM plays
          WHERE game_id = $1 AND play_number = n.play_number AND seq <= $2
          ORDER BY seq DESC LIMIT 1) p
        WHERE p.stands OR p.undone_seq > $2
        UNION ALL (
          SELECT -1, 0 FROM packed_events WHERE game_id = $1 LIMIT 1)
      ) standing
      ORDER BY play_number
      """;

  /** The first result for a packed game: its index of plays is incomplete. */
  static final long PACKED = -1;

  /**
   * Returns a row even if none of the games exists, because a standby's answer must not be used.
   */
  static final String OWNERS =
      """
      SELECT g.game_id, g.epoch, g.last_seq, g.owner, s.standby
      FROM (SELECT pg_is_in_recovery() AS standby) s
      LEFT JOIN games g ON g.game_id = ANY ($1)
      """;

  static final String PROBE = "SELECT probe_append($1)";

  static final String RELEASE =
      """
      UPDATE games g SET owner = NULL FROM unnest($1::uuid[], $2::bigint[]) AS r (game_id, epoch)
      WHERE g.game_id = r.game_id AND g.epoch = r.epoch
      """;

  /** Of a game: it went from waiting to its end. */
  private static final String ENDED_UNSTARTED = "status = 'completed' AND cardinality(turns) = 1";

  /**
   * Creates a game, and returns null. If its creator has too many, it returns which quota is full;
   * if the game that it follows has a rematch, {@code rematch}. Who asks for the same rematch waits
   * until this transaction is over. A rematch that was ended before its start gives its place away;
   * {@code game} asks for the rows of {@code freed} so that it comes after it.
   */
  public static final String CREATE =
      """
      WITH bound AS MATERIALIZED (
        SELECT games_full($6::text, $20::bigint, $21::bigint) AS full
      ), league AS (
        INSERT INTO leagues (rules_hash, name, rules)
        SELECT $2::text, $3::text, $4::text FROM bound WHERE bound.full IS NULL
        ON CONFLICT DO NOTHING
      ), freed AS (
        UPDATE games SET rematch_of = NULL
        WHERE rematch_of = $31::uuid AND %1$s AND EXISTS (
          SELECT FROM bound WHERE bound.full IS NULL)
        RETURNING game_id
      ), game AS (
        INSERT INTO games (game_id, epoch, last_seq, league, rules_hash, open, admin_id,
          away_manager, home_manager, status, summary, created_at,
          umpire_id, ref, away_ref, home_ref, away_seat, home_seat, rematch_of)
        SELECT $1::uuid, 0, 1, $3, $2, $5::boolean, $6, $7::text, $8::text, $9::text, $10::text,
          $11::timestamptz, $25::text, $26::text, $27::text, $28::text, $29::text, $30::text,
          $31::uuid
        FROM bound WHERE bound.full IS NULL AND (SELECT count(*) FROM freed) >= 0
        ON CONFLICT (rematch_of) WHERE rematch_of IS NOT NULL DO NOTHING
        RETURNING game_id
      ), secrets AS (
        INSERT INTO game_secrets
        SELECT game_id, $12::bytea, $13::text, $14::text, $15::text FROM game
      ), event AS (
        INSERT INTO logged_events (game_id, seq, type, at, data, hash_version, state_hash, version)
        SELECT game_id, 1, $16::text, $11, $17::text, $18::smallint, $19::bytea, $22::smallint
        FROM game
      ), named AS (
        INSERT INTO game_names (game_id, user_id, name)
        SELECT game_id, n.user_id, n.name
        FROM game, unnest($23::text[], $24::text[]) AS n (user_id, name)
      )
      SELECT CASE WHEN NOT EXISTS (SELECT FROM game) THEN coalesce(bound.full, 'rematch') END
      FROM bound
      """
          .formatted(ENDED_UNSTARTED);

  /** Games in progress whose log has not grown for $1 ms, with the seq of their last event. */
  public static final String ABANDONED =
      """
      SELECT game_id, last_seq FROM games
      WHERE status = 'in_progress' AND touched_at < now() - $1::bigint * interval '1 millisecond'
      ORDER BY random() LIMIT $2
      """;

  /** An invitation is good once, so one to a seat that was taken before is not shown again. */
  private static final String SEATS =
      """
      CASE WHEN away_manager IS NULL AND away_since = stored_at THEN away_seat END AS away_seat,
      CASE WHEN home_manager IS NULL AND home_since = stored_at THEN home_seat END AS home_seat
      """;

  public static final String GAME_COLUMNS =
      """
      game_id, league, status, open, admin_id, away_manager, home_manager, summary, created_at, last_seq,
      umpire_id, ref, away_ref, home_ref,
      """
          + SEATS;

  /** The same columns as of the time {@code %2$s}, when the status was {@code %1$s}. */
  public static final String LATE_COLUMNS =
      """
      game_id, league, %1$s AS status, open, admin_id,
      CASE WHEN away_since <= %2$s THEN away_manager END AS away_manager,
      CASE WHEN home_since <= %2$s THEN home_manager END AS home_manager, summary, created_at, last_seq,
      umpire_id, ref, away_ref, home_ref,
      """
          + SEATS;

  public static final String FIND = "SELECT " + GAME_COLUMNS + " FROM games WHERE game_id = $1";

  /** The game that follows $1 as its rematch, unless it was ended before its start. */
  public static final String FIND_REMATCH =
      "SELECT "
          + GAME_COLUMNS
          + " FROM games WHERE rematch_of = $1 AND ("
          + ENDED_UNSTARTED
          + ") IS NOT TRUE";
}
