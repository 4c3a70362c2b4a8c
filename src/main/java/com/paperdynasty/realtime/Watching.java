package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.concurrent.Coalescer;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest.Watch;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells the owner of a game who is in the room here, who has come and gone since the last time, and
 * which event the room has. One request is under way at a time.
 */
final class Watching {
  private final UUID gameId;
  private final String watcher;
  private final GameRouter router;
  private final Seen seen;
  private Map<String, String> departed = new HashMap<>();
  private Set<String> announced = Set.of();
  private final Coalescer<Void> telling = new Coalescer<>(this::told);

  /** What a watch says of the room, and what takes its answer. */
  interface Seen {
    long epoch();

    long seq();

    List<Present> present();

    /** The ids of the users who are in the room as far as its members have been told. */
    Set<String> told();

    /**
     * Takes what was missed.
     *
     * @return whether there is more of it
     */
    boolean catchUp(TableReply.Log missed);

    /** The game was deleted. */
    void gone();
  }

  Watching(UUID gameId, String watcher, GameRouter router, Seen seen) {
    this.gameId = gameId;
    this.watcher = watcher;
    this.router = router;
    this.seen = seen;
  }

  /** Whether nothing is left to tell the owner. */
  boolean isDone() {
    return departed.isEmpty() && !telling.isRunning();
  }

  /** A user's last connection has gone from here. */
  void departed(String userId, String reason) {
    departed.put(userId, reason);
  }

  /** Sends a watch now, or as soon as the owner has answered the one under way. */
  void tell() {
    telling.run();
  }

  private static boolean isGone(TableReply reply) {
    return reply instanceof TableReply.Refused refused
        && refused.problem().code() == ErrorCode.NOT_FOUND;
  }

  private Future<Void> told() {
    Map<String, String> leaving = departed;
    departed = new HashMap<>();
    List<Present> present = seen.present();
    Set<String> here = present.stream().map(Present::userId).collect(Collectors.toSet());
    Set<String> arrived = new HashSet<>(here);
    arrived.removeAll(announced);
    Set<String> elsewhere = new HashSet<>(seen.told());
    elsewhere.removeAll(here);
    long epoch = seen.epoch();
    long seq = seen.seq();
    return router
        .ask(new Watch(gameId, watcher, epoch, seq, present, arrived, leaving, elsewhere))
        .onComplete(
            reply -> {
              if (reply.succeeded() && reply.result() instanceof TableReply.Log missed) {
                announced = here;
                if (seen.catchUp(missed)) {
                  tell();
                }
              } else if (reply.succeeded() && isGone(reply.result())) {
                seen.gone();
                departed = new HashMap<>();
              } else {
                leaving.forEach(departed::putIfAbsent);
              }
            })
        .mapEmpty();
  }
}
