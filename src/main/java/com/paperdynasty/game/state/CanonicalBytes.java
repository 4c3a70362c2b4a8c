package com.paperdynasty.game.state;

import com.paperdynasty.digest.Sha256;
import com.paperdynasty.game.fairplay.CanonicalWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes bytes with exactly one meaning: every text begins with its length in UTF-16 units, every
 * number marks its end.
 */
final class CanonicalBytes implements CanonicalWriter {
  private static final int MAX_NUMBER = 10;

  private byte[] bytes;
  private int size;

  /**
   * Creates an empty form.
   *
   * @param usualSize the bytes that it usually has; it grows beyond them
   */
  CanonicalBytes(int usualSize) {
    bytes = new byte[usualSize];
  }

  /** A number, in as few bytes as it needs (LEB128 of its zigzag form). */
  @Override
  public void number(long value) {
    room(MAX_NUMBER);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  @Override
  public void flag(boolean value) {
    number(value ? 1 : 0);
  }

  /** A text, or null. */
  @Override
  public void text(@Nullable String value) {
    if (value == null) {
      number(-1);
      return;
    }
    int length = value.length();
    number(length);
    room(3 * length);
    for (int i = 0; i < length; i++) {
      character(value.charAt(i));
    }
  }

  /** One UTF-16 unit, encoded as in UTF-8. A surrogate pair becomes two units of three bytes. */
  private void character(char unit) {
    if (unit < 0x80) {
      bytes[size++] = (byte) unit;
    } else if (unit < 0x800) {
      bytes[size++] = (byte) (0xC0 | (unit >> 6));
      bytes[size++] = (byte) (0x80 | (unit & 0x3F));
    } else {
      bytes[size++] = (byte) (0xE0 | (unit >> 12));
      bytes[size++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
      bytes[size++] = (byte) (0x80 | (unit & 0x3F));
    }
  }

  /** Bytes of a fixed length. */
  void bytes(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  byte[] sha256() {
    return Sha256.bytes(bytes, 0, size);
  }

  private void room(int needed) {
    if (bytes.length - size < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + needed));
    }
  }
}
