package com.paperdynasty.cluster;

import com.paperdynasty.table.Journal;
import com.paperdynasty.table.OwnerRow;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Acts on cluster events, and publishes those of this host. Lives on the host's context. */
final class HostNews implements ClusterNews.Cases {
  private final Vertx vertx;
  private final Members members;
  private final Journal journal;
  private final Settling settling;
  private final Roster roster;
  private final EpochWatch epochs;
  private final HandOver handOver;
  private final ClosedGames closed;

  /** Of each node that is settling, its own. */
  private final Map<String, Long> timers = new HashMap<>();

  HostNews(
      Vertx vertx,
      Members members,
      Journal journal,
      HostSettings settings,
      Roster roster,
      EpochWatch epochs,
      HandOver handOver,
      ClosedGames closed) {
    this.vertx = vertx;
    this.members = members;
    this.journal = journal;
    this.settling = new Settling(settings.rebalanceAfterMs());
    this.roster = roster;
    this.epochs = epochs;
    this.handOver = handOver;
    this.closed = closed;
  }

  void listen() {
    vertx
        .eventBus()
        .<ClusterNews>consumer(Addresses.NEWS, message -> message.body().match(this))
        .completion();
    vertx
        .eventBus()
        .<ClusterNews>localConsumer(Addresses.MEMBERSHIP, message -> message.body().match(this));
  }

  /** A game has been opened. */
  void tell(UUID gameId, long epoch, String node) {
    vertx.eventBus().publish(Addresses.NEWS, new ClusterNews.GameOpened(gameId, epoch, node));
  }

  /**
   * The news of another opening did not come here in time, nor perhaps to those whom this node
   * sees. Watchers of the game who hear it go to its new owner at once.
   */
  void retell(UUID gameId, OwnerRow row) {
    closed.lost(gameId, row);
    String owner = row.owner();
    if (owner != null && !owner.equals(members.self())) {
      tell(gameId, row.epoch(), owner);
    }
  }

  /**
   * Tells the watchers of a game that this node has closed which node owns it, if another does. If
   * the game was deleted they are told too, so that they ask and find out.
   */
  void findOut(UUID gameId) {
    journal
        .owners(List.of(gameId))
        .onSuccess(
            rows -> {
              OwnerRow row = rows.get(gameId);
              if (row != null) {
                retell(gameId, row);
              } else {
                tell(gameId, 0, members.self());
              }
            });
  }

  /** Another node may have opened a game that is open here: the journal is asked. */
  @Override
  public void gameOpened(ClusterNews.GameOpened news) {
    if (!news.node().equals(members.self()) && roster.isOlder(news.gameId(), news.epoch())) {
      epochs.check();
    }
  }

  /** It has stopped being a host before it says so, and it hands its games over itself. */
  @Override
  public void nodeLeaving(ClusterNews.NodeLeaving news) {}

  /** It gets its share, once it has had time to settle. */
  @Override
  public void nodeJoined(ClusterNews.NodeJoined news) {
    epochs.doubt();
    settle(news.node());
  }

  private void settle(String node) {
    forget(node);
    timers.put(
        node,
        vertx.setTimer(
            settling.joined(node),
            timer -> {
              timers.remove(node);
              handOver.shareOf(node).onSuccess(taken -> given(node, taken));
            }));
  }

  /** One that is seen may not serve yet, or not reach its journal: it is tried again. */
  private void given(String node, boolean taken) {
    if (taken) {
      settling.stayed(node);
    } else if (members.sees(node)) {
      settling.left(node);
      settle(node);
    }
  }

  @Override
  public void nodeLeft(ClusterNews.NodeLeft news) {
    epochs.doubt();
    forget(news.node());
    settling.left(news.node());
  }

  private void forget(String node) {
    Long timer = timers.remove(node);
    if (timer != null) {
      vertx.cancelTimer(timer);
    }
  }
}
