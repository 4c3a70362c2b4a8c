package com.paperdynasty.app.config;

import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.config.ConfigBinder;
import com.paperdynasty.config.ConfigTree;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cluster settings and rejects those that would separate the nodes or admit strangers.
 */
final class ClusterConfiguration {
  private static final int SHORTEST_SECRET = 16;

  private ClusterConfiguration() {}

  /** The settings; null for a single node. */
  static @Nullable ClusterSettings of(ConfigTree tree, ConfigBinder binder) {
    ClusterSettings cluster = binder.bind("cluster.", ClusterSettings.class);
    if (cluster.tls() != null && !cluster.tls().isWhole()) {
      binder.fault(
          cluster.tls().certificate().isEmpty()
              ? cluster.tls().key().isEmpty() ? "cluster.tls.authority" : "cluster.tls.key"
              : "cluster.tls.certificate",
          "does not suffice: cluster.tls.certificate, cluster.tls.key and"
              + " cluster.tls.authority must all be set");
    }
    if (!tree.flag("cluster.enabled")) {
      return null;
    }
    verify(tree, binder, cluster);
    return cluster;
  }

  private static void verify(ConfigTree tree, ConfigBinder binder, ClusterSettings cluster) {
    if (tree.flag("auth.dev-tokens")) {
      binder.fault("auth.dev-tokens", "cannot be on in a cluster: anybody could act as any user");
    }
    if (cluster.dns().isEmpty() == cluster.members().isEmpty()) {
      binder.fault(
          "cluster.members",
          "or cluster.dns must say where the other nodes are: set one of the two");
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
