package com.paperdynasty.app;

import com.paperdynasty.cluster.ClusterSettings;
import com.paperdynasty.cluster.HostSettings;
import com.paperdynasty.cluster.TablesSettings;
import com.paperdynasty.ops.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings about where games are, and about the other nodes. */
final class ClusterConfiguration {
  private static final int SHORTEST_SECRET = 16;
  private static final List<String> TLS =
      List.of("cluster.tls.certificate", "cluster.tls.key", "cluster.tls.authority");

  private ClusterConfiguration() {}

  static HostSettings hosting(Settings settings) {
    return new HostSettings(
        settings.positive("hosting.open-games"),
        settings.positive("hosting.opening-at-once"),
        settings.positive("hosting.retry-after-ms"),
        settings.positive("hosting.confirm-timeout-ms"),
        settings.positive("hosting.check-ms"),
        settings.positive("hosting.late-ms"),
        settings.positive("hosting.give-up-ms"),
        settings.positive("hosting.dispute-ms"),
        settings.positive("hosting.rebalance-after-ms"),
        settings.number("hosting.moves-at-once", 1, 1_000),
        settings.positive("hosting.take-over-timeout-ms"),
        settings.positive("hosting.broken-retry-ms"),
        settings.number("hosting.takes-at-once", 1, 1_000),
        settings.number("hosting.takes-per-second", 1, 100_000),
        settings.positive("hosting.share-ms"));
  }

  static Configuration.WarmUps warmUps(Settings settings) {
    return new Configuration.WarmUps(
        settings.number("hosting.warm-up-games", 0, 100_000),
        settings.number("hosting.warm-up-ms", 1, 600_000));
  }

  static TablesSettings asking(Settings settings) {
    return new TablesSettings(
        settings.positive("asking.request-timeout-ms"),
        settings.positive("asking.give-up-ms"),
        settings.positive("asking.pause-ms"),
        settings.positive("asking.remembered"));
  }

  static @Nullable ClusterSettings cluster(Settings settings) {
    ClusterSettings cluster =
        new ClusterSettings(
            settings.text("cluster.host"),
            settings.text("cluster.public-host"),
            settings.list("cluster.members"),
            settings.text("cluster.dns"),
            settings.number("cluster.port", 1, 65_535),
            settings.number("cluster.bus-port", 1, 65_535),
            settings.text("cluster.secret"),
            tls(settings),
            settings.number("cluster.silence-ms", 2_000, 600_000),
            settings.number("cluster.join-ms", 1_000, 600_000));
    if (!settings.flag("cluster.enabled")) {
      return null;
    }
    verify(settings, cluster);
    return cluster;
  }

  private static void verify(Settings settings, ClusterSettings cluster) {
    if (settings.flag("auth.dev-tokens")) {
      throw settings.bad(
          "auth.dev-tokens", "cannot be on in a cluster: anybody could be anybody, everywhere");
    }
    if (cluster.dns().isEmpty() == cluster.members().isEmpty()) {
      throw settings.bad(
          "cluster.members", "or cluster.dns must say where the other nodes are, one of the two");
    }
    if (cluster.secret().length() < SHORTEST_SECRET) {
      throw settings.bad(
          "cluster.secret", "is missing or has fewer than " + SHORTEST_SECRET + " characters");
    }
    if (cluster.port() == cluster.busPort()) {
      throw settings.bad("cluster.bus-port", "must differ from cluster.port");
    }
  }

  private static ClusterSettings.@Nullable Tls tls(Settings settings) {
    List<String> files = TLS.stream().map(settings::text).toList();
    if (files.stream().allMatch(String::isEmpty)) {
      return null;
    }
    if (files.stream().anyMatch(String::isEmpty)) {
      throw settings.bad(
          "cluster.tls.certificate", "needs cluster.tls.key and .authority, all three");
    }
    return new ClusterSettings.Tls(files.get(0), files.get(1), files.get(2));
  }
}
