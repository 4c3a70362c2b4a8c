package com.paperdynasty.limits;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose forwarding headers are trusted. Vert.x trusts all peers or none (<a
 * href="https://github.com/vert-x3/vertx-web/issues/2327">vertx-web 2327</a>).
 */
public final class TrustedProxies {

  /** The header that the proxies write. */
  public enum Header {
    /** Either of them. If both are sent and differ, neither is trusted. */
    ANY,
    FORWARDED,
    X_FORWARDED_FOR
  }

  private final List<CidrBlock> trusted;
  private final Header header;

  /** Trusts the addresses of these blocks alone. */
  public TrustedProxies(List<CidrBlock> trusted, Header header) {
    this.trusted = List.copyOf(trusted);
    this.header = header;
  }

  /**
   * The client of a request: the peer or, if that is a trusted proxy, the nearest address before it
   * that is not one. An address that cannot be parsed ends the search, because a client may have
   * written those before it.
   */
  public ClientAddress client(ClientAddress peer, MultiMap headers) {
    if (!trusts(peer)) {
      return peer;
    }
    List<String> forwarded =
        header == Header.X_FORWARDED_FOR ? List.of() : headers.getAll("Forwarded");
    List<String> xForwardedFor =
        header == Header.FORWARDED ? List.of() : headers.getAll("X-Forwarded-For");
    ClientAddress one = nearest(peer, ForwardedHeaders.ofForwarded(forwarded));
    ClientAddress other = nearest(peer, ForwardedHeaders.ofXForwardedFor(xForwardedFor));
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
    return trusted.stream().anyMatch(cidrBlock -> cidrBlock.contains(address));
  }
}
