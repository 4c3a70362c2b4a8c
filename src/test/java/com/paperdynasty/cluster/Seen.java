package com.paperdynasty.cluster;

import java.util.List;

/** Nodes that see each other and stay. Those whose names begin with "old" know no offers. */
record Seen(String self, List<String> hosts) implements Members {
  Seen {
    hosts = List.copyOf(hosts);
  }

  @Override
  public boolean sees(String node) {
    return hosts.contains(node);
  }

  @Override
  public boolean takesOffers(String node) {
    return !node.startsWith("old");
  }

  @Override
  public void serve() {}

  @Override
  public void retire() {}

  @Override
  public void leave() {}
}
