package com.paperdynasty.network;

import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * All nodes on this machine's loopback. Each announces an address where a proxy listens on the same
 * ports. The proxy finds out which node has opened a connection.
 */
final class ProxyNetwork implements TestNetwork {
  private static final int NOBODY = -1;

  private final List<NodeAddress> places = new ArrayList<>();
  private final List<List<CuttableLink>> links = new ArrayList<>();
  private final Map<Integer, Long> pids = new ConcurrentHashMap<>();
  private final DatabaseLinks databases;

  ProxyNetwork(int nodes, TestDatabase database, Vertx vertx) {
    databases = new DatabaseLinks(nodes, database, "127.0.0.1", vertx);
    for (int i = 0; i < nodes; i++) {
      NodeAddress bare = NodeAddress.loopback(databases.url(i));
      String announced = "127.0.0." + (101 + i);
      places.add(
          new NodeAddress(
              bare.prefix(),
              bare.host(),
              announced,
              bare.port(),
              bare.managementPort(),
              bare.clusterPort(),
              bare.busPort(),
              bare.database()));
      links.add(
          IntStream.of(bare.clusterPort(), bare.busPort())
              .mapToObj(port -> link(vertx, announced, port))
              .toList());
    }
  }

  private CuttableLink link(Vertx vertx, String announced, int port) {
    SocketAddress node = SocketAddress.inetSocketAddress(port, "127.0.0.1");
    return new CuttableLink(vertx, announced, port, node, this::caller);
  }

  private int caller(SocketAddress from) {
    return pids.entrySet().stream()
        .filter(node -> OpenSockets.of(node.getValue()).contains(from.port()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(NOBODY);
  }

  @Override
  public List<NodeAddress> places() {
    return places;
  }

  @Override
  public Map<String, String> configuration(int node) {
    return Map.of("PD_CLUSTER_PUBLIC_HOST", places.get(node).announced());
  }

  @Override
  public void runs(int node, long pid) {
    pids.put(node, pid);
  }

  @Override
  public void cut(int one, int other) {
    links.get(one).forEach(cuttableLink -> cuttableLink.cut(other));
    links.get(other).forEach(cuttableLink -> cuttableLink.cut(one));
  }

  @Override
  public void mend(int one, int other) {
    links.get(one).forEach(cuttableLink -> cuttableLink.mend(other));
    links.get(other).forEach(cuttableLink -> cuttableLink.mend(one));
  }

  @Override
  public void cutDatabase(int node) {
    databases.cut(node);
  }

  @Override
  public void mendDatabase(int node) {
    databases.mend(node);
  }

  @Override
  public void close() {
    links.forEach(ofNode -> ofNode.forEach(CuttableLink::close));
    databases.close();
  }
}
