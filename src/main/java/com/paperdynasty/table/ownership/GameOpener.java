package com.paperdynasty.table.ownership;

import io.vertx.core.Future;
import java.util.UUID;

/** Finds out where a game is to be, and opens it if that is here. Used on the host's context. */
@FunctionalInterface
public interface GameOpener {

  /** Where the game is from now on. Fails when the journal does not answer. */
  Future<GameLocation> open(UUID gameId);
}
