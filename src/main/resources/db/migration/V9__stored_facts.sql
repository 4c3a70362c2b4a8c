-- In which form the data of an event is. Version 1, which older nodes go on writing without a word,
-- is the frame that clients were shown, with the whole state after the event; version 2 has the
-- facts alone, in keys of version 1, so that older nodes open such a log too. The data stays text:
-- a NUL that somebody typed is escaped in it, and jsonb refuses that.
ALTER TABLE game_events ADD COLUMN version smallint NOT NULL DEFAULT 1;

-- What users are called in a game. Logs have their ids alone, so that whoever is to be forgotten is
-- left without a name here (an empty text, which stays), and nothing else of the log changes. The
-- first name that a user comes with in a game stays theirs in it. Events of version 1 have their
-- names in themselves, and the summary of a game's row has those of its managers.
CREATE TABLE game_names (
  game_id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (game_id, user_id)
);
