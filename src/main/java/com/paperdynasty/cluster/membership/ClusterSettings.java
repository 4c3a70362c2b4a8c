package com.paperdynasty.cluster.membership;

import com.paperdynasty.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How nodes find each other and communicate.
 *
 * @param host the address that this node binds; empty for the machine's address
 * @param publicHost the address at which other nodes reach it; empty for the one that it binds
 * @param members other nodes, as {@code host:port} with their {@code port}; not all have to be
 *     listed
 * @param dns a DNS name of the addresses of all nodes; empty if nodes are listed
 * @param port the port of Hazelcast
 * @param busPort the port of the event bus
 * @param secret the secret that a node must know to be admitted
 * @param tls the certificates of the event bus; null without TLS
 * @param silenceMs a node that is silent for this time counts as gone; whole seconds
 * @param joinMs a node that finds others and cannot join them within this time ends; whole seconds
 */
public record ClusterSettings(
    String host,
    String publicHost,
    List<String> members,
    String dns,
    @Setting(most = 65_535) int port,
    @Setting(most = 65_535) int busPort,
    String secret,
    @Nullable Tls tls,
    @Setting(least = 2_000, most = 600_000) long silenceMs,
    @Setting(least = 1_000, most = 600_000) long joinMs) {

  public ClusterSettings {
    members = List.copyOf(members);
    tls = tls == null || tls.isEmpty() ? null : tls;
  }

  /** The address that is announced to other nodes; empty if Hazelcast is to find it. */
  String announced() {
    return publicHost.isEmpty() ? host : publicHost;
  }

  /**
   * PEM files. Both ends of every connection of the bus must have a certificate of the authority.
   *
   * @param certificate of this node
   * @param key of the certificate
   * @param authority the trusted authority
   */
  public record Tls(String certificate, String key, String authority) {
    /** Whether it has all three files. */
    public boolean isWhole() {
      return !certificate.isEmpty() && !key.isEmpty() && !authority.isEmpty();
    }

    private boolean isEmpty() {
      return certificate.isEmpty() && key.isEmpty() && authority.isEmpty();
    }
  }
}
