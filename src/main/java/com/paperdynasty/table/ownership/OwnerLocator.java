package com.paperdynasty.table.ownership;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.OwnershipRecord;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the other node that has a game open. The owner in the game's row is a hint: it counts only
 * if it is seen and confirms. So a node that joins, or that sees other members than the rest, takes
 * no open game from a healthy owner.
 */
public final class OwnerLocator {
  private final EventBus bus;
  private final ClusterMembership clusterMembership;
  private final Journal journal;
  private final DeliveryOptions delivery;

  /**
   * Creates a locator for one host.
   *
   * @param timeoutMs an owner that does not answer within this time is passed over
   */
  public OwnerLocator(
      EventBus bus, ClusterMembership clusterMembership, Journal journal, long timeoutMs) {
    this.bus = bus;
    this.clusterMembership = clusterMembership;
    this.journal = journal;
    this.delivery = new DeliveryOptions().setSendTimeout(timeoutMs);
  }

  /**
   * The other node that has the game open; empty if none. Fails when the journal cannot be read.
   */
  public Future<Optional<String>> locate(UUID gameId) {
    return journal
        .owners(List.of(gameId))
        .compose(
            rows -> {
              OwnershipRecord row = rows.get(gameId);
              String owner = row == null ? null : row.owner();
              if (owner == null
                  || owner.equals(clusterMembership.self())
                  || !clusterMembership.isSeen(owner)) {
                return Future.succeededFuture(Optional.empty());
              }
              return confirmed(gameId, owner)
                  .map(has -> has ? Optional.of(owner) : Optional.empty());
            });
  }

  /** Whether a node is the owner in the game's row. Fails when the journal cannot be read. */
  public Future<Boolean> isOwnedBy(UUID gameId, String node) {
    return journal
        .owners(List.of(gameId))
        .map(
            rows -> {
              OwnershipRecord row = rows.get(gameId);
              return row != null && node.equals(row.owner());
            });
  }

  /**
   * Completes when this node may confirm a game that it is opening or handing off. If it confirmed
   * only afterwards, the node that asks would open the game again, and so would the next one: a
   * long log would never be opened. Fails on a node that cannot reach its journal, so that others
   * do not wait for it.
   */
  public Future<Void> journalAnswers(UUID gameId) {
    return journal.owners(List.of(gameId)).mapEmpty();
  }

  private Future<Boolean> confirmed(UUID gameId, String owner) {
    return bus.<GameReply>request(
            BusAddresses.host(owner), new OwnershipRequest.QueryOwnership(gameId), delivery)
        .map(reply -> reply.body() instanceof GameReply.Redirect)
        .otherwise(false);
  }
}
