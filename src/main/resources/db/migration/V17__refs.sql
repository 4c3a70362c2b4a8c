-- What the creator of a game calls it and its sides, for their own use alone: it is in no event of the
-- log. And who umpires a game. Nodes of the builds before write none of these.
ALTER TABLE games
  ADD COLUMN umpire_id text,
  ADD COLUMN ref text,
  ADD COLUMN away_ref text,
  ADD COLUMN home_ref text;
CREATE INDEX games_of_ref ON games (admin_id, ref, created_at DESC, game_id DESC)
WHERE ref IS NOT NULL;
CREATE INDEX games_of_umpire ON games (umpire_id, created_at DESC, game_id DESC)
WHERE umpire_id IS NOT NULL;
CREATE INDEX games_of_umpire_by_status ON games (umpire_id, status, created_at DESC, game_id DESC)
WHERE umpire_id IS NOT NULL;

-- As before, and with the erased user's names for their games.
CREATE OR REPLACE FUNCTION erase_user(of_user text, most integer) RETURNS bigint LANGUAGE plpgsql AS $$
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

  UPDATE games SET ref = NULL, away_ref = NULL, home_ref = NULL
  WHERE game_id IN (
    SELECT game_id FROM games
    WHERE admin_id = of_user AND coalesce(ref, away_ref, home_ref) IS NOT NULL LIMIT most);
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
