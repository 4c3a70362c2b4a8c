-- What was said, outside the logs. The number of a message counts in its game, and its row in chats
-- is locked while one is added: so they become visible in their order. The ids of messages are
-- among the commands, with the number as first_seq and a count of 0.
CREATE TABLE chats (
  game_id uuid PRIMARY KEY,
  last_message bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE messages (
  game_id uuid NOT NULL,
  message_id bigint NOT NULL,
  channel text NOT NULL CHECK (channel IN ('game', 'team', 'spectators', 'direct')),
  from_id text NOT NULL,
  name text NOT NULL,
  to_id text,
  -- The user ids of who may read it; null where all may who may read the channel.
  readers text[],
  text text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (game_id, message_id)
);

-- Until when somebody may say nothing.
CREATE TABLE mutes (
  game_id uuid NOT NULL,
  user_id text NOT NULL,
  until timestamptz NOT NULL,
  by_id text NOT NULL,
  PRIMARY KEY (game_id, user_id)
);
