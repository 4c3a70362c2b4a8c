WITH asked AS MATERIALIZED (
  SELECT * FROM unnest(
    $1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::text[], $11::bigint[])
    AS a (game_id, epoch, after, events, status, away_manager, home_manager,
      summary, user_id, command_id, content_hash)
), locked AS MATERIALIZED (
  SELECT a.* FROM asked a JOIN games g ON g.game_id = a.game_id
  WHERE g.epoch = a.epoch AND g.last_seq = a.after
  ORDER BY g.game_id
  FOR UPDATE OF g SKIP LOCKED
), claimed AS (
  INSERT INTO commands (game_id, user_id, command_id, content_hash, first_seq, count)
  SELECT game_id, user_id, command_id, content_hash, after + 1, events
  FROM locked WHERE command_id IS NOT NULL
  ON CONFLICT DO NOTHING
  RETURNING game_id
), ready AS MATERIALIZED (
  SELECT * FROM locked l
  WHERE l.command_id IS NULL OR l.game_id IN (SELECT game_id FROM claimed)
), moved AS (
  UPDATE games g SET last_seq = r.after + r.events, status = r.status,
    away_manager = r.away_manager, home_manager = r.home_manager, summary = r.summary
  FROM ready r WHERE g.game_id = r.game_id
  RETURNING g.game_id
), logged AS (
  INSERT INTO game_events (game_id, seq, type, at, data, hash_version, state_hash)
  SELECT * FROM unnest(
    $12::uuid[], $13::bigint[], $14::text[], $15::timestamptz[], $16::text[],
    $17::smallint[], $18::bytea[])
    AS e (game_id, seq, type, at, data, hash_version, state_hash)
  WHERE (e.game_id IN (SELECT game_id FROM moved)) IS TRUE
), played AS (
  INSERT INTO plays (game_id, play_number, seq)
  SELECT * FROM unnest($19::uuid[], $20::int[], $21::bigint[])
    AS p (game_id, play_number, seq)
  WHERE (p.game_id IN (SELECT game_id FROM moved)) IS TRUE
), taken_back AS MATERIALIZED (
  SELECT * FROM unnest($22::uuid[], $23::int[]) AS t (game_id, play_number)
  WHERE (t.game_id IN (SELECT game_id FROM moved)) IS TRUE
), undone AS (
  UPDATE plays p SET stands = false FROM taken_back t
  WHERE p.game_id = t.game_id AND p.play_number >= t.play_number AND p.stands
)
SELECT f.game_id, f.fate, CASE WHEN f.fate = 'repeated' THEN (
    SELECT ARRAY[c.content_hash, c.first_seq, c.count] FROM commands c
    WHERE c.game_id = f.game_id AND c.user_id = f.user_id AND c.command_id = f.command_id
  ) END AS answer
FROM (
  SELECT a.game_id, a.user_id, a.command_id, CASE
    WHEN a.game_id IN (SELECT game_id FROM moved) THEN 'committed'
    WHEN a.game_id IN (SELECT game_id FROM locked) THEN 'repeated'
    WHEN (SELECT g.epoch = a.epoch AND g.last_seq = a.after
      FROM games g WHERE g.game_id = a.game_id) THEN 'busy'
    ELSE 'deposed' END AS fate
  FROM asked a
) f
