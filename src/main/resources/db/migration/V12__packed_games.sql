-- The logs of games that are over, in a few compressed blocks each, and the ids of their commands.
-- What is added to a game after it was packed has rows again, behind its blocks.

-- When the status of a game changed for the last time before it was packed, and before the ids of
-- its commands went. Where it has changed since, as by an undo, there is something to do again.
ALTER TABLE games
  ADD COLUMN packed_turn timestamptz,
  ADD COLUMN ids_turn timestamptz;
CREATE INDEX games_to_pack ON games (turned_at)
WHERE status = 'completed' AND packed_turn IS DISTINCT FROM turned_at;
CREATE INDEX games_with_ids ON games (turned_at)
WHERE status = 'completed' AND ids_turn IS DISTINCT FROM turned_at;

-- The events from first_seq to through_seq, as PackedEvents writes them.
CREATE TABLE packed_events (
  game_id uuid NOT NULL,
  through_seq bigint NOT NULL,
  first_seq bigint NOT NULL,
  events bytea NOT NULL,
  PRIMARY KEY (game_id, through_seq)
);
ALTER TABLE packed_events ALTER COLUMN events SET STORAGE EXTERNAL;

-- What commands had of the ids, one place in each array for each.
CREATE TABLE packed_commands (
  game_id uuid PRIMARY KEY,
  keys bigint[] NOT NULL,
  content_hashes bigint[] NOT NULL,
  first_seqs bigint[] NOT NULL,
  counts integer[] NOT NULL
);

-- Which commands a game that is over refuses, whatever their ids are: those that begin with one of
-- these events. A roll, an outcome, a change in the field, an end: "The game is over". An undo, an
-- announcement, a winning pitcher, a seat and a message it takes, so their ids stay as they are.
CREATE FUNCTION refused_when_over(type text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT type IN ('game_started', 'dice_rolled', 'play_resolved', 'roll_voided', 'defense_set',
    'substitution_made', 'game_completed')
$$;

-- Puts the blocks of a game in the place of its rows, if it still is as it was when they were made:
-- over, and nothing added. Waits for nobody: where an append has the game's row, or another node
-- packs it, it does nothing and says so.
CREATE FUNCTION pack_game(
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
    DELETE FROM commands c USING game_events e
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
  DELETE FROM game_events WHERE game_id = of_game AND seq <= at_seq;
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone <> at_seq - first_seqs[1] + 1 THEN
    RAISE EXCEPTION 'game % has % rows from event % to %', of_game, gone, first_seqs[1], at_seq;
  END IF;
  DELETE FROM plays WHERE game_id = of_game;
  RETURN true;
END
$$;
