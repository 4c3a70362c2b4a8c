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
 * Sends watches to the owner of a game: who is in the room here, who has come and gone since the
 * last watch, and the last event of the room. At most one request is under way.
 */
final class WatchRenewal {
  private final UUID gameId;
  private final String watcher;
  private final GameRouter router;
  private final WatchedRoom room;
  private Map<String, String> departures = new HashMap<>();
  private Set<String> reportedPresent = Set.of();
  private final Coalescer<Void> renewal = new Coalescer<>(this::sendWatch);

  /** The room that is watched for: the content of a watch, and the receiver of its reply. */
  interface WatchedRoom {
    long epoch();

    long seq();

    List<UserPresence> present();

    /** A watch is sent now. */
    void onWatch();

    /** The ids of the users whom the members of the room have been shown as present. */
    Set<String> announcedUsers();

    /**
     * Takes the events that the room has missed.
     *
     * @return whether more events are missing
     */
    boolean catchUp(GameReply.LogPage missed);

    /** The game was deleted. */
    void onGameDeleted();
  }

  WatchRenewal(UUID gameId, String watcher, GameRouter router, WatchedRoom room) {
    this.gameId = gameId;
    this.watcher = watcher;
    this.router = router;
    this.room = room;
  }

  /** Whether all departures have been reported to the owner. */
  boolean isIdle() {
    return departures.isEmpty() && !renewal.isRunning();
  }

  /** A user's last connection in this room has left. The next watch reports it. */
  void recordDeparture(String userId, String reason) {
    departures.put(userId, reason);
  }

  /** Sends a watch now, or as soon as the one under way is answered. */
  void renew() {
    renewal.run();
  }

  private static boolean isGone(GameReply reply) {
    return reply instanceof GameReply.Refused refused
        && refused.problem().code() == ErrorCode.NOT_FOUND;
  }

  private Future<Void> sendWatch() {
    Map<String, String> reported = departures;
    departures = new HashMap<>();
    room.onWatch();
    List<UserPresence> present = room.present();
    Set<String> here = present.stream().map(UserPresence::userId).collect(Collectors.toSet());
    Set<String> arrived = new HashSet<>(here);
    arrived.removeAll(reportedPresent);
    Set<String> elsewhere = new HashSet<>(room.announcedUsers());
    elsewhere.removeAll(here);
    long epoch = room.epoch();
    long seq = room.seq();
    return router
        .ask(new RenewWatch(gameId, watcher, epoch, seq, present, arrived, reported, elsewhere))
        .onComplete(
            reply -> {
              if (reply.succeeded() && reply.result() instanceof GameReply.LogPage missed) {
                reportedPresent = here;
                if (room.catchUp(missed)) {
                  renew();
                }
              } else if (reply.succeeded() && isGone(reply.result())) {
                room.onGameDeleted();
                departures = new HashMap<>();
              } else {
                reported.forEach(departures::putIfAbsent);
              }
            })
        .mapEmpty();
  }
}
