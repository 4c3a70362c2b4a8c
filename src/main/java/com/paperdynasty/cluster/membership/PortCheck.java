package com.paperdynasty.cluster.membership;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Checks beforehand whether a node can listen on its ports. Hazelcast and Vert.x would say that an
 * address is in use, but not which.
 */
final class PortCheck {
  private PortCheck() {}

  /** Fails if a port is taken, and names it. Blocks for a moment. */
  static void check(ClusterSettings settings) {
    check(settings.host(), settings.port(), "cluster.port");
    check(settings.host(), settings.busPort(), "cluster.bus-port");
  }

  private static void check(String host, int port, String key) {
    InetSocketAddress address =
        host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
    } catch (IOException e) {
      String where = (host.isEmpty() ? "0.0.0.0" : host) + ":" + port;
      throw new IllegalStateException(
          "cannot listen on " + where + " (cluster.host, " + key + "): " + e.getMessage(), e);
    }
  }
}
