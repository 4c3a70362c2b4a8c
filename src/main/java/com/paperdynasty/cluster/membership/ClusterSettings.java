package com.paperdynasty.cluster.membership;

import com.paperdynasty.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How nodes find each other and talk.
 *
 * @param host the address that this node binds; empty for the one that the machine has
 * @param publicHost the address that the others find it at; empty for the one that it binds
 * @param members the others, as {@code host:port} of their {@code port}; not all need to be named
 * @param dns a name that stands for the addresses of all nodes; empty if they are listed
 * @param port where membership is kept
 * @param busPort where the event bus is
 * @param secret what a node must know to be let in
 * @param tls what the event bus is encrypted with, if it is
 * @param silenceMs a node from which nothing is heard for so long is taken for gone; whole seconds
 * @param joinMs a node that finds others and cannot join them for so long ends; whole seconds
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

  /** The address that the others are told; empty if they find it out by themselves. */
  String announced() {
    return publicHost.isEmpty() ? host : publicHost;
  }

  /**
   * PEM files: both ends of every connection of the bus show a certificate of the authority.
   *
   * @param certificate of this node
   * @param key of the certificate
   * @param authority whom it trusts
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
