package com.paperdynasty.store.lobby;

/** The SQL that deletes games and erases users. */
public final class DeleteSql {
  private DeleteSql() {}

  static final String ERASE = "SELECT erase_user($1, $2)";

  /**
   * Deletes games that were never started, ended or not. A row that an append holds is skipped. If
   * a row has changed since this statement began, its newest version is checked: a first roll just
   * before keeps its game, and a roll just after finds no game.
   */
  public static final String DELETE_UNSTARTED =
      """
      WITH old AS MATERIALIZED (
        SELECT game_id FROM games
        WHERE (status = 'waiting' OR status = 'completed' AND cardinality(turns) = 1)
          AND stored_at < now() - $1::bigint * interval '1 millisecond'
        ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED
      ), gone AS (
        DELETE FROM games g USING old o WHERE g.game_id = o.game_id RETURNING g.game_id
      )
      """
          + remains("IN (SELECT game_id FROM gone)")
          + "SELECT game_id FROM gone";

  /** Deletes one game. Waits for an append in progress and checks the row as that left it. */
  static final String DELETE =
      """
      WITH gone AS (
        DELETE FROM games
        WHERE game_id = $1 AND ($2
          OR status = 'waiting' OR status = 'completed' AND cardinality(turns) = 1)
        RETURNING game_id
      )
      """
          + remains("IN (SELECT game_id FROM gone)")
          + "SELECT game_id FROM gone";

  /** Deletes rows that were written for games just after these were deleted. */
  static final String DELETE_REMAINS =
      "WITH " + remains("= ANY ($1::uuid[])").substring(1) + "SELECT 1";

  private static final String TABLES_BESIDE =
      "game_secrets, logged_events, game_names, plays, commands, chats, messages, mutes, audit,"
          + " audit_people, packed_events, packed_commands";

  private static String remains(String which) {
    StringBuilder deletions = new StringBuilder();
    for (String table : TABLES_BESIDE.split(", ", -1)) {
      deletions.append(
          ", of_%1$s AS (DELETE FROM %1$s WHERE game_id %2$s)\n".formatted(table, which));
    }
    return deletions
        .append(", of_audit_lines AS (DELETE FROM audit_lines l USING audit_people p")
        .append(" WHERE p.game_id ")
        .append(which)
        .append(" AND l.month = p.month AND l.person_id = p.person_id)\n")
        .toString();
  }
}
