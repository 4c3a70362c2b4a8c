-- The ids of commands are looked for by a short key instead of by the ids themselves. Older nodes
-- ask for the ids, and find them among those of the game. Nobody finds another id with a key that
-- is taken: it is the beginning of a digest.
-- What is locked is locked first: a try that has to wait and is given up has built nothing yet.
LOCK TABLE games IN SHARE MODE;
LOCK TABLE commands IN ACCESS EXCLUSIVE MODE;

CREATE FUNCTION command_key(user_id text, command_id text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ('x' || left(md5(user_id || E'\n' || command_id), 16))::bit(64)::bigint
$$;

CREATE UNIQUE INDEX commands_by_key ON commands (game_id, command_key(user_id, command_id));
ALTER TABLE commands DROP CONSTRAINT commands_pkey;
