package com.paperdynasty.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the page goes on after a sign-in. */
final class NextPage {
  /** The page itself, and a game on it. Nothing else, so that no link leads to another site. */
  private static final Pattern ALLOWED = Pattern.compile("/(#game=[0-9a-fA-F-]{36})?");

  private NextPage() {}

  /** The page that was asked for, or the first page if that is not one of ours. */
  static String of(@Nullable String asked) {
    return asked != null && ALLOWED.matcher(asked).matches() ? asked : "/";
  }

  /** The address with a further part in its fragment, which browsers do not send to servers. */
  static String with(String next, String name, String value) {
    return next + (next.contains("#") ? "&" : "#") + name + "=" + value;
  }
}
