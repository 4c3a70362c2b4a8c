package com.paperdynasty.wire;

import java.util.UUID;

/** Every address on the event bus. There are addresses for nodes in the cluster, and for games within a node. */
public final class Addresses {
  private Addresses() {}

  /** Where a node takes {@link TableRequest}s for any game. Known to the whole cluster. */
  public static String tables(String node) {
    return "tables." + node;
  }

  /** Where a node takes {@link RoomMessage}s for its rooms. Known to the whole cluster. */
  public static String realtime(String node) {
    return "realtime." + node;
  }

  /** Where an open game takes {@link TableRequest}s. Known only on the node that owns it. */
  public static String table(UUID gameId) {
    return "table." + gameId;
  }
}
