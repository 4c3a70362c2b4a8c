-- The invitations to seats that anybody may take, as the creator of a game wants it: lists show them. Every other
-- invitation is stored as a hash alone. Nodes of the builds before write none.
ALTER TABLE games
  ADD COLUMN away_seat text,
  ADD COLUMN home_seat text;
CREATE INDEX games_with_seats ON games (created_at DESC, game_id DESC)
WHERE open AND status = 'waiting' AND (away_seat IS NOT NULL OR home_seat IS NOT NULL);
