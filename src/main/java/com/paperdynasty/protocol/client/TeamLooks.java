package com.paperdynasty.protocol.client;

import com.paperdynasty.text.NameRules;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a team is shown on scoreboards: its short name and its color. */
final class TeamLooks {
  static final String ABBREV_RULE =
      " must be 1 to 4 letters or digits; Latin letters must not be mixed with Cyrillic or Greek"
          + " ones";
  static final String COLOR_RULE = " must be # and six hexadecimal digits";

  private static final Pattern ABBREV = Pattern.compile("[\\p{L}\\p{Nd}]{1,4}");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private TeamLooks() {}

  /** The short name in the form in which names are stored; null if it is not one. */
  static @Nullable String abbrev(String text) {
    String name = NameRules.read(text);
    return name != null && ABBREV.matcher(name).matches() ? name : null;
  }

  /** The color in lower case; null if it is not one. */
  static @Nullable String color(String text) {
    return COLOR.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null;
  }
}
