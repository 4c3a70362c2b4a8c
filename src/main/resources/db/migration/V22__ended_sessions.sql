-- Sessions that people ended by signing out: no node accepts or renews their tokens.
CREATE TABLE ended_sessions (
  session_id text PRIMARY KEY,
  ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- While a token of it may be valid, and while one may be renewed.
  tokens_until timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX ended_sessions_ended_at ON ended_sessions (ended_at, session_id);
CREATE INDEX ended_sessions_until ON ended_sessions (until);
