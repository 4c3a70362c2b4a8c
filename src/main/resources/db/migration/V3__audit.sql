-- Who did and tried what in a game. A deed is written once, however often it is given.
CREATE TABLE audit (
  audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  deed_id uuid NOT NULL UNIQUE,
  game_id uuid NOT NULL,
  at timestamptz NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  event text NOT NULL,
  code text,
  detail text,
  address text NOT NULL
);
CREATE INDEX audit_of_game ON audit (game_id, audit_id);
-- Lines are added in the order of time, so this small index suffices to find the old ones.
CREATE INDEX audit_by_time ON audit USING brin (at);

-- How often what was done, for whoever wants to know how the service is used. The code is that of
-- the refusal, or ok; the user is empty where nobody was connected.
CREATE TABLE activity (
  hour timestamptz NOT NULL,
  user_id text NOT NULL,
  event text NOT NULL,
  code text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (hour, user_id, event, code)
);
