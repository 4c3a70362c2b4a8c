package com.paperdynasty.network;

import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Each node in its own network namespace, all of them routed through one more namespace, where
 * links are cut. In the machine's own network only a route to them is added.
 */
final class NamespaceNetwork implements TestNetwork {
  private static final int PORT = 8080;
  private static final int NETWORKS = 128;
  private static final Pattern OURS = Pattern.compile("pd(\\d+)[rtn]\\d*");

  private final String prefix = "pd" + ProcessHandle.current().pid();
  private final String router = prefix + "r";
  private final String network = freeNetwork();
  private final List<NodeAddress> places = new ArrayList<>();
  private final DatabaseLinks databases;

  NamespaceNetwork(int nodes, TestDatabase database, Vertx vertx) {
    sweep();
    try {
      setUpRouter();
      for (int i = 0; i < nodes; i++) {
        setUpNode(i);
      }
      databases = new DatabaseLinks(nodes, database, address(0, 1), vertx);
    } catch (RuntimeException e) {
      close(nodes);
      throw e;
    }
    for (int i = 0; i < nodes; i++) {
      List<String> inside = List.of("ip", "netns", "exec", namespace(i));
      places.add(
          new NodeAddress(
              inside, host(i), host(i), PORT, PORT + 1, PORT + 2, PORT + 3, databases.url(i)));
    }
  }

  /** Whether this process may create namespaces. */
  static boolean areAllowed() {
    String trial = "pd" + ProcessHandle.current().pid() + "t";
    try {
      run("ip", "netns", "add", trial);
      run("ip", "netns", "exec", trial, "ip", "link", "set", "lo", "up");
      return true;
    } catch (IllegalStateException | UncheckedIOException notAllowed) {
      return false;
    } finally {
      tryTo("ip", "netns", "del", trial);
    }
  }

  /** Removes what killed tests have left. */
  private static void sweep() {
    for (String line : run("ip", "netns", "list").lines().toList()) {
      Matcher ours = OURS.matcher(line);
      if (ours.lookingAt() && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
        tryTo("ip", "netns", "del", ours.group());
      }
    }
  }

  /** A network that no other process uses, including tests that run in parallel. */
  private static String freeNetwork() {
    List<String> taken = run("ip", "-o", "-4", "addr").lines().toList();
    for (int i = 0; i < NETWORKS; i++) {
      String network = "10." + (64 + (ProcessHandle.current().pid() + i) % NETWORKS) + ".";
      if (taken.stream().noneMatch(line -> line.contains(" " + network))) {
        return network;
      }
    }
    throw new IllegalStateException("no network is free");
  }

  private String namespace(int node) {
    return prefix + "n" + node;
  }

  /**
   * Link 0 leads to this machine, where the router's end is 2. The others lead to the nodes, where
   * it is 1.
   */
  private String address(int wire, int end) {
    return network + wire + "." + end;
  }

  private String host(int node) {
    return address(node + 1, 2);
  }

  private void setUpRouter() {
    run("ip", "netns", "add", router);
    in(router, "ip", "link", "set", "lo", "up");
    in(router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    String here = prefix + "w";
    run("ip", "link", "add", here, "type", "veth", "peer", "name", here, "netns", router);
    run("ip", "addr", "add", address(0, 1) + "/24", "dev", here);
    run("ip", "link", "set", here, "up");
    in(router, "ip", "addr", "add", address(0, 2) + "/24", "dev", here);
    in(router, "ip", "link", "set", here, "up");
    run("ip", "route", "add", network + "0.0/16", "via", address(0, 2));
    in(router, "ip", "route", "add", "default", "via", address(0, 1));
  }

  private void setUpNode(int node) {
    String space = namespace(node);
    String wire = prefix + "w" + node;
    run("ip", "netns", "add", space);
    in(space, "ip", "link", "set", "lo", "up");
    in(router, "ip", "link", "add", wire, "type", "veth", "peer", "name", wire, "netns", space);
    in(router, "ip", "addr", "add", address(node + 1, 1) + "/24", "dev", wire);
    in(router, "ip", "link", "set", wire, "up");
    in(space, "ip", "addr", "add", host(node) + "/24", "dev", wire);
    in(space, "ip", "link", "set", wire, "up");
    in(space, "ip", "route", "add", "default", "via", address(node + 1, 1));
  }

  @Override
  public List<NodeAddress> places() {
    return places;
  }

  @Override
  public Map<String, String> configuration(int node) {
    return Map.of("PD_LIMITS_EXEMPT", address(0, 1));
  }

  @Override
  public void runs(int node, long pid) {
    // The network is the namespace's, whichever process runs in it.
  }

  @Override
  public void cut(int one, int other) {
    in(router, "ip", "rule", "add", "from", host(one), "to", host(other), "blackhole");
    in(router, "ip", "rule", "add", "from", host(other), "to", host(one), "blackhole");
  }

  @Override
  public void mend(int one, int other) {
    in(router, "ip", "rule", "del", "from", host(one), "to", host(other), "blackhole");
    in(router, "ip", "rule", "del", "from", host(other), "to", host(one), "blackhole");
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
    databases.close();
    close(places.size());
  }

  private void close(int nodes) {
    for (int i = 0; i < nodes; i++) {
      tryTo("ip", "netns", "del", namespace(i));
    }
    tryTo("ip", "netns", "del", router);
    // It disappears with its other end, but not at once.
    tryTo("ip", "link", "del", prefix + "w");
  }

  private static void in(String namespace, String... command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    whole.addAll(List.of(command));
    run(whole.toArray(String[]::new));
  }

  private static void tryTo(String... command) {
    try {
      run(command);
    } catch (IllegalStateException | UncheckedIOException notThere) {
      // It does not exist or is not allowed, so there is nothing to remove.
    }
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
