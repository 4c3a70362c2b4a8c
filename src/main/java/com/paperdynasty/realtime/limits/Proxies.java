package com.paperdynasty.realtime.limits;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * The proxies that are believed when they say for whom they ask. Vert.x believes everybody or
 * nobody (<a href="https://github.com/vert-x3/vertx-web/issues/2327">vertx-web 2327</a>).
 */
public final class Proxies {

  /** Which header they say it in. */
  public enum Header {
    /** Whichever there is; where both are and differ, neither is believed. */
    ANY,
    FORWARDED,
    X_FORWARDED_FOR
  }

  private final List<Network> trusted;
  private final Header header;

  /** Believes these and nobody else. */
  public Proxies(List<Network> trusted, Header header) {
    this.trusted = List.copyOf(trusted);
    this.header = header;
  }

  /**
   * Who a request is from: the peer, or where that is a trusted proxy, the nearest before it that
   * is none. What cannot be read ends the search, for whatever stands before it anybody may have
   * written.
   */
  public ClientAddress client(ClientAddress peer, MultiMap headers) {
    if (!trusts(peer)) {
      return peer;
    }
    List<String> forwarded =
        header == Header.X_FORWARDED_FOR ? List.of() : headers.getAll("Forwarded");
    List<String> xForwardedFor =
        header == Header.FORWARDED ? List.of() : headers.getAll("X-Forwarded-For");
    ClientAddress one = nearest(peer, Hops.ofForwarded(forwarded));
    ClientAddress other = nearest(peer, Hops.ofXForwardedFor(xForwardedFor));
    if (forwarded.isEmpty()) {
      return other;
    }
    return xForwardedFor.isEmpty() || one.equals(other) ? one : peer;
  }

  private ClientAddress nearest(ClientAddress peer, List<Optional<ClientAddress>> hops) {
    ClientAddress nearest = peer;
    for (int hop = hops.size() - 1; hop >= 0 && trusts(nearest); hop--) {
      if (hops.get(hop).isEmpty()) {
        return nearest;
      }
      nearest = hops.get(hop).get();
    }
    return nearest;
  }

  private boolean trusts(ClientAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }
}
