package com.paperdynasty.cluster;

import java.util.List;

/** Nodes that see each other and stay. */
record Seen(String self, List<String> hosts) implements Members {
  Seen {
    hosts = List.copyOf(hosts);
  }

  @Override
  public boolean sees(String node) {
    return hosts.contains(node);
  }

  @Override
  public void serve() {}

  @Override
  public void retire() {}

  @Override
  public void leave() {}
}
