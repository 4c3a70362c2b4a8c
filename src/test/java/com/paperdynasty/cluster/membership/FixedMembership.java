package com.paperdynasty.cluster.membership;

import java.util.List;

/**
 * A membership that does not change. Nodes whose names begin with "old" do not understand offers.
 */
public record FixedMembership(String self, List<String> hosts) implements ClusterMembership {
  public FixedMembership {
    hosts = List.copyOf(hosts);
  }

  @Override
  public boolean isSeen(String node) {
    return node.equals(self) || hosts.contains(node);
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
