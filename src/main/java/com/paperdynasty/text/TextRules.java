package com.paperdynasty.text;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes that texts must have. Lengths are in characters. */
public final class TextRules {
  /** The longest command id or entropy. */
  public static final int MAX_NAME = 64;

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern PLAYER_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private TextRules() {}

  /** Whether it can name a command or a roll. */
  public static boolean isId(String text) {
    return isLine(text, MAX_NAME);
  }

  public static boolean isPlayerId(String text) {
    return PLAYER_ID.matcher(text).matches();
  }

  /**
   * Whether it is 1 to {@code max} characters of Unicode without control characters (which a
   * terminal would obey and PostgreSQL partly refuses).
   */
  public static boolean isLine(String text, int max) {
    int length = text.codePointCount(0, text.length());
    return length >= 1 && length <= max && text.codePoints().noneMatch(TextRules::unfit);
  }

  /** The UUID that is written there in full, or null. */
  public static @Nullable UUID uuid(String text) {
    return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
  }

  /** The text that these bytes are in UTF-8, or null where they are not UTF-8. */
  public static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /**
   * The text that is percent-encoded there as a form encodes it, in UTF-8, or null where it is
   * none.
   */
  public static @Nullable String formText(byte[] encoded) {
    try {
      // In Latin 1 each byte is a character, so nothing that is not UTF-8 is mended on the way.
      String latin = new String(encoded, StandardCharsets.ISO_8859_1);
      String decoded = URLDecoder.decode(latin, StandardCharsets.ISO_8859_1);
      return utf8(decoded.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notEncoded) {
      return null;
    }
  }

  private static boolean unfit(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
