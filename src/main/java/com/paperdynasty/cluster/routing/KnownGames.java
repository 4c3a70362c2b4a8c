package com.paperdynasty.cluster.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.cluster.membership.ClusterMembership;
import java.util.List;
import java.util.UUID;

/** What one event loop knows of games: the host of each, and its latest logical time. */
final class KnownGames {
  private final ClusterMembership clusterMembership;
  private final Cache<UUID, String> hosts;
  private final Cache<UUID, LogicalTime> times;

  /**
   * Knows nothing yet.
   *
   * @param remembered of how many games something is remembered
   */
  KnownGames(ClusterMembership clusterMembership, int remembered) {
    this.clusterMembership = clusterMembership;
    this.hosts = boundedCache(remembered);
    this.times = boundedCache(remembered);
  }

  private static <V> Cache<UUID, V> boundedCache(int remembered) {
    return Caffeine.newBuilder().maximumSize(remembered).executor(Runnable::run).build();
  }

  /**
   * The remembered host; otherwise the next in the ranking after each failure. News of a node may
   * come after that node has left, and a request to it would be lost without a word.
   */
  String host(UUID gameId, int failures) {
    String remembered = hosts.getIfPresent(gameId);
    if (remembered != null && clusterMembership.isSeen(remembered)) {
      return remembered;
    }
    List<String> ranked = clusterMembership.ranked(gameId);
    return ranked.get(failures % ranked.size());
  }

  void put(UUID gameId, String host) {
    hosts.put(gameId, host);
  }

  void forgetHost(UUID gameId) {
    hosts.invalidate(gameId);
  }

  /** Any game may be elsewhere now. */
  void forgetHosts() {
    hosts.invalidateAll();
  }

  /** The latest logical time of a game that is known here. */
  LogicalTime time(UUID gameId) {
    return times.asMap().getOrDefault(gameId, LogicalTime.BEGINNING);
  }

  void learn(UUID gameId, LogicalTime time) {
    times.asMap().merge(gameId, time, LogicalTime::orLater);
  }
}
