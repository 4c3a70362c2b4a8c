package com.paperdynasty.signin;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that the provider's description could not be read again. Nobody else would notice: the last
 * one stays in use. Each cause is said once until a read succeeds, and so is that it does. Beyond a
 * bound further causes are not said. Thread-safe.
 */
final class DiscoveryLog {
  /** How many causes are said at most until a read succeeds. */
  static final int MOST_CAUSES = 20;

  private static final Logger log = LoggerFactory.getLogger(DiscoveryLog.class);

  private final Set<String> said = new HashSet<>();
  private boolean failing;

  /**
   * A read has failed.
   *
   * @param hasDescription whether there is one from before. Otherwise nobody can sign in, which is
   *     said elsewhere
   */
  synchronized void failed(String cause, boolean hasDescription) {
    failing = true;
    if (hasDescription && said.size() < MOST_CAUSES && said.add(cause)) {
      log.warn("the OpenID provider's last description stays in use: {}", cause);
    }
  }

  /** A read has succeeded. */
  synchronized void succeeded() {
    if (failing) {
      log.info("the OpenID provider describes itself again");
    }
    failing = false;
    said.clear();
  }
}
