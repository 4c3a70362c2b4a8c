package com.paperdynasty.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Where a joiner or a non-joiner (U+200D, U+200C) changes how a text looks. Elsewhere it is
 * invisible, and two different names would look the same.
 */
final class JoinerRules {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int EMOJI_FORM = 0xFE0F;
  private static final int BENGALI_RA = 0x09B0;
  private static final int BENGALI_VIRAMA = 0x09CD;
  private static final int SINHALA_VIRAMA = 0x0DCA;

  /** The signs that remove a consonant's vowel and let it form one sign with the next. */
  private static final Set<Integer> VIRAMAS =
      Set.of(
          0x094D,
          BENGALI_VIRAMA,
          0x0A4D,
          0x0ACD,
          0x0B4D,
          0x0BCD,
          0x0C4D,
          0x0CCD,
          0x0D4D,
          SINHALA_VIRAMA,
          0x1039,
          0x103A,
          0x17D2);

  /**
   * The second characters of emoji sequences, such as genders, professions, members of a family.
   */
  private static final Set<Integer> SECOND_EMOJI =
      Set.of(
          0x2194, 0x2195, 0x2620, 0x2640, 0x2642, 0x2695, 0x2696, 0x26A7, 0x2708, 0x2764, 0x27A1,
          0x2B1B, 0x1F308, 0x1F32B, 0x1F33E, 0x1F373, 0x1F37C, 0x1F384, 0x1F393, 0x1F3A4, 0x1F3A8,
          0x1F3EB, 0x1F3ED, 0x1F466, 0x1F467, 0x1F468, 0x1F469, 0x1F48B, 0x1F4A5, 0x1F4A8, 0x1F4AB,
          0x1F4BB, 0x1F4BC, 0x1F525, 0x1F527, 0x1F52C, 0x1F5E8, 0x1F680, 0x1F692, 0x1F7E9, 0x1F7EB,
          0x1F91D, 0x1F9AF, 0x1F9B0, 0x1F9B1, 0x1F9B2, 0x1F9B3, 0x1F9BA, 0x1F9BC, 0x1F9BD, 0x1F9D1,
          0x1F9D2, 0x1FA79);

  private JoinerRules() {}

  static boolean isJoiner(int character) {
    return character == JOINER || character == NON_JOINER;
  }

  /** Whether the joiner or non-joiner at that index is visible. */
  static boolean isVisible(int[] characters, int index) {
    if (index == 0) {
      return false;
    }
    int before = characters[index - 1];
    int after = index + 1 < characters.length ? characters[index + 1] : ' ';
    if (VIRAMAS.contains(before)) {
      return (characters[index] == JOINER && isEndOfWord(after))
          || (isLetter(after) && UnicodeScript.of(after) == UnicodeScript.of(before));
    }
    return characters[index] == NON_JOINER
        ? joinsNext(letterBefore(characters, index)) && joinsPrevious(after)
        : isVisibleBeforeVirama(before, after) || (isEmoji(before) && SECOND_EMOJI.contains(after));
  }

  private static boolean isEndOfWord(int after) {
    return after == ' ' || after == '-' || after == '.';
  }

  private static boolean isLetter(int character) {
    return Character.getType(character) == Character.OTHER_LETTER;
  }

  /** The letter before the index, without the marks that it carries. */
  private static int letterBefore(int[] characters, int index) {
    int base = index - 1;
    while (base > 0 && Character.getType(characters[base]) == Character.NON_SPACING_MARK) {
      base--;
    }
    return characters[base];
  }

  /** A Bengali ra that keeps its form before ya, a Sinhala letter that touches the next. */
  private static boolean isVisibleBeforeVirama(int before, int after) {
    return (before == BENGALI_RA && after == BENGALI_VIRAMA)
        || (after == SINHALA_VIRAMA
            && isLetter(before)
            && UnicodeScript.of(before) == UnicodeScript.SINHALA);
  }

  private static boolean isEmoji(int character) {
    return character == EMOJI_FORM
        || (character >= 0x1F300 && character <= 0x1FAFF)
        || character == 0x26F9;
  }

  /** An Arabic letter that is joined to the one after it. */
  private static boolean joinsNext(int letter) {
    return joinsPrevious(letter) && !joinsOnlyPrevious(letter);
  }

  /** An Arabic letter that is joined to the one before it. */
  private static boolean joinsPrevious(int letter) {
    boolean isArabic =
        (letter >= 0x0620 && letter <= 0x06FF)
            || (letter >= 0x0750 && letter <= 0x077F)
            || (letter >= 0x08A0 && letter <= 0x08C7);
    return isArabic && isLetter(letter) && letter != 0x0621 && letter != 0x0674 && letter != 0x08AD;
  }

  private static boolean joinsOnlyPrevious(int letter) {
    return switch (letter) {
      case 0x0627,
          0x0629,
          0x0648,
          0x06C0,
          0x06CD,
          0x06CF,
          0x06D2,
          0x06D3,
          0x06D5,
          0x06EE,
          0x06EF,
          0x076B,
          0x076C,
          0x0771,
          0x0773,
          0x0774,
          0x0778,
          0x0779,
          0x08AA,
          0x08AB,
          0x08AC,
          0x08AE,
          0x08B1,
          0x08B2,
          0x08B9 ->
          true;
      default ->
          (letter >= 0x0622 && letter <= 0x0625)
              || (letter >= 0x062F && letter <= 0x0632)
              || (letter >= 0x0671 && letter <= 0x0673)
              || (letter >= 0x0675 && letter <= 0x0677)
              || (letter >= 0x0688 && letter <= 0x0699)
              || (letter >= 0x06C3 && letter <= 0x06CB)
              || (letter >= 0x0759 && letter <= 0x075B);
    };
  }
}
