package com.paperdynasty.network;

import com.paperdynasty.harness.ClusterNode.Place;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/**
 * The places of some nodes and the wires between them and to their database. What is sent over a
 * wire that is cut is neither delivered nor refused: it is silent, as a broken network is. For one
 * thread.
 */
public interface TestNetwork extends AutoCloseable {

  /** How links between nodes can be cut. */
  enum Kind {
    /** A network of its own for each node. Wants root, or rights like its. */
    NAMESPACES,
    /** A TCP proxy before each node, on this machine's loopback. Wants /proc. */
    PROXIES
  }

  /** Lays wires as well as this machine allows; {@code -Dwires=proxies} asks for proxies. */
  static TestNetwork lay(int nodes, TestDatabase database, Vertx vertx) {
    boolean proxies = "proxies".equalsIgnoreCase(System.getProperty("wires"));
    Kind kind = !proxies && NamespaceNetwork.areAllowed() ? Kind.NAMESPACES : Kind.PROXIES;
    System.out.println("links are cut by " + kind);
    return lay(kind, nodes, database, vertx);
  }

  /** Lays wires of one kind. */
  static TestNetwork lay(Kind kind, int nodes, TestDatabase database, Vertx vertx) {
    return kind == Kind.NAMESPACES
        ? new NamespaceNetwork(nodes, database, vertx)
        : new ProxyNetwork(nodes, database, vertx);
  }

  /** Where each node is. */
  List<Place> places();

  /** What a node must be configured with here. */
  Map<String, String> configuration(int node);

  /** A node runs, from now on as this process. */
  void runs(int node, long pid);

  /** Nothing goes between two nodes any more. */
  void cut(int one, int other);

  /** What {@link #cut} did is over. */
  void mend(int one, int other);

  /** Nothing goes between a node and PostgreSQL any more. */
  void cutDatabase(int node);

  /** What {@link #cutDatabase} did is over. */
  void mendDatabase(int node);

  @Override
  void close();
}
