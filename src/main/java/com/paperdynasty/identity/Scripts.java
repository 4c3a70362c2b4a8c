package com.paperdynasty.identity;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scripts whose letters look like each other's. A name has letters of one of them at most, beside
 * those of any other: with a Cyrillic A before Latin letters somebody would be taken for another
 * (Unicode TR 39, mixed-script confusables).
 */
final class Scripts {
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

  private Scripts() {}

  /** Whether it has letters of several scripts that look alike. */
  static boolean areMixed(String name) {
    return counts(name).size() > 1;
  }

  /** The words that have no letters of such a script but the one that the name has most of. */
  static String ofOne(String name) {
    Map<UnicodeScript, Long> counts = counts(name);
    return counts.entrySet().stream()
        .max(Map.Entry.<UnicodeScript, Long>comparingByValue().thenComparing(latinFirst()))
        .map(Map.Entry::getKey)
        .map(
            most ->
                Arrays.stream(name.split(" "))
                    .filter(word -> Set.of(most).containsAll(counts(word).keySet()))
                    .collect(Collectors.joining(" ")))
        .orElse(name);
  }

  private static Comparator<Map.Entry<UnicodeScript, Long>> latinFirst() {
    return Comparator.comparing(entry -> entry.getKey() == UnicodeScript.LATIN);
  }

  private static Map<UnicodeScript, Long> counts(String name) {
    return name.codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(ALIKE::contains)
        .collect(
            Collectors.groupingBy(
                script -> script, () -> new EnumMap<>(UnicodeScript.class), Collectors.counting()));
  }
}
