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
 * The pace at which a node takes games from others. It accepts an offer by reserving a place for
 * the game. A place is free again when the game has been taken and the same time has passed once
 * more, so that half of the time is left for open games. The number of places begins at one, grows
 * by one with each game that was taken quickly, and is halved when one was slow: so a node whose
 * processors are busy takes fewer at once. Used on the host's context.
 */
public final class HandOffIntake {
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final HostSettings settings;
  private final GameOpener opener;
  private final Map<UUID, Reservation> places = new HashMap<>();
  private int atOnce = 1;

  /** The place of a game that was offered, or taken a moment ago. */
  private static final class Reservation {
    private final long since = System.nanoTime();
    private long timer;
  }

  /**
   * Creates an intake with one place.
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
   * Reserves a place for a game, until the game comes or its time is up. Refuses when no place is
   * free, and on a node that drains.
   */
  public GameReply offer(UUID gameId) {
    if (places.containsKey(gameId)
        || places.size() >= atOnce
        || !clusterMembership.hosts().contains(clusterMembership.self())) {
      return new GameReply.Refused(Problem.unavailable(pauseMs()), false);
    }
    Reservation place = new Reservation();
    places.put(gameId, place);
    freeAfter(gameId, place, settings.takeOverTimeoutMs());
    return new GameReply.Redirect(clusterMembership.self());
  }

  /**
   * Opens a game that another node has released. If the request is so late that its sender has
   * opened the game again, the sender keeps the game.
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
        .onComplete(taken -> release(gameId));
  }

  private void release(UUID gameId) {
    Reservation place = places.get(gameId);
    if (place != null) {
      vertx.cancelTimer(place.timer);
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - place.since);
      atOnce =
          isQuick(tookMs) ? Math.min(settings.takesAtOnce(), atOnce + 1) : Math.max(1, atOnce / 2);
      freeAfter(gameId, place, Math.max(tookMs, pauseMs()));
    }
  }

  /** Whether all places at once, each as slow as this, would still be in time. */
  private boolean isQuick(long tookMs) {
    return tookMs * settings.takesAtOnce() <= settings.takeOverTimeoutMs();
  }

  /** The shortest time that a place is held, and so the retry time of a refusal. */
  private long pauseMs() {
    return Math.max(1, 1_000L * settings.takesAtOnce() / settings.takesPerSecond());
  }

  private void freeAfter(UUID gameId, Reservation place, long ms) {
    place.timer = vertx.setTimer(ms, timer -> places.remove(gameId, place));
  }
}
