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

/** What Hazelcast and the event bus are told. */
final class HazelcastConfig {
  private static final long PING_MS = 2_000;
  private static final int CONNECT_MS = 1_000;

  /**
   * How long a node asks DNS for others before it begins alone. Five seconds are how long a cache
   * of Kubernetes' believes that nobody is there, and after how long a lost question is repeated.
   */
  private static final int LOOKING_S = 6;

  private HazelcastConfig() {}

  /** Begins with what Vert.x needs: see its cluster manager. */
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
      // Not by its list of interfaces: that knows one address of the loopback network's, and would
      // hold for the addresses of members that are named by host names as well.
      config.setProperty("hazelcast.local.localAddress", settings.host());
    }
    if (!settings.announced().isEmpty()) {
      network.setPublicAddress(settings.announced() + ":" + settings.port());
    }
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    // For those that DNS names too.
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
    // They are an address, a version, and the cluster's name: which lets in everybody who knows it.
    config.setProperty("hazelcast.logging.details.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", String.valueOf(silence));
    // Two nodes that do not hear each other, while a third hears both: one of them has to go.
    config.setProperty("hazelcast.partial.member.disconnection.resolution.heartbeat.count", "3");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "5");
    config.setProperty(
        "hazelcast.max.join.seconds",
        String.valueOf(TimeUnit.MILLISECONDS.toSeconds(settings.joinMs())));
    // For DNS it is how long it is asked: with 0 it is not at all, and every node begins alone.
    config.setProperty(
        "hazelcast.wait.seconds.before.join",
        String.valueOf(settings.dns().isEmpty() ? 0 : LOOKING_S));
    // So long, too, a node that comes right after another waits to be let in; but not the first.
    config.setProperty("hazelcast.max.wait.seconds.before.join", "0");
  }

  /** A link that answers no ping is closed, so that what is sent next does not wait for it. */
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
