-- Rolls and plays in a short form, version 3 of stored events, and the ids of commands as their keys
-- alone: the two that take most of a game's room. The logs are in logged_events from here on. Nodes
-- of older builds go on with game_events, which is a view now: they read the short form as version
-- 2, and what they write goes into the table as it is.
-- What is locked is locked first, in the order in which an append does.
LOCK TABLE games IN SHARE MODE;
LOCK TABLE commands IN ACCESS EXCLUSIVE MODE;
LOCK TABLE game_events IN ACCESS EXCLUSIVE MODE;
ALTER TABLE game_events RENAME TO logged_events;

-- The facts of a roll or a play of version 3, as version 2 has them. See CompactEvents.
CREATE FUNCTION event_of_version_2(type text, at timestamptz, data text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  iso text := 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
  time text := to_char(at AT TIME ZONE 'UTC', iso);
  part text[] := string_to_array(data, ' ');
BEGIN
  IF type = 'dice_rolled' THEN
    RETURN json_strip_nulls(json_build_object(
      'at', time, 'roll_id', part[1], 'roll_number', part[2]::int,
      'reissue_of', nullif(part[3], '-'), 'rolled_by', array_to_string(part[10:], ' '),
      'd6_one', part[4]::int, 'd6_two_a', part[5]::int, 'd6_two_b', part[6]::int,
      'chaos_d20', part[7]::int, 'resolution_d20', part[8]::int,
      'expires_at',
      to_char((at + part[9]::bigint * interval '1 millisecond') AT TIME ZONE 'UTC', iso)));
  END IF;
  RETURN json_build_object(
    'at', time, 'play_number', part[1]::int, 'roll_id', part[2],
    'submitted_by', array_to_string(part[5:], ' '),
    'submission', CASE WHEN part[3] LIKE '{%' THEN part[3]::json
      ELSE json_strip_nulls(json_build_object('outcome', split_part(part[3], '/', 1),
        'hit_location', nullif(split_part(part[3], '/', 2), ''))) END,
    'runners_advanced', (
      SELECT coalesce(json_agg(CASE
          WHEN way LIKE '_x_' THEN
            json_build_object('from', left(way, 1)::int, 'out', true, 'at', right(way, 1)::int)
          ELSE json_build_object('from', left(way, 1)::int, 'to', right(way, 1)::int)
        END ORDER BY number), '[]')
      FROM unnest(string_to_array(nullif(part[4], '-'), ',')) WITH ORDINALITY AS w (way, number)));
END
$$;

CREATE VIEW game_events AS
SELECT game_id, seq, type, at,
  CASE WHEN version = 3 THEN event_of_version_2(type, at, data) ELSE data END AS data,
  hash_version, state_hash,
  CASE WHEN version = 3 THEN 2::smallint ELSE version END AS version
FROM logged_events;

CREATE FUNCTION log_event_of_older_node() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM logged_events WHERE game_id = OLD.game_id AND seq = OLD.seq;
    RETURN OLD;
  END IF;
  INSERT INTO logged_events (game_id, seq, type, at, data, hash_version, state_hash, version)
  VALUES (NEW.game_id, NEW.seq, NEW.type, NEW.at, NEW.data, NEW.hash_version, NEW.state_hash,
    coalesce(NEW.version, 1));
  RETURN NEW;
END
$$;
CREATE TRIGGER log_event INSTEAD OF INSERT OR DELETE ON game_events FOR EACH ROW
EXECUTE FUNCTION log_event_of_older_node();

-- The id of a command is kept as its key: of nobody, and in eleven characters. No user is called
-- nothing, and the service's own commands have longer ids. Older nodes find it by the same key.
CREATE OR REPLACE FUNCTION command_key(user_id text, command_id text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN user_id = '' AND length(command_id) = 11
    THEN ('x' || encode(decode(command_id || '=', 'base64'), 'hex'))::bit(64)::bigint
    ELSE ('x' || left(md5(user_id || E'\n' || command_id), 16))::bit(64)::bigint END
$$;
CREATE FUNCTION short_command_id(user_id text, command_id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT rtrim(encode(int8send(command_key(user_id, command_id)), 'base64'), '=')
$$;
-- Sessions that are open read the index anew, with the function as it is now.
ALTER INDEX commands_by_key SET (fillfactor = 90);

CREATE OR REPLACE FUNCTION probe_append(of_slot integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  game uuid := md5(random()::text || clock_timestamp()::text)::uuid;
  -- As long as a long event. It does not compress.
  event text := (SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 48));
BEGIN
  BEGIN
    INSERT INTO logged_events (game_id, seq, type, at, data, hash_version, state_hash)
    VALUES (game, 1, 'probe', now(), event, 0, '');
    INSERT INTO plays (game_id, play_number, seq) VALUES (game, 1, 1);
    INSERT INTO commands (game_id, user_id, command_id, content_hash, first_seq, count)
    VALUES (game, '', '', 0, 1, 1);
    RAISE EXCEPTION 'taken back' USING ERRCODE = 'PDOK0';
  EXCEPTION WHEN SQLSTATE 'PDOK0' THEN
    NULL;
  END;
  INSERT INTO probes VALUES (of_slot, now())
  ON CONFLICT (slot) DO UPDATE SET at = excluded.at;
END
$$;

CREATE OR REPLACE FUNCTION fill_in_undo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plays SET undone_seq = (
    SELECT e.seq FROM logged_events e
    WHERE e.game_id = NEW.game_id AND e.seq > NEW.seq AND e.type = 'play_undone'
    ORDER BY e.seq DESC LIMIT 1)
  WHERE game_id = NEW.game_id AND play_number = NEW.play_number AND seq = NEW.seq;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION pack_game(
  of_game uuid, at_seq bigint, at_turn timestamptz, first_seqs bigint[], through_seqs bigint[],
  blocks bytea[]
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  gone bigint;
BEGIN
  PERFORM FROM games
  WHERE game_id = of_game AND last_seq = at_seq AND status = 'completed' AND turned_at = at_turn
    AND packed_turn IS DISTINCT FROM turned_at
  FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE games SET packed_turn = turned_at WHERE game_id = of_game;
  IF cardinality(blocks) = 0 THEN
    RETURN false;
  END IF;

  WITH taken AS (
    DELETE FROM commands c USING logged_events e
    WHERE c.game_id = of_game AND c.count > 0 AND e.game_id = of_game AND e.seq = c.first_seq
      AND refused_when_over(e.type)
    RETURNING command_key(c.user_id, c.command_id) AS key, c.content_hash, c.first_seq, c.count
  )
  INSERT INTO packed_commands AS p
  SELECT of_game, array_agg(key ORDER BY first_seq), array_agg(content_hash ORDER BY first_seq),
    array_agg(first_seq ORDER BY first_seq), array_agg(count ORDER BY first_seq)
  FROM taken HAVING count(*) > 0
  ON CONFLICT (game_id) DO UPDATE SET
    keys = p.keys || excluded.keys,
    content_hashes = p.content_hashes || excluded.content_hashes,
    first_seqs = p.first_seqs || excluded.first_seqs,
    counts = p.counts || excluded.counts;

  INSERT INTO packed_events (game_id, first_seq, through_seq, events)
  SELECT of_game, * FROM unnest(first_seqs, through_seqs, blocks);
  DELETE FROM logged_events WHERE game_id = of_game AND seq <= at_seq;
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone <> at_seq - first_seqs[1] + 1 THEN
    RAISE EXCEPTION 'game % has % rows from event % to %', of_game, gone, first_seqs[1], at_seq;
  END IF;
  DELETE FROM plays WHERE game_id = of_game;
  RETURN true;
END
$$;
