package com.paperdynasty.network;

import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A way of its own to PostgreSQL for each node, which can be cut. */
final class DatabaseLinks implements AutoCloseable {
  private static final int ANYBODY = 0;

  private final List<CuttableLink> cables = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();

  /**
   * Lays them.
   *
   * @param host where the nodes find their ends
   */
  DatabaseLinks(int nodes, TestDatabase database, String host, Vertx vertx) {
    URI url = URI.create(database.url());
    SocketAddress server = SocketAddress.inetSocketAddress(url.getPort(), url.getHost());
    for (int i = 0; i < nodes; i++) {
      CuttableLink cuttableLink = new CuttableLink(vertx, host, 0, server, from -> ANYBODY);
      cables.add(cuttableLink);
      urls.add(
          database
              .url()
              .replace(url.getHost() + ":" + url.getPort(), host + ":" + cuttableLink.port()));
    }
  }

  /** Where a node finds the database. */
  String url(int node) {
    return urls.get(node);
  }

  void cut(int node) {
    cables.get(node).cut(ANYBODY);
  }

  void mend(int node) {
    cables.get(node).mend(ANYBODY);
  }

  @Override
  public void close() {
    cables.forEach(CuttableLink::close);
  }
}
