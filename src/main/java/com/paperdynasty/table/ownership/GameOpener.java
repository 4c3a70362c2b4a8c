package com.paperdynasty.table.ownership;

import io.vertx.core.Future;
import java.util.UUID;

/** Opens a game on this node, or finds its owner. Called on the host's context. */
@FunctionalInterface
public interface GameOpener {

  /** The location of the game from now on. Fails when the journal does not answer. */
  Future<GameLocation> open(UUID gameId);
}
