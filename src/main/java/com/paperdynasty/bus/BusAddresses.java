package com.paperdynasty.bus;

import java.util.UUID;

/**
 * All addresses on the event bus. Nodes have addresses in the cluster; games have addresses within
 * a node.
 */
public final class BusAddresses {
  private static final String REALTIME = "realtime.";

  private BusAddresses() {}

  /** Where a node takes {@link GameRequest}s for any game. Cluster-wide. */
  public static String host(String node) {
    return "tables." + node;
  }

  /**
   * Where a watcher takes {@link RoomMessage}s. A watcher is one event loop of a node, with the
   * connections and rooms that live on it; its name begins with its node's. Cluster-wide.
   */
  public static String realtime(String watcher) {
    return REALTIME + watcher;
  }

  /** The name of one of a node's watchers. */
  public static String watcher(String node, int loop) {
    return node + "." + loop;
  }

  /** Whether a watcher belongs to a node. */
  public static boolean belongsTo(String watcher, String node) {
    return watcher.length() > node.length()
        && watcher.startsWith(node)
        && watcher.charAt(node.length()) == '.';
  }

  /** Whether a cluster-wide address belongs to that node. */
  public static boolean isAt(String address, String node) {
    return address.equals(host(node))
        || (address.startsWith(REALTIME) && belongsTo(address.substring(REALTIME.length()), node));
  }

  /** Where {@link ClusterEvent}s of games and of nodes that drain are published to all nodes. */
  public static final String CLUSTER_EVENTS = "news";

  /**
   * Where {@link ClusterEvent}s of nodes that join and leave are published within each node, as it
   * sees them.
   */
  public static final String MEMBERSHIP = "membership";

  /** Where an open game takes {@link GameRequest}s. Only within the node that owns it. */
  public static String game(UUID gameId) {
    return "table." + gameId;
  }
}
