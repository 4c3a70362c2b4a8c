package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.ClusterEvent;
import com.paperdynasty.bus.MessageReader;
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

/** Acts on cluster events, and publishes those of this host. Used on the host's context. */
final class ClusterEventHandler implements ClusterEvent.Cases {
  private final Vertx vertx;
  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final JoinBackoff joinBackoff;
  private final OpenGameRegistry openGameRegistry;
  private final OwnershipMonitor ownershipMonitor;
  private final HandOff handOff;
  private final ClosedGameWatches closed;

  /** The timers of nodes that have joined and wait for their share, by node. */
  private final Map<String, Long> timers = new HashMap<>();

  ClusterEventHandler(
      Vertx vertx,
      ClusterMembership clusterMembership,
      Journal journal,
      HostSettings settings,
      OpenGameRegistry openGameRegistry,
      OwnershipMonitor ownershipMonitor,
      HandOff handOff,
      ClosedGameWatches closed) {
    this.vertx = vertx;
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.joinBackoff = new JoinBackoff(settings.rebalanceAfterMs());
    this.openGameRegistry = openGameRegistry;
    this.ownershipMonitor = ownershipMonitor;
    this.handOff = handOff;
    this.closed = closed;
  }

  void listen() {
    vertx
        .eventBus()
        .<ClusterEvent>consumer(
            BusAddresses.CLUSTER_EVENTS,
            message -> MessageReader.SHARED.read(message::body, event -> event.match(this)))
        .completion();
    vertx
        .eventBus()
        .<ClusterEvent>localConsumer(
            BusAddresses.MEMBERSHIP, message -> message.body().match(this));
  }

  /** Publishes that a game has been opened. */
  void publishOpened(UUID gameId, long epoch, String node) {
    vertx
        .eventBus()
        .publish(BusAddresses.CLUSTER_EVENTS, new ClusterEvent.GameOpened(gameId, epoch, node));
  }

  /**
   * Publishes the owner of a game that this node has lost. The event of the opening came late here,
   * and perhaps elsewhere too. Watchers of the game then ask the new owner at once.
   */
  void publishOwner(UUID gameId, OwnershipRecord row) {
    closed.recordLoss(gameId, row);
    String owner = row.owner();
    if (owner != null && !owner.equals(clusterMembership.self())) {
      publishOpened(gameId, row.epoch(), owner);
    }
  }

  /**
   * Publishes the owner of a game that this node has closed, if another node owns it. If the game
   * was deleted, that is published too, so that its watchers ask and find out.
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

  /** If another node may have opened a game that is open here, the ownership is checked. */
  @Override
  public void gameOpened(ClusterEvent.GameOpened event) {
    if (!event.node().equals(clusterMembership.self())
        && openGameRegistry.isOlder(event.gameId(), event.epoch())) {
      ownershipMonitor.check();
    }
  }

  /** The node is no longer a host by then, and hands its games off by itself. */
  @Override
  public void nodeLeaving(ClusterEvent.NodeLeaving event) {}

  /** The node gets its share after a while. */
  @Override
  public void nodeJoined(ClusterEvent.NodeJoined event) {
    ownershipMonitor.suspend();
    scheduleShare(event.node());
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

  /**
   * A node that is seen and did not take its share may not serve yet, or not reach its journal: it
   * is tried again.
   */
  private void onShareTaken(String node, boolean taken) {
    if (taken) {
      joinBackoff.reset(node);
    } else if (clusterMembership.isSeen(node)) {
      joinBackoff.recordLeft(node);
      scheduleShare(node);
    }
  }

  @Override
  public void nodeLeft(ClusterEvent.NodeLeft event) {
    ownershipMonitor.suspend();
    cancelShare(event.node());
    joinBackoff.recordLeft(event.node());
  }

  private void cancelShare(String node) {
    Long timer = timers.remove(node);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }
}
