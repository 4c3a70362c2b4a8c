package com.paperdynasty.network;

import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/**
 * The addresses of some nodes, and the links between them and to their database. Data on a cut link
 * is neither delivered nor refused, as in a broken network. For one thread.
 */
public interface TestNetwork extends AutoCloseable {

  /** How links between nodes can be cut. */
  enum Kind {
    /** A network namespace for each node. Needs root or equal rights. */
    NAMESPACES,
    /** A TCP proxy in front of each node, on this machine's loopback. Needs /proc. */
    PROXIES
  }

  /** Creates the best network that this machine allows; {@code -Dwires=proxies} selects proxies. */
  static TestNetwork lay(int nodes, TestDatabase database, Vertx vertx) {
    boolean proxies = "proxies".equalsIgnoreCase(System.getProperty("wires"));
    Kind kind = !proxies && NamespaceNetwork.areAllowed() ? Kind.NAMESPACES : Kind.PROXIES;
    System.out.println("links are cut by " + kind);
    return lay(kind, nodes, database, vertx);
  }

  /** Creates a network of one kind. */
  static TestNetwork lay(Kind kind, int nodes, TestDatabase database, Vertx vertx) {
    return kind == Kind.NAMESPACES
        ? new NamespaceNetwork(nodes, database, vertx)
        : new ProxyNetwork(nodes, database, vertx);
  }

  /** The place of each node. */
  List<NodeAddress> places();

  /** The settings that a node needs in this network. */
  Map<String, String> configuration(int node);

  /** Tells the network which process a node is. */
  void runs(int node, long pid);

  /** Cuts the link between two nodes. */
  void cut(int one, int other);

  /** Mends what {@link #cut} has cut. */
  void mend(int one, int other);

  /** Cuts the link between a node and PostgreSQL. */
  void cutDatabase(int node);

  /** Mends what {@link #cutDatabase} has cut. */
  void mendDatabase(int node);

  @Override
  void close();
}
