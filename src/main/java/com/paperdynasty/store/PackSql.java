package com.paperdynasty.store;

/** What is said to PostgreSQL about games that are over and become small. */
final class PackSql {
  private PackSql() {}

  /** The block with the event after $2, and what users are called in the game. */
  static final String BLOCK =
      """
      SELECT first_seq, events, %s FROM packed_events
      WHERE game_id = $1 AND through_seq > $2 ORDER BY through_seq LIMIT 1
      """
          .formatted(Sql.NAMES);

  /** Games that have been over for so long and are not packed. */
  static final String TO_PACK =
      """
      SELECT game_id, last_seq, turned_at FROM games
      WHERE status = 'completed' AND packed_turn IS DISTINCT FROM turned_at
        AND turned_at < now() - $1::bigint * interval '1 millisecond'
      ORDER BY turned_at LIMIT $2
      """;

  static final String PACKED_THROUGH =
      "SELECT coalesce(max(through_seq), 0) FROM packed_events WHERE game_id = $1";

  static final String ROWS =
      """
      SELECT seq, type, version, at, data, hash_version, state_hash FROM game_events
      WHERE game_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4
      """;

  static final String PACK = "SELECT pack_game($1, $2, $3, $4, $5, $6)";

  /**
   * The ids go of what was done in games that have been over for so long, as far as such a game
   * refuses it: see {@code refused_when_over}. A command of theirs that comes once more then is
   * refused, whatever its id. The row of a game that somebody else holds is passed over.
   */
  static final String FORGET_COMMANDS =
      """
      WITH old AS MATERIALIZED (
        SELECT game_id FROM games
        WHERE status = 'completed' AND ids_turn IS DISTINCT FROM turned_at
          AND turned_at < now() - $1::bigint * interval '1 millisecond'
        ORDER BY turned_at LIMIT $2 FOR UPDATE SKIP LOCKED
      ), marked AS (
        UPDATE games g SET ids_turn = turned_at FROM old o WHERE g.game_id = o.game_id
      ), rows_gone AS (
        DELETE FROM commands c USING old o, game_events e
        WHERE c.game_id = o.game_id AND c.count > 0
          AND e.game_id = c.game_id AND e.seq = c.first_seq AND refused_when_over(e.type)
      ), packed_gone AS (
        DELETE FROM packed_commands p USING old o WHERE p.game_id = o.game_id
      )
      SELECT game_id FROM old
      """;
}
