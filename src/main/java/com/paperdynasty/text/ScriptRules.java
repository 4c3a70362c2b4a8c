package com.paperdynasty.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scripts whose letters look alike. A word may have letters of only one of them: with a Cyrillic A
 * before Latin letters a user could pass for another (Unicode TR 39, mixed-script confusables).
 * Each word may have its own script: people write "FC" before a Cyrillic name and "III" after it.
 */
final class ScriptRules {
  private static final Set<UnicodeScript> CONFUSABLE =
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

  /** Whether a word of the name mixes scripts that look alike. */
  static boolean areMixed(String name) {
    return BETWEEN_WORDS.splitAsStream(name).anyMatch(ScriptRules::isMixed);
  }

  /** The parts of a name between spaces, without those that are mixed. */
  static String withoutMixed(String name) {
    return Arrays.stream(name.split(" "))
        .filter(part -> !areMixed(part))
        .collect(Collectors.joining(" "));
  }

  private static boolean isMixed(String word) {
    return word.codePoints()
            .mapToObj(UnicodeScript::of)
            .filter(CONFUSABLE::contains)
            .distinct()
            .limit(2)
            .count()
        > 1;
  }
}
