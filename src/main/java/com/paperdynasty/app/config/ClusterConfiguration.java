package com.paperdynasty.app.config;

import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import org.jspecify.annotations.Nullable;

/** Reads how nodes find each other, and finds what would keep them apart or let strangers in. */
final class ClusterConfiguration {
  private static final int SHORTEST_SECRET = 16;

  private ClusterConfiguration() {}

  /** Nothing for a node that is alone. */
  static @Nullable ClusterSettings of(ConfigTree tree, ConfigBinder binder) {
    ClusterSettings cluster = binder.bind("cluster.", ClusterSettings.class);
    if (cluster.tls() != null && !cluster.tls().isWhole()) {
      binder.fault(
          cluster.tls().certificate().isEmpty()
              ? cluster.tls().key().isEmpty() ? "cluster.tls.authority" : "cluster.tls.key"
              : "cluster.tls.certificate",
          "is of no use alone: of cluster.tls.certificate, cluster.tls.key and"
              + " cluster.tls.authority there must be all three");
    }
    if (!tree.flag("cluster.enabled")) {
      return null;
    }
    verify(tree, binder, cluster);
    return cluster;
  }

  private static void verify(ConfigTree tree, ConfigBinder binder, ClusterSettings cluster) {
    if (tree.flag("auth.dev-tokens")) {
      binder.fault(
          "auth.dev-tokens", "cannot be on in a cluster: anybody could be anybody, everywhere");
    }
    if (cluster.dns().isEmpty() == cluster.members().isEmpty()) {
      binder.fault(
          "cluster.members", "or cluster.dns must say where the other nodes are, one of the two");
    }
    if (cluster.secret().length() < SHORTEST_SECRET) {
      binder.fault(
          "cluster.secret", "is missing or has fewer than " + SHORTEST_SECRET + " characters");
    }
    if (cluster.port() == cluster.busPort()) {
      binder.fault("cluster.bus-port", "must differ from cluster.port");
    }
  }
}
