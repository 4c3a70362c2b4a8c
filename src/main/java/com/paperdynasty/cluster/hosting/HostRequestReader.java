package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.UnknownMessageKindException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the requests of other nodes to a host. During a rolling update a request may be of a kind
 * that only the newer version knows; each such kind is logged once. Used on the host's context.
 */
final class HostRequestReader {
  private static final Logger log = LoggerFactory.getLogger(HostRequestReader.class);
  private static final int REMEMBERED = 16;

  private final Set<String> unknown = new HashSet<>();

  /** The request, unless this version does not know its kind. */
  Optional<GameRequest> read(Supplier<GameRequest> body) {
    try {
      return Optional.of(body.get());
    } catch (UnknownMessageKindException e) {
      if (unknown.size() < REMEMBERED && unknown.add(e.kind())) {
        log.warn(
            "refused a request of an unknown kind from a node of another version: {}", e.kind());
      }
      return Optional.empty();
    }
  }
}
