package com.paperdynasty.text;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes that texts must have. Lengths are in Unicode characters. */
public final class TextRules {
  /** The longest command id or entropy. */
  public static final int MAX_NAME = 64;

  private static final String UUID_FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  private static final Pattern PLAYER_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private TextRules() {}

  /** Whether a text may be the id of a command or a roll. */
  public static boolean isId(String text) {
    return isLine(text, MAX_NAME);
  }

  public static boolean isPlayerId(String text) {
    return PLAYER_ID.matcher(text).matches();
  }

  /**
   * Whether a text has 1 to {@code max} characters, without control characters (a terminal obeys
   * them, PostgreSQL refuses some) and lone surrogates.
   */
  public static boolean isLine(String text, int max) {
    int characters = 0;
    for (int i = 0; i < text.length(); characters++) {
      int codePoint = text.codePointAt(i);
      if (characters == max || isControlOrSurrogate(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return characters > 0;
  }

  /** The UUID of a text with all its digits, or null. */
  public static @Nullable UUID uuid(String text) {
    return isUuid(text) ? UUID.fromString(text) : null;
  }

  /** Without a regular expression, because each command is checked. */
  private static boolean isUuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean fits = UUID_FORM.charAt(i) == '-' ? unit == '-' : isHexDigit(unit);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char unit) {
    return (unit >= '0' && unit <= '9')
        || (unit >= 'a' && unit <= 'f')
        || (unit >= 'A' && unit <= 'F');
  }

  /** The text of UTF-8 bytes, or null if they are not UTF-8. */
  public static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** The text of a form-encoded value in UTF-8, or null if it is not one. */
  public static @Nullable String formText(byte[] encoded) {
    try {
      // In Latin 1 each byte is a character, so the decoder does not replace invalid UTF-8.
      String latin = new String(encoded, StandardCharsets.ISO_8859_1);
      String decoded = URLDecoder.decode(latin, StandardCharsets.ISO_8859_1);
      return utf8(decoded.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notEncoded) {
      return null;
    }
  }

  private static boolean isControlOrSurrogate(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
