-- What is locked is locked first, in the order in which an append does: a try that has to wait and
-- is given up has done nothing yet, and none of the two waits for the other.
LOCK TABLE games IN SHARE MODE;

-- With which event a play was undone. So a play that stood after any event is found by its number
-- alone: it is the last of that number by then, and was not undone by then.
ALTER TABLE plays ADD COLUMN undone_seq bigint;

CREATE TEMPORARY TABLE undos ON COMMIT DROP AS
  SELECT game_id, (data::jsonb ->> 'play_number')::int AS play_number, seq
  FROM game_events WHERE type = 'play_undone';
CREATE INDEX ON undos (game_id, play_number, seq);

UPDATE plays p SET undone_seq = (
  SELECT u.seq FROM undos u
  WHERE u.game_id = p.game_id AND u.play_number = p.play_number AND u.seq > p.seq
  ORDER BY u.seq LIMIT 1)
WHERE NOT p.stands;
-- A list by status is read off an index whoever asks, however many games have another status. The
-- status changes twice in a game, so a play still touches no index.
CREATE INDEX games_by_status ON games (status, created_at DESC, game_id DESC);
CREATE INDEX games_of_admin_by_status ON games (admin_id, status, created_at DESC, game_id DESC);
CREATE INDEX games_of_away_by_status ON games (away_manager, status, created_at DESC, game_id DESC);
CREATE INDEX games_of_home_by_status ON games (home_manager, status, created_at DESC, game_id DESC);
