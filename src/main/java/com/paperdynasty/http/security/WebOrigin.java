package com.paperdynasty.http.security;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a web page, as browsers send it: {@code https://example.org}.
 *
 * @param port the scheme's default if none is written
 */
public record WebOrigin(String scheme, String host, int port) {

  /**
   * Parses an origin; empty for {@code null}, which names no page, and for everything else that is
   * not an origin.
   */
  public static Optional<WebOrigin> parse(String text) {
    try {
      URI uri = new URI(text.toLowerCase(Locale.ROOT));
      String scheme = uri.getScheme();
      boolean isWeb = "https".equals(scheme) || "http".equals(scheme);
      String host = uri.getHost();
      if (!isWeb || host == null || !text.equalsIgnoreCase(scheme + "://" + uri.getAuthority())) {
        return Optional.empty();
      }
      boolean isPlain = uri.getUserInfo() == null && uri.getPort() <= 65_535;
      return isPlain
          ? Optional.of(new WebOrigin(scheme, host, port(scheme, uri.getPort())))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The origin of a page, by its address; empty for anything but a web page. */
  static Optional<WebOrigin> ofPage(String address) {
    int host = address.indexOf("://") + 3;
    int end = host;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return host < 3 ? Optional.empty() : parse(address.substring(0, end));
  }

  private static int port(String scheme, int written) {
    return written >= 0 ? written : scheme.equals("https") ? 443 : 80;
  }

  /**
   * Whether a request to this host comes from a page of this host. The scheme is not compared: a
   * proxy may have removed TLS.
   */
  boolean isOf(@Nullable HostAndPort authority) {
    return authority != null
        && host.equals(authority.host().toLowerCase(Locale.ROOT))
        && port == port(scheme, authority.port());
  }

  @Override
  public String toString() {
    String plain = scheme + "://" + host;
    return port == port(scheme, -1) ? plain : plain + ":" + port;
  }
}
