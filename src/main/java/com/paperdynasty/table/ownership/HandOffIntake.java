package com.paperdynasty.table.ownership;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The pace at which a node takes games from others: it has so many places, and a game is given only
 * to a node that has said yes to it. A place is free again when the game has been taken and as much
 * time again has passed. It begins with one place, has one more for each game that it takes
 * quickly, and half as many when one takes long: so a node whose processors are busy takes fewer at
 * once, and has half of its time for those that it has. Lives on the host's context.
 */
public final class HandOffIntake {
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final HostSettings settings;
  private final GameOpener opener;
  private final Map<UUID, Place> places = new HashMap<>();
  private int atOnce = 1;

  /** For a game that is on its way, or was taken a moment ago. */
  private static final class Place {
    private final long since = System.nanoTime();
    private long timer;
  }

  /**
   * Nothing has been taken yet.
   *
   * @param opener opens a game here
   */
  public HandOffIntake(
      Vertx vertx,
      ClusterMembership clusterMembership,
      Journal journal,
      HostSettings settings,
      GameOpener opener) {
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.settings = settings;
    this.opener = opener;
  }

  /**
   * Keeps a place for a game, if there is one: until the game comes, or does not in time. Who
   * drains has none.
   */
  public GameReply offer(UUID gameId) {
    if (places.containsKey(gameId)
        || places.size() >= atOnce
        || !clusterMembership.hosts().contains(clusterMembership.self())) {
      return new GameReply.Refused(Problem.unavailable(pauseMs()), false);
    }
    Place place = new Place();
    places.put(gameId, place);
    freeAfter(gameId, place, settings.takeOverTimeoutMs());
    return new GameReply.Redirect(clusterMembership.self());
  }

  /**
   * Opens a game that another node has given up. If the request comes so late that its sender has
   * opened the game again, it takes nothing away from them.
   */
  public Future<GameLocation> acquire(UUID gameId) {
    return journal
        .owners(List.of(gameId))
        .compose(
            rows -> {
              OwnershipRecord row = rows.get(gameId);
              String owner = row == null ? null : row.owner();
              return owner == null
                      || owner.equals(clusterMembership.self())
                      || !clusterMembership.isSeen(owner)
                  ? opener.open(gameId)
                  : Future.succeededFuture(new GameLocation.Remote(owner));
            })
        .onComplete(taken -> rest(gameId));
  }

  private void rest(UUID gameId) {
    Place place = places.get(gameId);
    if (place != null) {
      vertx.cancelTimer(place.timer);
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - place.since);
      atOnce =
          isQuick(tookMs) ? Math.min(settings.takesAtOnce(), atOnce + 1) : Math.max(1, atOnce / 2);
      freeAfter(gameId, place, Math.max(tookMs, pauseMs()));
    }
  }

  /** If all places were taken at once, each as slow as this, the last would still be in time. */
  private boolean isQuick(long tookMs) {
    return tookMs * settings.takesAtOnce() <= settings.takeOverTimeoutMs();
  }

  /** A place is held for so long at least, so it is worth asking again after it. */
  private long pauseMs() {
    return Math.max(1, 1_000L * settings.takesAtOnce() / settings.takesPerSecond());
  }

  private void freeAfter(UUID gameId, Place place, long ms) {
    place.timer = vertx.setTimer(ms, timer -> places.remove(gameId, place));
  }
}
