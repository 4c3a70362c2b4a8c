-- The card sets that users have posted. A set is named by the SHA-256 of its text and never changes, so it is stored once,
-- however many own it. Nodes of the builds before know nothing of them.
CREATE TABLE card_sets (
  hash text PRIMARY KEY,
  name text NOT NULL,
  season integer,
  players integer NOT NULL,
  cards text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE card_set_owners (
  user_id text NOT NULL,
  hash text NOT NULL REFERENCES card_sets,
  owned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, hash)
);

-- Stores a set for a user, unless they would own more than so many. A function, because each of its statements sees what
-- was committed before it had the lock.
CREATE FUNCTION keep_card_set(
  of_user text, of_hash text, of_name text, of_season integer, of_players integer, of_cards text,
  most integer
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('card sets of ' || of_user, 0));
  IF EXISTS (SELECT FROM card_set_owners WHERE user_id = of_user AND hash = of_hash) THEN
    RETURN true;
  END IF;
  IF (SELECT count(*) FROM card_set_owners WHERE user_id = of_user) >= most THEN
    RETURN false;
  END IF;
  INSERT INTO card_sets (hash, name, season, players, cards)
  VALUES (of_hash, of_name, of_season, of_players, of_cards) ON CONFLICT DO NOTHING;
  INSERT INTO card_set_owners (user_id, hash) VALUES (of_user, of_hash);
  RETURN true;
END
$$;
