package com.paperdynasty.cluster.membership;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.util.concurrent.TimeUnit;

/** The configuration of Hazelcast and of the event bus. */
final class HazelcastConfig {
  private static final long PING_MS = 2_000;
  private static final int CONNECT_MS = 1_000;

  /**
   * How long a node asks DNS for others before it begins alone, in s. A negative answer stays in
   * the DNS cache of Kubernetes for five seconds, and a lost query is repeated after five seconds.
   */
  private static final int LOOKING_S = 6;

  private HazelcastConfig() {}

  /**
   * The configuration of Hazelcast. It is based on the one that Vert.x needs; see its cluster
   * manager.
   */
  static Config of(ClusterSettings settings) {
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(BusAuthenticator.of(settings.secret()).clusterName());
    config.getJetConfig().setEnabled(false);
    network(config, settings);
    properties(config, settings);
    return config;
  }

  private static void network(Config config, ClusterSettings settings) {
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(settings.port()).setPortAutoIncrement(false);
    if (!settings.host().isEmpty()) {
      // Not the list of interfaces: that accepts one loopback address only, and would also be
      // applied to the addresses of members that are listed by host name.
      config.setProperty("hazelcast.local.localAddress", settings.host());
    }
    if (!settings.announced().isEmpty()) {
      network.setPublicAddress(settings.announced() + ":" + settings.port());
    }
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    // Also used for members that are found by DNS.
    join.getTcpIpConfig().setConnectionTimeoutSeconds(1);
    if (settings.dns().isEmpty()) {
      join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
    } else {
      join.getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", settings.dns())
          .setProperty("service-dns-timeout", "2")
          .setProperty("service-port", String.valueOf(settings.port()));
    }
  }

  private static void properties(Config config, ClusterSettings settings) {
    long silence = TimeUnit.MILLISECONDS.toSeconds(settings.silenceMs());
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    // The details include the cluster's name, which admits a node that knows it.
    config.setProperty("hazelcast.logging.details.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", String.valueOf(silence));
    // If two nodes cannot reach each other while a third reaches both, one of the two is removed.
    config.setProperty("hazelcast.partial.member.disconnection.resolution.heartbeat.count", "3");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "5");
    config.setProperty(
        "hazelcast.max.join.seconds",
        String.valueOf(TimeUnit.MILLISECONDS.toSeconds(settings.joinMs())));
    // With DNS this is how long it is asked. With 0 it is not asked, and every node begins alone.
    config.setProperty(
        "hazelcast.wait.seconds.before.join",
        String.valueOf(settings.dns().isEmpty() ? 0 : LOOKING_S));
    // A node that joins right after another waits as long; the first does not wait for more nodes.
    config.setProperty("hazelcast.max.wait.seconds.before.join", "0");
  }

  /**
   * The options of the event bus. A connection without a reply to its ping is closed, so that later
   * messages do not wait for it.
   */
  static EventBusOptions bus(ClusterSettings settings) {
    EventBusOptions bus =
        new EventBusOptions()
            .setPort(settings.busPort())
            .setClusterPingInterval(PING_MS)
            .setClusterPingReplyInterval(PING_MS)
            .setConnectTimeout(CONNECT_MS);
    if (!settings.host().isEmpty()) {
      bus.setHost(settings.host());
    }
    if (!settings.announced().isEmpty()) {
      bus.setClusterPublicHost(settings.announced());
    }
    ClusterSettings.Tls tls = settings.tls();
    if (tls != null) {
      bus.setSsl(true)
          .setClientAuth(ClientAuth.REQUIRED)
          .setKeyCertOptions(
              new PemKeyCertOptions().addCertPath(tls.certificate()).addKeyPath(tls.key()))
          .setTrustOptions(new PemTrustOptions().addCertPath(tls.authority()));
    }
    return bus;
  }
}
