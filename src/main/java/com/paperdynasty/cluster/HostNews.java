package com.paperdynasty.cluster;

import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.ClusterNews;
import io.vertx.core.Vertx;

/** What a host does about the news. Lives on its context. */
final class HostNews implements ClusterNews.Cases {
  private final Vertx vertx;
  private final Members members;
  private final HostSettings settings;
  private final Roster roster;
  private final EpochWatch epochs;
  private final HandOver handOver;

  HostNews(
      Vertx vertx,
      Members members,
      HostSettings settings,
      Roster roster,
      EpochWatch epochs,
      HandOver handOver) {
    this.vertx = vertx;
    this.members = members;
    this.settings = settings;
    this.roster = roster;
    this.epochs = epochs;
    this.handOver = handOver;
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

  /** Another node may have opened what is open here: the journal knows. */
  @Override
  public void gameOpened(ClusterNews.GameOpened news) {
    if (!news.node().equals(members.self()) && roster.isOlder(news.gameId(), news.epoch())) {
      epochs.check();
    }
  }

  /** It is no host any more as soon as it says so, and its games come by themselves. */
  @Override
  public void nodeLeaving(ClusterNews.NodeLeaving news) {}

  /** It gets its share, once it has had time to settle. */
  @Override
  public void nodeJoined(ClusterNews.NodeJoined news) {
    epochs.doubt();
    vertx.setTimer(settings.rebalanceAfterMs(), timer -> handOver.all());
  }

  @Override
  public void nodeLeft(ClusterNews.NodeLeft news) {
    epochs.doubt();
  }
}
