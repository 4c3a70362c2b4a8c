package com.paperdynasty.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scripts whose letters look like each other's. A word has letters of one of them at most, beside
 * those of any other: with a Cyrillic A before Latin letters somebody would be taken for another
 * (Unicode TR 39, mixed-script confusables). Of several words each may have its own: people write
 * "FC" before a Cyrillic name, and "III" behind it.
 */
final class ScriptRules {
  private static final Set<UnicodeScript> ALIKE =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.COPTIC,
          UnicodeScript.CHEROKEE,
          UnicodeScript.LISU,
          UnicodeScript.DESERET,
          UnicodeScript.OSAGE,
          UnicodeScript.GOTHIC);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

  private ScriptRules() {}

  /** Whether a word of it has letters of several scripts that look alike. */
  static boolean areMixed(String name) {
    return BETWEEN_WORDS.splitAsStream(name).anyMatch(ScriptRules::isMixed);
  }

  /** What stands between spaces in it, without that which is mixed. */
  static String withoutMixed(String name) {
    return Arrays.stream(name.split(" "))
        .filter(part -> !areMixed(part))
        .collect(Collectors.joining(" "));
  }

  private static boolean isMixed(String word) {
    return word.codePoints()
            .mapToObj(UnicodeScript::of)
            .filter(ALIKE::contains)
            .distinct()
            .limit(2)
            .count()
        > 1;
  }
}
