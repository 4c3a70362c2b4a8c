package com.paperdynasty.chaos;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a client is in his game for. Used by his own thread. */
interface ClientRole {

  /** {@code player} or {@code spectator}. */
  String role();

  /** He has been shown the next event of the log, each once and in order. */
  void sees(String event, JsonObject data);

  /** What he wants to do next, now that nothing of his is under way. */
  Optional<ChaosCommand> next();

  /** About how long he thinks before that. */
  int thinkMs();
}
