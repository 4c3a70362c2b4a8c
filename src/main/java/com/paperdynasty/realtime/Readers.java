package com.paperdynasty.realtime;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Reads games' logs for one client, a page at a time whatever the number of games, so that catching
 * up never fills the line; the others wait for their turn, at most one for each room.
 */
final class Readers {
  private final Queue<Supplier<Future<Void>>> waiting = new ArrayDeque<>();
  private boolean reading;

  /** Reads a page when those before it have been read and sent. */
  void read(Supplier<Future<Void>> page) {
    waiting.add(page);
    next();
  }

  private void next() {
    if (reading || waiting.isEmpty()) {
      return;
    }
    reading = true;
    waiting
        .remove()
        .get()
        .onComplete(
            done -> {
              reading = false;
              next();
            });
  }

  /** Nobody waits any more. */
  void clear() {
    waiting.clear();
  }
}
