package com.paperdynasty.text;

import static java.lang.Character.UnicodeScript;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rule for all names of users, teams and players. A name has 1 to 64 Unicode characters, all of
 * them visible: no control or format character, no mark without a base character, no unassigned
 * code point. Joiners, non-joiners and variation selectors are allowed only where they change how
 * the name looks. Every kind of space is read as the common one. A word must not mix Latin letters
 * with Cyrillic or Greek ones, which look the same.
 *
 * <p>Stored names are not checked again.
 */
public final class NameRules {
  /** The most characters of a name. */
  public static final int MAX_CHARACTERS = 64;

  /** The rule as the end of a sentence that begins with the field's name. */
  public static final String RULE =
      " must be 1 to 64 characters that are all visible, with single spaces between them;"
          + " Latin letters must not be mixed with Cyrillic or Greek ones in a word";

  /**
   * In UTF-16 units. A longer text is not checked: 64 characters never need so many, however they
   * are composed.
   */
  private static final int MAX_UNITS = 1_024;

  private static final int MAX_MARKS = 4;
  private static final int NUMBER_DIGITS = 8;
  private static final int KEYCAP = 0x20E3;

  private NameRules() {}

  /**
   * Reads a name into the form in which names are stored: composed (NFC), without spaces at its
   * ends, with single spaces in it. Null if the text is not a name.
   */
  public static @Nullable String read(String text) {
    String name = normalized(text);
    return name == null || ScriptRules.areMixed(name) ? null : name;
  }

  /** As {@link #read}, without the rule for scripts. */
  private static @Nullable String normalized(String text) {
    if (text.length() > MAX_UNITS) {
      return null;
    }
    String name =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replaceAll("\\p{Zs}+", " ")
            .replaceAll("^ | $", "");
    int[] characters = name.codePoints().toArray();
    return characters.length >= 1
            && characters.length <= MAX_CHARACTERS
            && areAllowed(characters)
            && !isMark(characters[0])
        ? name
        : null;
  }

  /**
   * Whether a text is a user id: it has the form in which names are stored, but may mix scripts,
   * because ids are compared, and not distinguished by their looks.
   */
  public static boolean isId(String text) {
    return text.equals(normalized(text));
  }

  /**
   * The name of a user who was named by somebody else, such as an identity provider: that name, or
   * what remains of it without the characters that are not allowed, or {@code Player} with a number
   * that is always the same for the same user. Never fails, so that a name locks no user out.
   *
   * @param userId may be any text
   */
  public static String orNeutral(String given, String userId) {
    String name = read(given);
    if (name == null) {
      name = read(ScriptRules.withoutMixed(visiblePart(given)));
    }
    return name == null ? neutral(userId) : name;
  }

  /** The visible characters of a text, cut to the length of a name. */
  private static String visiblePart(String given) {
    String text = given.length() <= MAX_UNITS ? given : given.substring(0, MAX_UNITS);
    int[] characters =
        Normalizer.normalize(text.replaceAll("[\\p{Zs}\\s]+", " ").strip(), Normalizer.Form.NFC)
            .codePoints()
            .toArray();
    StringBuilder visiblePart = new StringBuilder();
    int kept = 0;
    int marks = 0;
    for (int at = 0; at < characters.length && kept < MAX_CHARACTERS; at++) {
      int character = characters[at];
      marks = isStackedMark(character) ? marks + 1 : 0;
      boolean bare = visiblePart.length() == 0 && isMark(character);
      if (!bare
          && marks <= MAX_MARKS
          && !dependsOnNeighbors(character)
          && isAllowed(characters, at)) {
        visiblePart.appendCodePoint(character);
        kept++;
      }
    }
    return visiblePart.toString();
  }

  /** Joiners and selectors: whether they are visible depends on the characters around them. */
  private static boolean dependsOnNeighbors(int character) {
    return JoinerRules.isJoiner(character)
        || Character.isIdentifierIgnorable(character)
        || (character >= 0xFE00 && character <= 0xFE0F)
        || character >= 0xE0100;
  }

  private static String neutral(String userId) {
    byte[] id = userId.getBytes(StandardCharsets.UTF_8);
    return "Player " + UUID.nameUUIDFromBytes(id).toString().substring(0, NUMBER_DIGITS);
  }

  private static boolean areAllowed(int[] characters) {
    int marks = 0;
    for (int at = 0; at < characters.length; at++) {
      marks = isStackedMark(characters[at]) ? marks + 1 : 0;
      if (marks > MAX_MARKS || !isAllowed(characters, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(int[] characters, int at) {
    int character = characters[at];
    if (JoinerRules.isJoiner(character)) {
      return JoinerRules.isVisible(characters, at);
    }
    if (character >= 0xE0100 && character <= 0xE01EF) {
      return at > 0 && isHan(characters[at - 1]);
    }
    if (character == 0xFE0E || character == 0xFE0F) {
      return choosesForm(characters, at);
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          !isInvisible(character) && at > 0 && characters[at - 1] != ' ';
      default -> !isInvisible(character);
    };
  }

  /** Whether it is a Han character; people write their names with variants of some. */
  private static boolean isHan(int character) {
    return UnicodeScript.of(character) == UnicodeScript.HAN
        && Character.getType(character) == Character.OTHER_LETTER;
  }

  /** Whether a variation selector follows a sign that has two forms, or is part of a keycap. */
  private static boolean choosesForm(int[] characters, int at) {
    if (at == 0) {
      return false;
    }
    int before = characters[at - 1];
    int type = Character.getType(before);
    return type == Character.OTHER_SYMBOL
        || type == Character.MATH_SYMBOL
        || (at + 1 < characters.length
            && characters[at + 1] == KEYCAP
            && "0123456789#*".indexOf(before) >= 0);
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return isStackedMark(character) || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isStackedMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Invisible letters, signs and marks: fillers, blanks, variation selectors. */
  private static boolean isInvisible(int character) {
    return switch (character) {
      case 0x034F,
          0x115F,
          0x1160,
          0x17B4,
          0x17B5,
          0x2800,
          0x2D7F,
          0x3164,
          0xFFA0,
          0xFFFC,
          0xFFFD,
          0x1107F,
          0x16FE4,
          0x1D159 ->
          true;
      default ->
          (character >= 0x180B && character <= 0x180F)
              || (character >= 0xFE00 && character <= 0xFE0F)
              || (character >= 0xE0000 && character <= 0xE0FFF);
    };
  }
}
