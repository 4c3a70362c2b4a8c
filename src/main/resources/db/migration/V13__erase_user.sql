-- What a user is called is taken away wherever it stands; their id stays, which says nothing about
-- anybody once nobody knows whose it is.
CREATE INDEX game_names_of_user ON game_names (user_id) WHERE name <> '';
CREATE INDEX messages_of_user ON messages (from_id);
CREATE INDEX audit_of_user ON audit (user_id);
CREATE INDEX activity_of_user ON activity (user_id);

-- The summary of a game without the name of a side's manager, with its keys in their order.
CREATE FUNCTION without_manager(summary text, side text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT json_object_agg(key, CASE WHEN key = side THEN (
      SELECT json_object_agg(k, CASE WHEN k = 'manager' THEN '""'::json ELSE v END)
      FROM json_each(value) AS fields (k, v))
    ELSE value END)::text
  FROM json_each(summary::json)
$$;

-- Erases a bounded number of each kind, and says how many that were; none when all is done. The
-- games whose tables may have the name in mind are taken from their owners: whoever opens them next
-- reads them without it.
CREATE FUNCTION erase_user(of_user text, most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  done bigint;
  erased bigint := 0;
BEGIN
  WITH named AS (
    SELECT game_id FROM game_names WHERE user_id = of_user AND name <> '' LIMIT most
  ), emptied AS (
    UPDATE game_names g SET name = '' FROM named n
    WHERE g.game_id = n.game_id AND g.user_id = of_user
  )
  UPDATE games g SET epoch = epoch + 1, owner = NULL FROM named n WHERE g.game_id = n.game_id;
  GET DIAGNOSTICS done = ROW_COUNT;
  erased := erased + done;

  UPDATE games SET summary = without_manager(summary, 'away')
  WHERE game_id IN (
    SELECT game_id FROM games
    WHERE away_manager = of_user AND (summary::json -> 'away' ->> 'manager') <> '' LIMIT most);
  GET DIAGNOSTICS done = ROW_COUNT;
  erased := erased + done;
  UPDATE games SET summary = without_manager(summary, 'home')
  WHERE game_id IN (
    SELECT game_id FROM games
    WHERE home_manager = of_user AND (summary::json -> 'home' ->> 'manager') <> '' LIMIT most);
  GET DIAGNOSTICS done = ROW_COUNT;
  erased := erased + done;

  UPDATE messages SET name = '', text = ''
  WHERE (game_id, message_id) IN (
    SELECT game_id, message_id FROM messages
    WHERE from_id = of_user AND (name <> '' OR text <> '') LIMIT most);
  GET DIAGNOSTICS done = ROW_COUNT;
  erased := erased + done;

  PERFORM pg_advisory_xact_lock(hashtext('audit'));
  WITH person AS (
    SELECT month, person_id FROM audit_people
    WHERE user_id = of_user AND (name <> '' OR address <> '') LIMIT most
  ), silent AS (
    -- What they sent with a roll or an outcome is in the log of the game.
    UPDATE audit_lines l SET detail = NULL FROM person p
    WHERE l.month = p.month AND l.person_id = p.person_id
      AND l.event NOT IN ('r', 'o') AND l.detail IS NOT NULL
  )
  UPDATE audit_people a SET name = '', address = '' FROM person p
  WHERE a.month = p.month AND a.person_id = p.person_id;
  GET DIAGNOSTICS done = ROW_COUNT;
  erased := erased + done;
  UPDATE audit SET name = '', address = '', detail = NULL
  WHERE audit_id IN (
    SELECT audit_id FROM audit
    WHERE user_id = of_user AND (name <> '' OR address <> '' OR detail IS NOT NULL) LIMIT most);
  GET DIAGNOSTICS done = ROW_COUNT;
  erased := erased + done;

  -- They are counted on, as nobody.
  WITH gone AS (
    DELETE FROM activity WHERE (hour, user_id, event, code) IN (
      SELECT hour, user_id, event, code FROM activity WHERE user_id = of_user LIMIT most)
    RETURNING hour, event, code, count
  )
  INSERT INTO activity AS a (hour, user_id, event, code, count)
  SELECT hour, '', event, code, count FROM gone
  ON CONFLICT (hour, user_id, event, code) DO UPDATE SET count = a.count + excluded.count;
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN erased + done;
END
$$;
