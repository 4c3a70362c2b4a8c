package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import com.paperdynasty.table.ownership.ClosedGameWatches;
import com.paperdynasty.table.ownership.HandOff;
import com.paperdynasty.table.ownership.HostSettings;
import com.paperdynasty.table.ownership.OpenGameRegistry;
import com.paperdynasty.table.ownership.OwnershipMonitor;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Acts on cluster events, and publishes those of this host. Lives on the host's context. */
final class ClusterEventHandler implements ClusterEvent.Cases {
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final JoinBackoff joinBackoff;
  private final OpenGameRegistry openGameRegistry;
  private final OwnershipMonitor ownershipMonitor;
  private final HandOff handOff;
  private final ClosedGameWatches closed;

  /** Of each node that is settling, its own. */
  private final Map<String, Long> timers = new HashMap<>();

  ClusterEventHandler(
      Vertx vertx,
      ClusterMembership clusterMembership,
      Journal journal,
      HostSettings settings,
      OpenGameRegistry openGameRegistry,
      OwnershipMonitor epochs,
      HandOff handOff,
      ClosedGameWatches closed) {
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.joinBackoff = new JoinBackoff(settings.rebalanceAfterMs());
    this.openGameRegistry = openGameRegistry;
    this.ownershipMonitor = epochs;
    this.handOff = handOff;
    this.closed = closed;
  }

  void listen() {
    vertx
        .eventBus()
        .<ClusterEvent>consumer(BusAddresses.CLUSTER_EVENTS, message -> message.body().match(this))
        .completion();
    vertx
        .eventBus()
        .<ClusterEvent>localConsumer(
            BusAddresses.MEMBERSHIP, message -> message.body().match(this));
  }

  /** A game has been opened. */
  void publishOpened(UUID gameId, long epoch, String node) {
    vertx
        .eventBus()
        .publish(BusAddresses.CLUSTER_EVENTS, new ClusterEvent.GameOpened(gameId, epoch, node));
  }

  /**
   * The news of another opening did not come here in time, nor perhaps to those whom this node
   * sees. Watchers of the game who hear it go to its new owner at once.
   */
  void publishOwner(UUID gameId, OwnershipRecord row) {
    closed.recordLoss(gameId, row);
    String owner = row.owner();
    if (owner != null && !owner.equals(clusterMembership.self())) {
      publishOpened(gameId, row.epoch(), owner);
    }
  }

  /**
   * Tells the watchers of a game that this node has closed which node owns it, if another does. If
   * the game was deleted they are told too, so that they ask and find out.
   */
  void announceOwner(UUID gameId) {
    journal
        .owners(List.of(gameId))
        .onSuccess(
            rows -> {
              OwnershipRecord row = rows.get(gameId);
              if (row != null) {
                publishOwner(gameId, row);
              } else {
                publishOpened(gameId, 0, clusterMembership.self());
              }
            });
  }

  /** Another node may have opened a game that is open here: the journal is asked. */
  @Override
  public void gameOpened(ClusterEvent.GameOpened news) {
    if (!news.node().equals(clusterMembership.self())
        && openGameRegistry.isOlder(news.gameId(), news.epoch())) {
      ownershipMonitor.check();
    }
  }

  /** It has stopped being a host before it says so, and it hands its games over itself. */
  @Override
  public void nodeLeaving(ClusterEvent.NodeLeaving news) {}

  /** It gets its share, once it has had time to settle. */
  @Override
  public void nodeJoined(ClusterEvent.NodeJoined news) {
    ownershipMonitor.suspend();
    scheduleShare(news.node());
  }

  private void scheduleShare(String node) {
    cancelShare(node);
    timers.put(
        node,
        vertx.setTimer(
            joinBackoff.waitMs(node),
            timer -> {
              timers.remove(node);
              handOff.handOffShare(node).onSuccess(taken -> onShareTaken(node, taken));
            }));
  }

  /** One that is seen may not serve yet, or not reach its journal: it is tried again. */
  private void onShareTaken(String node, boolean taken) {
    if (taken) {
      joinBackoff.reset(node);
    } else if (clusterMembership.isSeen(node)) {
      joinBackoff.recordLeft(node);
      scheduleShare(node);
    }
  }

  @Override
  public void nodeLeft(ClusterEvent.NodeLeft news) {
    ownershipMonitor.suspend();
    cancelShare(news.node());
    joinBackoff.recordLeft(news.node());
  }

  private void cancelShare(String node) {
    Long timer = timers.remove(node);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }
}
