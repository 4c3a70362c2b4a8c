package com.paperdynasty.signin;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An absolute http or https address.
 *
 * @param scheme {@code http} or {@code https}
 * @param isOfThisMachine whether its host says that a request to it stays on this machine. What a
 *     name resolves to is not looked at, except {@code localhost} and the names below it
 */
record ProviderAddress(String scheme, boolean isOfThisMachine) {
  private static final Pattern SCHEME = Pattern.compile("https?");
  private static final Pattern LOCALHOST =
      Pattern.compile("(.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");

  /** Without zeros in front, which make a part octal for some programs and not for others. */
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  /** The interface of an IPv6 address. */
  private static final Pattern ZONE = Pattern.compile("%[^]]*");

  /** The address of a text; empty if it is relative, of another scheme, or not an address. */
  static Optional<ProviderAddress> read(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      String host = uri.getHost();
      return scheme == null || host == null || !SCHEME.matcher(scheme).matches()
          ? Optional.empty()
          : Optional.of(new ProviderAddress(scheme, isOfThisMachine(host)));
    } catch (URISyntaxException | UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean hasTls() {
    return scheme.equals("https");
  }

  private static boolean isOfThisMachine(String host) throws UnknownHostException {
    if (!host.startsWith("[") && !DIGITS_AND_DOTS.matcher(host).matches()) {
      return LOCALHOST.matcher(host).matches();
    }
    if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
      throw new UnknownHostException(host);
    }
    // Nothing is looked up for a literal.
    InetAddress literal = InetAddress.getByName(ZONE.matcher(host).replaceFirst(""));
    return literal.isLoopbackAddress() || literal.isAnyLocalAddress();
  }
}
