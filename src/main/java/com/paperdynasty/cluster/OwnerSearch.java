package com.paperdynasty.cluster;

import com.paperdynasty.table.Journal;
import com.paperdynasty.table.OwnerRow;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out whether another node has a game open. The owner that stands in the game's row is a
 * hint: it counts only if it is seen and says so itself. So a node that joins, or one that sees
 * other members than the rest, takes no running game from an owner that is well.
 */
final class OwnerSearch {
  private final EventBus bus;
  private final Members members;
  private final Journal journal;
  private final DeliveryOptions delivery;

  /**
   * A search.
   *
   * @param timeoutMs an owner that says nothing for so long is passed over
   */
  OwnerSearch(EventBus bus, Members members, Journal journal, long timeoutMs) {
    this.bus = bus;
    this.members = members;
    this.journal = journal;
    this.delivery = new DeliveryOptions().setSendTimeout(timeoutMs);
  }

  /** The other node that has the game. Fails when the journal cannot be read. */
  Future<Optional<String>> of(UUID gameId) {
    return journal
        .owners(List.of(gameId))
        .compose(
            rows -> {
              OwnerRow row = rows.get(gameId);
              String owner = row == null ? null : row.owner();
              if (owner == null || owner.equals(members.self()) || !members.sees(owner)) {
                return Future.succeededFuture(Optional.empty());
              }
              return confirmed(gameId, owner)
                  .map(has -> has ? Optional.of(owner) : Optional.empty());
            });
  }

  /** Whether a node stands in the game's row as its owner. Fails when the journal is silent. */
  Future<Boolean> isWith(UUID gameId, String node) {
    return journal
        .owners(List.of(gameId))
        .map(
            rows -> {
              OwnerRow row = rows.get(gameId);
              return row != null && node.equals(row.owner());
            });
  }

  /**
   * Completes when this node may say that it has a game which it is opening, or giving to another.
   * Were it silent until that is done, those who ask would open the game again, and so would the
   * next: with long logs nobody would ever be done. But one that does not reach its journal is
   * silent, as its tables are, or those who ask would wait for it.
   */
  Future<Void> journalAnswers(UUID gameId) {
    return journal.owners(List.of(gameId)).mapEmpty();
  }

  private Future<Boolean> confirmed(UUID gameId, String owner) {
    return bus.<TableReply>request(
            Addresses.tables(owner), new OwnershipRequest.Confirm(gameId), delivery)
        .map(reply -> reply.body() instanceof TableReply.Elsewhere)
        .otherwise(false);
  }
}
