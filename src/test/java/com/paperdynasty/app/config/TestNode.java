package com.paperdynasty.app.config;

import com.paperdynasty.app.Node;
import com.paperdynasty.harness.DevServerProcess;
import com.paperdynasty.store.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A whole server in the test's own process, on free ports and with its own database. */
public final class TestNode implements AutoCloseable {
  /** The secret that its tokens are signed with. */
  public static final String SECRET = "a secret of the tests, long enough for it";

  private final TestDatabase database;
  private final Node node;

  private TestNode(TestDatabase database, Node node) {
    this.database = database;
    this.node = node;
  }

  /**
   * Starts a server with the development settings and these.
   *
   * @param settings as environment variables, such as {@code PD_TABLE_IDLE_MS}
   */
  public static TestNode start(Map<String, String> settings) throws Exception {
    return start(TestDatabase.fresh(), settings);
  }

  /** Stops it, and starts another server on its database. This one need not be closed then. */
  public TestNode restarted(Map<String, String> settings) throws Exception {
    node.stop();
    return start(database, settings);
  }

  private static TestNode start(TestDatabase database, Map<String, String> settings)
      throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("PD_HTTP_PORT", "0");
    environment.put("PD_MANAGEMENT_PORT", "0");
    environment.put("PD_DATABASE_URL", database.url());
    environment.put("PD_AUTH_SECRET", SECRET);
    // Each connection is a process of PostgreSQL, and the program's own number costs a start
    // dearly.
    environment.put("PD_DATABASE_CONNECTIONS", "2");
    environment.put("PD_DATABASE_WRITE_CONNECTIONS", "1");
    environment.put("PD_DATABASE_OPENING_CONNECTIONS", "1");
    // Most tests are about people with tokens, and about those who lack one.
    environment.put("PD_AUTH_GUESTS", "off");
    // One user of the tests creates hundreds of games.
    environment.put("PD_LOBBY_WAITING_PER_USER", "100000");
    environment.put("PD_LOBBY_RUNNING_PER_USER", "100000");
    environment.putAll(settings);
    Configuration configuration = Configuration.of(ConfigFiles.read(null, true, environment), true);
    return new TestNode(database, Node.start(configuration, line -> {}));
  }

  /**
   * The settings of one of two nodes of a cluster, which both run in this process.
   *
   * @param ports of both: the cluster's and the bus's of the one, then those of the other
   * @param first the index of this node's first port
   */
  public static Map<String, String> ofTwo(List<Integer> ports, int first) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PD_AUTH_DEV_TOKENS", "false");
    settings.put("PD_AUTH_SECRET", DevServerProcess.SECRET);
    settings.put("PD_CLUSTER_ENABLED", "true");
    settings.put("PD_CLUSTER_SECRET", DevServerProcess.SECRET);
    settings.put("PD_CLUSTER_HOST", "127.0.0.1");
    settings.put("PD_CLUSTER_PORT", "" + ports.get(first));
    settings.put("PD_CLUSTER_BUS_PORT", "" + ports.get(first + 1));
    settings.put(
        "PD_CLUSTER_MEMBERS", "127.0.0.1:%d,127.0.0.1:%d".formatted(ports.get(0), ports.get(2)));
    settings.put("PD_HOSTING_WARM_UP_GAMES", "0");
    return settings;
  }

  /** The public port. */
  public int port() {
    return node.port();
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return node.managementPort();
  }

  /** Its database. */
  public TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    try {
      node.stop();
    } catch (Exception e) {
      throw new AssertionError("the server did not stop", e);
    } finally {
      database.close();
    }
  }
}
