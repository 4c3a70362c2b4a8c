package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.logging.Console;
import com.paperdynasty.app.logging.LoggingSetup;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node as a process: from its start to the signal that ends it. */
final class ServerProcess {
  private ServerProcess() {}

  /**
   * Starts a node and waits until the process is stopped. Fails if the node does not start. Logging
   * must be set up before.
   */
  static int run(Configuration configuration, boolean development) throws Exception {
    Console console = Console.of(configuration.logs());
    if (configuration.http().devTokens() && !development) {
      console.warn("auth.dev-tokens is on: anybody who reaches this server can act as any user");
    }
    Node node = Node.start(configuration, console::say);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "shutdown"));
    console.say("Health and metrics are on port " + node.managementPort());
    console.say("Paper Dynasty is open at http://" + address(configuration) + ":" + node.port());
    new CountDownLatch(1).await();
    return 0;
  }

  /** The host under which a browser on this machine finds the server. */
  private static String address(Configuration configuration) {
    String host = configuration.http().host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String address = everywhere ? "localhost" : host;
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private static void stop(Node node) {
    Logger log = LoggerFactory.getLogger(ServerProcess.class);
    try {
      node.stop();
    } catch (TimeoutException e) {
      log.warn("Vert.x was not closed within shutdown.timeout-ms");
    } catch (Exception e) {
      log.warn("the server did not stop cleanly", e);
    }
    LoggingSetup.flush();
  }
}
