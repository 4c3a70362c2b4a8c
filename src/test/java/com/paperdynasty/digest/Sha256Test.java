package com.paperdynasty.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The example of the standard. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void examplesOfTheStandardMatch() {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(Sha256.hex("abc".getBytes(US_ASCII))).isEqualTo(ABC);
    assertThat(Sha256.hex(""))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Sha256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
        .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  }

  @Test
  void partOfAnArrayIsDigested() {
    byte[] part = Sha256.bytes("xabcyz".getBytes(US_ASCII), 1, 3);
    assertThat(HexFormat.of().formatHex(part)).isEqualTo(ABC);
  }

  @Test
  void textIsDigestedAsUtf8() {
    assertThat(Sha256.bytes("\u00e9"))
        .isEqualTo(Sha256.bytes(new byte[] {(byte) 0xC3, (byte) 0xA9}));
  }
}
