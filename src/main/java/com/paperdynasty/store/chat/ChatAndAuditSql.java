package com.paperdynasty.store.chat;

import com.paperdynasty.store.journal.ShortCommandId;

/** The SQL of chat and of the audit log. The ids of commands are {@link ShortCommandId}s. */
final class ChatAndAuditSql {
  private ChatAndAuditSql() {}

  /**
   * Stores a message, at most once.
   *
   * <ul>
   *   <li>{@code numbered} locks the game's row of {@code chats} until the commit, so messages
   *       become visible in the order of their numbers, and a page never misses one.
   *   <li>{@code claimed} reserves the id among all commands of the user in the game. If two
   *       statements use one id at once, the second waits here for the first and then stores
   *       nothing (its number stays unused).
   *   <li>{@code dropped} deletes the oldest messages beyond the bound.
   * </ul>
   */
  static final String POST =
      """
      WITH muted AS (
        SELECT until FROM mutes WHERE game_id = $1 AND user_id = $2 AND until > now()
      ), numbered AS (
        INSERT INTO chats AS c (game_id, last_message)
        SELECT $1, 1
        WHERE NOT EXISTS (SELECT FROM muted) AND NOT EXISTS (
          SELECT FROM commands
          WHERE game_id = $1 AND command_key(user_id, command_id) = command_key('', $3))
        ON CONFLICT (game_id) DO UPDATE SET last_message = c.last_message + 1
        RETURNING last_message
      ), claimed AS (
        INSERT INTO commands (game_id, user_id, command_id, content_hash, first_seq, count)
        SELECT $1, '', $3::text, $4::bigint, last_message, 0 FROM numbered WHERE $3 IS NOT NULL
        ON CONFLICT DO NOTHING
        RETURNING first_seq
      ), kept AS (
        INSERT INTO messages
          (game_id, message_id, channel, from_id, name, to_id, readers, text, at)
        SELECT $1, last_message, $5, $2, $6, $7, $8::text[], $9, clock_timestamp() FROM numbered
        WHERE $3 IS NULL OR EXISTS (SELECT FROM claimed)
        RETURNING message_id, at
      ), dropped AS (
        DELETE FROM messages
        WHERE game_id = $1 AND message_id <= (SELECT last_message FROM numbered) - $10::bigint
      )
      SELECT k.message_id, k.at, m.until,
        (ceil(extract(epoch FROM m.until - now()) * 1000))::bigint
      FROM (VALUES (1)) AS one LEFT JOIN kept k ON true LEFT JOIN muted m ON true
      """;

  /** What a command id was used for, with its message if that still exists. */
  static final String POSTED =
      """
      SELECT c.content_hash,
        m.message_id, m.channel, m.from_id, m.name, m.to_id, m.text, m.at
      FROM commands c LEFT JOIN messages m
        ON m.game_id = c.game_id AND m.message_id = c.first_seq AND c.count = 0
      WHERE c.game_id = $1 AND command_key(c.user_id, c.command_id) = command_key('', $2)
      """;

  static final String PAGE =
      """
      SELECT message_id, channel, from_id, name, to_id, text, at FROM messages
      WHERE game_id = $1 AND message_id < $4 AND channel = ANY ($3::text[])
        AND (readers IS NULL OR $2 = ANY (readers))
        AND (channel <> 'game' OR at <= now() - $6::bigint * interval '1 millisecond')
      ORDER BY message_id DESC LIMIT $5
      """;

  static final String MUTE =
      """
      WITH claimed AS (
        INSERT INTO commands (game_id, user_id, command_id, content_hash, first_seq, count)
        SELECT $1, '', $3::text, $4::bigint, 0, 0 WHERE $3 IS NOT NULL
        ON CONFLICT DO NOTHING
        RETURNING command_id
      )
      INSERT INTO mutes (game_id, user_id, until, by_id)
      SELECT $1, $5, now() + $6::bigint * interval '1 millisecond', $2
      WHERE $3 IS NULL OR EXISTS (SELECT FROM claimed)
      ON CONFLICT (game_id, user_id) DO UPDATE SET until = excluded.until, by_id = excluded.by_id
      RETURNING until
      """;

  /** The mute that the same command has set before. */
  static final String MUTED =
      """
      SELECT m.until FROM commands c JOIN mutes m ON m.game_id = c.game_id AND m.user_id = $4
      WHERE c.game_id = $1 AND command_key(c.user_id, c.command_id) = command_key('', $2)
        AND c.content_hash = $3
      """;

  /** Writes a batch of audit events. */
  static final String RECORD =
      """
      SELECT audit_record($1, $2::bigint[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[],
        $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::text[],
        $13::text[], $14::text[], $15::bigint[])
      """;

  /**
   * A page of a game's audit log, without the entries of the users in $4: the first lines of each
   * person, and the first lines that nodes of older versions have written.
   */
  static final String AUDIT =
      """
      SELECT l.audit_id, l.at, p.user_id, p.name, l.event, l.code, l.detail, p.address
      FROM audit_people p CROSS JOIN LATERAL (
        SELECT * FROM audit_lines
        WHERE month = p.month AND person_id = p.person_id AND audit_id >> 10 >= $2::bigint >> 10
          AND audit_id > $2
        ORDER BY audit_id >> 10, audit_id LIMIT $3) l
      WHERE p.game_id = $1 AND (p.user_id IS NULL OR p.user_id <> ALL ($4::text[]))
      UNION ALL (
        SELECT audit_id, at, user_id, name, event, code, detail, address FROM audit
        WHERE game_id = $1 AND audit_id > $2 AND (user_id IS NULL OR user_id <> ALL ($4::text[]))
        ORDER BY audit_id LIMIT $3)
      ORDER BY audit_id LIMIT $3
      """;

  static final String DELETE_EXPIRED =
      """
      SELECT audit_tidy($1::bigint * interval '1 day', $2::bigint * interval '1 day', $3::integer)
      """;
}
