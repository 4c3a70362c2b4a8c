package com.paperdynasty.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An absolute http or https address.
 *
 * @param scheme {@code http} or {@code https}
 */
record ProviderAddress(String scheme, String host) {
  private static final Pattern SCHEME = Pattern.compile("https?");
  private static final Pattern THIS_MACHINE =
      Pattern.compile(
          "localhost\\.?|127(\\.[0-9]{1,3}){3}|0\\.0\\.0\\.0|\\[(::|(0:){7})1]",
          Pattern.CASE_INSENSITIVE);

  /** The address of a text; empty if it is relative, of another scheme, or not an address. */
  static Optional<ProviderAddress> read(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      String host = uri.getHost();
      return scheme == null || host == null || !SCHEME.matcher(scheme).matches()
          ? Optional.empty()
          : Optional.of(new ProviderAddress(scheme, host));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  boolean hasTls() {
    return scheme.equals("https");
  }

  /** Whether a request to it stays on this machine. */
  boolean isOfThisMachine() {
    return THIS_MACHINE.matcher(host).matches();
  }
}
