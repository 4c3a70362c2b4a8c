package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.concurrent.Coalescer;
import com.paperdynasty.problem.ErrorCode;
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
final class WatchRenewal {
  private final UUID gameId;
  private final String watcher;
  private final GameRouter router;
  private final RoomView roomView;
  private Map<String, String> departed = new HashMap<>();
  private Set<String> announced = Set.of();
  private final Coalescer<Void> telling = new Coalescer<>(this::sendWatch);

  /** What a watch says of the room, and what takes its answer. */
  interface RoomView {
    long epoch();

    long seq();

    List<UserPresence> present();

    /** The ids of the users who are in the room as far as its members have been told. */
    Set<String> told();

    /**
     * Takes what was missed.
     *
     * @return whether there is more of it
     */
    boolean catchUp(GameReply.LogPage missed);

    /** The game was deleted. */
    void gameDeleted();
  }

  WatchRenewal(UUID gameId, String watcher, GameRouter router, RoomView roomView) {
    this.gameId = gameId;
    this.watcher = watcher;
    this.router = router;
    this.roomView = roomView;
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
  void renew() {
    telling.run();
  }

  private static boolean isGone(GameReply reply) {
    return reply instanceof GameReply.Refused refused
        && refused.problem().code() == ErrorCode.NOT_FOUND;
  }

  private Future<Void> sendWatch() {
    Map<String, String> leaving = departed;
    departed = new HashMap<>();
    List<UserPresence> present = roomView.present();
    Set<String> here = present.stream().map(UserPresence::userId).collect(Collectors.toSet());
    Set<String> arrived = new HashSet<>(here);
    arrived.removeAll(announced);
    Set<String> elsewhere = new HashSet<>(roomView.told());
    elsewhere.removeAll(here);
    long epoch = roomView.epoch();
    long seq = roomView.seq();
    return router
        .ask(new RenewWatch(gameId, watcher, epoch, seq, present, arrived, leaving, elsewhere))
        .onComplete(
            reply -> {
              if (reply.succeeded() && reply.result() instanceof GameReply.LogPage missed) {
                announced = here;
                if (roomView.catchUp(missed)) {
                  renew();
                }
              } else if (reply.succeeded() && isGone(reply.result())) {
                roomView.gameDeleted();
                departed = new HashMap<>();
              } else {
                leaving.forEach(departed::putIfAbsent);
              }
            })
        .mapEmpty();
  }
}
