-- A game that was ended before its first roll turned but once, from waiting to completed. It counts
-- among those that wait until it goes, and goes as they do: or whoever creates games and ends them
-- at once would be held by no bound.
CREATE OR REPLACE FUNCTION games_full(creator text, most_waiting bigint, most_running bigint)
RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('games'), hashtext(creator));
  IF (SELECT count(*) FROM (
      SELECT FROM games WHERE admin_id = creator
        AND (status = 'waiting' OR status = 'completed' AND cardinality(turns) = 1)
      LIMIT most_waiting) AS w
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
