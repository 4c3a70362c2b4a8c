package com.paperdynasty.cluster.membership;

import java.util.List;

/** Nodes that see each other and stay. Those whose names begin with "old" know no offers. */
public record FixedMembership(String self, List<String> hosts) implements ClusterMembership {
  public FixedMembership {
    hosts = List.copyOf(hosts);
  }

  @Override
  public boolean isSeen(String node) {
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
