package com.paperdynasty.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the addresses in {@code Forwarded} and {@code X-Forwarded-For}, the nearest proxy last. An
 * address that cannot be parsed is empty.
 */
final class ForwardedHeaders {
  /** A node of RFC 7239: an address, IPv6 in brackets, optionally with a port. */
  private static final Pattern NODE =
      Pattern.compile(
          "(?:\\[(?<six>[0-9A-Fa-f:.]{2,45})]|(?<four>[0-9.]{7,15}))(?::[0-9A-Za-z._-]{1,20})?");

  private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private ForwardedHeaders() {}

  /** The addresses of {@code X-Forwarded-For}. */
  static List<Optional<ClientAddress>> ofXForwardedFor(List<String> lines) {
    List<Optional<ClientAddress>> hops = new ArrayList<>();
    for (String line : lines) {
      for (String item : line.split(",", -1)) {
        hops.add(node(item.strip()));
      }
    }
    return hops;
  }

  /**
   * The addresses of {@code Forwarded}. A line with an open quote has one address that cannot be
   * parsed, and does not affect the next line.
   */
  static List<Optional<ClientAddress>> ofForwarded(List<String> lines) {
    List<Optional<ClientAddress>> hops = new ArrayList<>();
    for (String line : lines) {
      List<String> elements = split(line, ',');
      if (elements.isEmpty()) {
        hops.add(Optional.empty());
      }
      elements.forEach(element -> hops.add(element(element)));
    }
    return hops;
  }

  private static Optional<ClientAddress> element(String element) {
    for (String pair : split(element, ';')) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
        return node(pair.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  /** The parts between the unquoted separators; none if a quote is not closed. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        at++;
      } else if (!quoted && c == separator) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return quoted ? List.of() : parts;
  }

  private static Optional<ClientAddress> node(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    String name = quoted ? text.substring(1, text.length() - 1) : text;
    Matcher node = NODE.matcher(name);
    if (node.matches()) {
      String six = node.group("six");
      return ClientAddress.parse(six == null ? node.group("four") : six);
    }
    return BARE_IPV6.matcher(name).matches() ? ClientAddress.parse(name) : Optional.empty();
  }
}
