-- The text of each league's rules that a game was ever created with. A game is pinned to one.
CREATE TABLE leagues (
  rules_hash text PRIMARY KEY,
  name text NOT NULL,
  rules text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now()
);

-- One row a game. Each append moves it from (epoch, last_seq) to (epoch, last_seq + n) or writes
-- nothing. Half of each page is left free and no index holds a column that a play changes, so that
-- the new version of a row finds room beside the old one and no index is touched (a HOT update).
CREATE TABLE games (
  game_id uuid PRIMARY KEY,
  epoch bigint NOT NULL,
  owner text,
  last_seq bigint NOT NULL,
  league text NOT NULL,
  rules_hash text NOT NULL REFERENCES leagues,
  open boolean NOT NULL,
  admin_id text NOT NULL,
  away_manager text,
  home_manager text,
  status text NOT NULL CHECK (status IN ('waiting', 'in_progress', 'completed')),
  summary text NOT NULL,
  created_at timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- Lists are newest first, and pages of them begin after a (created_at, game_id).
CREATE INDEX games_open ON games (created_at DESC, game_id DESC) WHERE open;
CREATE INDEX games_open_by_status ON games (status, created_at DESC, game_id DESC) WHERE open;
CREATE INDEX games_of_admin ON games (admin_id, created_at DESC, game_id DESC);
CREATE INDEX games_of_away ON games (away_manager, created_at DESC, game_id DESC);
CREATE INDEX games_of_home ON games (home_manager, created_at DESC, game_id DESC);
CREATE INDEX games_by_age ON games (created_at DESC, game_id DESC);

-- What nobody is shown.
CREATE TABLE game_secrets (
  game_id uuid PRIMARY KEY,
  dice_secret bytea NOT NULL,
  away_invitation text,
  home_invitation text,
  watch_invitation text
);

-- The logs. The data is text and not jsonb because it is given back byte for byte: jsonb forgets
-- the order of the keys. No foreign key: every insert is made by the statement that moved the
-- game's row, and a key would lock that row once more for every event.
CREATE TABLE game_events (
  game_id uuid NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  data text NOT NULL,
  hash_version smallint NOT NULL,
  state_hash bytea NOT NULL,
  PRIMARY KEY (game_id, seq)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.2);

-- Where the plays are in the logs. A play that was undone stands no more, and its number is given
-- again, so the seq is part of the key. The data of a play is that of its event.
CREATE TABLE plays (
  game_id uuid NOT NULL,
  play_number integer NOT NULL,
  seq bigint NOT NULL,
  stands boolean NOT NULL DEFAULT true,
  PRIMARY KEY (game_id, play_number, seq)
);

-- Which commands were carried out, and what they did: first_seq and how many events from there.
CREATE TABLE commands (
  game_id uuid NOT NULL,
  user_id text NOT NULL,
  command_id text NOT NULL,
  content_hash bigint NOT NULL,
  first_seq bigint NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (game_id, user_id, command_id)
);
