package com.paperdynasty.identity;

import static java.lang.Character.UnicodeScript;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for names of users, teams and players, wherever they come in. A name has 1 to 64
 * characters as Unicode counts them, and people can see all of it: no control or format character,
 * no mark without a character to stand on, nothing that Unicode does not know. Of joiners,
 * non-joiners and variation selectors it has those that change what is seen. Every space is read as
 * the common one.
 *
 * <p>Names that were stored before are not asked again.
 */
public final class Names {
  /** How many characters a name has at most. */
  public static final int MOST_CHARACTERS = 64;

  /** A longer text is not looked at: no 64 characters take so much, however they are composed. */
  private static final int MOST_UNITS = 1_024;

  private static final int MOST_MARKS = 4;
  private static final int KEYCAP = 0x20E3;

  private Names() {}

  /**
   * The name that a text is, in the form in which it is kept: composed (NFC), without spaces at its
   * ends, one where there are several. Null if it is none.
   */
  public static @Nullable String read(String text) {
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
   * Whether a text is a name in the form in which names are kept, as the id of a user has to be.
   */
  public static boolean isId(String text) {
    return text.equals(read(text));
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
    if (Joiners.isOne(character)) {
      return Joiners.acts(characters, at);
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
