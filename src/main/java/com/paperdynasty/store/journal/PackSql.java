package com.paperdynasty.store.journal;

/** The SQL that packs completed games and drops the ids of their commands. */
public final class PackSql {
  private PackSql() {}

  /** The block that contains the event after $2, with the display names of the game's users. */
  static final String BLOCK =
      """
      SELECT first_seq, events, %s FROM packed_events
      WHERE game_id = $1 AND through_seq > $2 ORDER BY through_seq LIMIT 1
      """
          .formatted(JournalSql.NAMES);

  /** Games that were completed at least $1 ms ago and are not packed. */
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
      SELECT seq, type, version, at, data, hash_version, state_hash FROM logged_events
      WHERE game_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4
      """;

  static final String PACK = "SELECT pack_game($1, $2, $3, $4, $5, $6)";

  /**
   * Deletes the receipts of commands in games that were completed at least $1 ms ago, and the ids
   * of the commands that a completed game refuses: see {@code refused_when_over}. Eight bytes of
   * each id stay, because an undo may reopen the game, and a command that is sent again then must
   * not be executed twice. Its receipt is replaced by zeros, as {@code CommandReceipt.isForgotten}
   * reads them. A game's row that another transaction holds is skipped.
   */
  public static final String FORGET_COMMANDS =
      """
      WITH old AS MATERIALIZED (
        SELECT game_id FROM games
        WHERE status = 'completed' AND ids_turn IS DISTINCT FROM turned_at
          AND turned_at < now() - $1::bigint * interval '1 millisecond'
        ORDER BY turned_at LIMIT $2 FOR UPDATE SKIP LOCKED
      ), marked AS (
        UPDATE games g
        SET ids_turn = turned_at, packed_turn = coalesce(packed_turn, '-infinity')
        FROM old o WHERE g.game_id = o.game_id
      ), gone AS (
        DELETE FROM commands c USING old o, logged_events e
        WHERE c.game_id = o.game_id AND c.count > 0
          AND e.game_id = c.game_id AND e.seq = c.first_seq AND refused_when_over(e.type)
        RETURNING c.game_id, command_key(c.user_id, c.command_id) AS key
      ), known AS (
        SELECT p.game_id, k.key FROM old o
        JOIN packed_commands p ON p.game_id = o.game_id CROSS JOIN unnest(p.keys) AS k (key)
        UNION ALL
        SELECT game_id, key FROM gone
      ), spent AS (
        INSERT INTO packed_commands AS p
        SELECT game_id, array_agg(key), array_agg(0::bigint), array_agg(0::bigint), array_agg(0)
        FROM known GROUP BY game_id
        ON CONFLICT (game_id) DO UPDATE SET
          keys = excluded.keys, content_hashes = excluded.content_hashes,
          first_seqs = excluded.first_seqs, counts = excluded.counts
      )
      SELECT game_id FROM old
      """;
}
