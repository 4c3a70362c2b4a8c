-- The game that another one follows as its rematch. Of two managers who ask for it in the same moment one makes it: there is
-- one rematch of a game, until it is deleted. Nodes of the builds before write none.
ALTER TABLE games ADD COLUMN rematch_of uuid;
CREATE UNIQUE INDEX games_rematch_of ON games (rematch_of) WHERE rematch_of IS NOT NULL;
