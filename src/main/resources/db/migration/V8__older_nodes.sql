-- While the nodes of a cluster are replaced one after the other, those of an older version write
-- beside the new ones and know nothing of the columns that came since. These triggers fill in for
-- them. A node that fills them in itself fires none.
LOCK TABLE games IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE plays IN SHARE ROW EXCLUSIVE MODE;

CREATE FUNCTION fill_in_append() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE games SET
    touched_at = now(),
    turned_at = CASE WHEN NEW.status = OLD.status THEN turned_at ELSE now() END,
    turns = CASE WHEN NEW.status = OLD.status THEN turns
      ELSE (array_prepend(now(), turns))[1:16] END,
    away_since = CASE WHEN NEW.away_manager IS NOT DISTINCT FROM OLD.away_manager
      THEN away_since ELSE now() END,
    home_since = CASE WHEN NEW.home_manager IS NOT DISTINCT FROM OLD.home_manager
      THEN home_since ELSE now() END
  WHERE game_id = NEW.game_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER fill_in_append AFTER UPDATE OF last_seq ON games FOR EACH ROW
WHEN (NEW.last_seq > OLD.last_seq AND NEW.touched_at = OLD.touched_at AND NEW.turns = OLD.turns)
EXECUTE FUNCTION fill_in_append();

-- The undo is among the events that were appended with it, at the end of the log.
CREATE FUNCTION fill_in_undo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plays SET undone_seq = (
    SELECT e.seq FROM game_events e
    WHERE e.game_id = NEW.game_id AND e.seq > NEW.seq AND e.type = 'play_undone'
    ORDER BY e.seq DESC LIMIT 1)
  WHERE game_id = NEW.game_id AND play_number = NEW.play_number AND seq = NEW.seq;
  RETURN NULL;
END
$$;
CREATE TRIGGER fill_in_undo AFTER UPDATE OF stands ON plays FOR EACH ROW
WHEN (OLD.stands AND NOT NEW.stands AND NEW.undone_seq IS NULL)
EXECUTE FUNCTION fill_in_undo();

-- What older nodes have undone since the column came.
UPDATE plays p SET undone_seq = (
  SELECT e.seq FROM game_events e
  WHERE e.game_id = p.game_id AND e.seq > p.seq AND e.type = 'play_undone'
    AND substring(e.data FROM '"play_number":\s*(\d{1,9})')::int <= p.play_number
  ORDER BY e.seq LIMIT 1)
WHERE NOT p.stands AND p.undone_seq IS NULL;

-- A game that was over when its turns were first counted was taken for one that had been started.
-- One that never was counts and goes like the others that were ended before their first roll.
UPDATE games g SET turns = ARRAY[g.created_at]
WHERE g.status = 'completed' AND g.turns = ARRAY[g.created_at, g.created_at]
  AND NOT EXISTS (
    SELECT FROM game_events e WHERE e.game_id = g.game_id AND e.type = 'game_started');
