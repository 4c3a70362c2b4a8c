package com.paperdynasty.chaos;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The role of a client in its game. Used on the client's thread. */
interface ClientRole {

  /** {@code player} or {@code spectator}. */
  String role();

  /** Called with each event of the log, once and in order. */
  void sees(long seq, String event, JsonObject data);

  /** The next command, while none is in progress. */
  Optional<ChaosCommand> next();

  /** The approximate pause before it. */
  int thinkMs();
}
