package com.paperdynasty.network;

import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A separate link to PostgreSQL for each node, which can be cut. */
final class DatabaseLinks implements AutoCloseable {
  private static final int ANYBODY = 0;

  private final List<CuttableLink> links = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();

  /**
   * Opens the links.
   *
   * @param host the address on which they listen
   */
  DatabaseLinks(int nodes, TestDatabase database, String host, Vertx vertx) {
    URI url = URI.create(database.url());
    SocketAddress server = SocketAddress.inetSocketAddress(url.getPort(), url.getHost());
    for (int i = 0; i < nodes; i++) {
      CuttableLink cuttableLink = new CuttableLink(vertx, host, 0, server, from -> ANYBODY);
      links.add(cuttableLink);
      urls.add(
          database
              .url()
              .replace(url.getHost() + ":" + url.getPort(), host + ":" + cuttableLink.port()));
    }
  }

  /** The URL of the database for a node. */
  String url(int node) {
    return urls.get(node);
  }

  void cut(int node) {
    links.get(node).cut(ANYBODY);
  }

  void mend(int node) {
    links.get(node).mend(ANYBODY);
  }

  @Override
  public void close() {
    links.forEach(CuttableLink::close);
  }
}
