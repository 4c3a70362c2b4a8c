-- In which form the data of an event is. Version 1, which older nodes go on writing without a word,
-- is the frame that clients were shown, with the whole state after the event; version 2 has the
-- facts alone, in keys of version 1, so that older nodes open such a log too. The data stays text:
-- a NUL that somebody typed is escaped in it, and jsonb refuses that.
ALTER TABLE game_events ADD COLUMN version smallint NOT NULL DEFAULT 1;
