package com.paperdynasty.text;

import static java.lang.Character.UnicodeScript;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for names of users, teams and players, wherever they come in. A name has 1 to 64
 * characters as Unicode counts them, and people can see all of it: no control or format character,
 * no mark without a character to stand on, nothing that Unicode does not know. Of joiners,
 * non-joiners and variation selectors it has those that change what is seen. Every space is read as
 * the common one. In a word Latin letters do not stand beside Cyrillic or Greek ones, which look
 * the same.
 *
 * <p>Names that were stored before are not asked again.
 */
public final class NameRules {
  /** How many characters a name has at most. */
  public static final int MOST_CHARACTERS = 64;

  /** The rule as a sentence goes on that begins with what must be a name. */
  public static final String RULE =
      " must be 1 to 64 characters that can all be seen, with single spaces between them;"
          + " Latin letters must not be mixed with Cyrillic or Greek ones in a word";

  /** A longer text is not looked at: no 64 characters take so much, however they are composed. */
  private static final int MOST_UNITS = 1_024;

  private static final int MOST_MARKS = 4;
  private static final int NUMBER_DIGITS = 8;
  private static final int KEYCAP = 0x20E3;

  private NameRules() {}

  /**
   * The name that a text is, in the form in which it is kept: composed (NFC), without spaces at its
   * ends, one where there are several. Null if it is not a name.
   */
  public static @Nullable String read(String text) {
    String name = seen(text);
    return name == null || ScriptRules.areMixed(name) ? null : name;
  }

  /** The same, whichever scripts it is written in. */
  private static @Nullable String seen(String text) {
    if (text.length() > MOST_UNITS) {
      return null;
    }
    String name =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replaceAll("\\p{Zs}+", " ")
            .replaceAll("^ | $", "");
    int[] characters = name.codePoints().toArray();
    return characters.length >= 1
            && characters.length <= MOST_CHARACTERS
            && isSeen(characters)
            && !isMark(characters[0])
        ? name
        : null;
  }

  /**
   * Whether a text is in the form in which names are kept, as the id of a user has to be. Ids are
   * compared, and not told apart by their looks, so they may mix scripts.
   */
  public static boolean isId(String text) {
    return text.equals(seen(text));
  }

  /**
   * What a user is called whom somebody else, such as an identity provider, has given a name: that
   * name, or what is left of it without what no name may have, or {@code Player} with a number that
   * is always the same for the same user. Never fails, so that nobody is locked out by a name.
   *
   * @param userId may be any text
   */
  public static String orNeutral(String given, String userId) {
    String name = read(given);
    if (name == null) {
      name = read(ScriptRules.withoutMixed(cleaned(given)));
    }
    return name == null ? neutral(userId) : name;
  }

  /** What of it can be seen, if need be cut to the length of a name. */
  private static String cleaned(String given) {
    String text = given.length() <= MOST_UNITS ? given : given.substring(0, MOST_UNITS);
    int[] characters =
        Normalizer.normalize(text.replaceAll("[\\p{Zs}\\s]+", " ").strip(), Normalizer.Form.NFC)
            .codePoints()
            .toArray();
    StringBuilder cleaned = new StringBuilder();
    int kept = 0;
    int marks = 0;
    for (int at = 0; at < characters.length && kept < MOST_CHARACTERS; at++) {
      int character = characters[at];
      marks = isStackedMark(character) ? marks + 1 : 0;
      boolean bare = cleaned.length() == 0 && isMark(character);
      if (!bare && marks <= MOST_MARKS && !needsOthers(character) && isAllowed(characters, at)) {
        cleaned.appendCodePoint(character);
        kept++;
      }
    }
    return cleaned.toString();
  }

  /** Joiners and selectors: whether they are seen depends on what stands around them. */
  private static boolean needsOthers(int character) {
    return JoinerRules.isOne(character)
        || Character.isIdentifierIgnorable(character)
        || (character >= 0xFE00 && character <= 0xFE0F)
        || character >= 0xE0100;
  }

  private static String neutral(String userId) {
    byte[] id = userId.getBytes(StandardCharsets.UTF_8);
    return "Player " + UUID.nameUUIDFromBytes(id).toString().substring(0, NUMBER_DIGITS);
  }

  private static boolean isSeen(int[] characters) {
    int marks = 0;
    for (int at = 0; at < characters.length; at++) {
      marks = isStackedMark(characters[at]) ? marks + 1 : 0;
      if (marks > MOST_MARKS || !isAllowed(characters, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(int[] characters, int at) {
    int character = characters[at];
    if (JoinerRules.isOne(character)) {
      return JoinerRules.acts(characters, at);
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

  /** Of which there are forms that people write their names in. */
  private static boolean isHan(int character) {
    return UnicodeScript.of(character) == UnicodeScript.HAN
        && Character.getType(character) == Character.OTHER_LETTER;
  }

  /** A variation selector behind a sign that has two forms, or in a keycap. */
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

  /** Letters, signs and marks of which nothing is seen: fillers, blanks, variation selectors. */
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
