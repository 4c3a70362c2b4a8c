-- What readiness asks: does all that an append does to the tables of the logs and takes it back, so
-- that nobody ever sees it, and then commits a row of its own. It fails as an append would: on a
-- full disk, a read-only server, a missing right.
CREATE TABLE probes (
  slot integer PRIMARY KEY,
  at timestamptz NOT NULL
) WITH (fillfactor = 10);

CREATE FUNCTION probe_append(of_slot integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  game uuid := md5(random()::text || clock_timestamp()::text)::uuid;
  -- As long as a long event. It does not compress.
  event text := (SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 48));
BEGIN
  BEGIN
    INSERT INTO game_events (game_id, seq, type, at, data, hash_version, state_hash)
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
