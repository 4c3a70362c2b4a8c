-- When a game was stored, when its log last grew, and when its status changed: all by the clock of
-- the database, and not by those of the nodes. The changes of the status are kept newest first, the
-- last sixteen of them, so that a list can tell what it was a moment ago without reading the log.
ALTER TABLE games
  ADD COLUMN stored_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN touched_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN turned_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN turns timestamptz[] NOT NULL DEFAULT '{}',
  ADD COLUMN away_since timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN home_since timestamptz NOT NULL DEFAULT now();

UPDATE games g SET
  stored_at = created_at,
  turned_at = created_at,
  away_since = created_at,
  home_since = created_at,
  touched_at = coalesce(
    (SELECT e.at FROM game_events e WHERE e.game_id = g.game_id AND e.seq = g.last_seq), created_at),
  turns = CASE status
    WHEN 'waiting' THEN '{}'
    WHEN 'in_progress' THEN ARRAY[created_at]
    ELSE ARRAY[created_at, created_at] END;

-- A status changes twice in a game, so a play still touches no index.
CREATE INDEX games_by_turn ON games (turned_at);
-- Those that go when they are old enough, ended before their first roll or not, without the others.
CREATE INDEX games_unstarted ON games (stored_at)
WHERE status = 'waiting' OR status = 'completed' AND cardinality(turns) = 1;

-- The status that a game had at some time: waiting before the first turn, then in progress and
-- completed in turns. Where more turns came since than are kept, nobody is told of any.
CREATE FUNCTION late_status(status text, turns timestamptz[], horizon timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN n = 0 THEN status
    WHEN n >= 16 THEN 'in_progress'
    WHEN n = cardinality(turns) THEN 'waiting'
    WHEN n % 2 = 0 THEN status
    WHEN status = 'completed' THEN 'in_progress'
    ELSE 'completed' END
  FROM (SELECT count(*) AS n FROM unnest(turns) AS t (at) WHERE t.at > horizon) AS since
$$;

-- Why somebody may not create another game: they have so many that wait to be started, or so many
-- that are under way. Null if they may. Whoever asks for the same user waits until this transaction
-- is over, and then counts what it has made: a volatile function sees what was committed meanwhile.
CREATE FUNCTION games_full(creator text, most_waiting bigint, most_running bigint) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('games'), hashtext(creator));
  IF (SELECT count(*) FROM (
      SELECT FROM games WHERE admin_id = creator AND status = 'waiting' LIMIT most_waiting) AS w
    ) >= most_waiting THEN
    RETURN 'waiting';
  END IF;
  IF (SELECT count(*) FROM (
      SELECT FROM games WHERE admin_id = creator AND status = 'in_progress' LIMIT most_running) AS r
    ) >= most_running THEN
    RETURN 'running';
  END IF;
  RETURN NULL;
END $$;
