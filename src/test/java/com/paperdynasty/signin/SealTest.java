package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A text that comes back through a browser is the one that was sent, or none. */
class SealTest {
  private static final String SECRET = "a secret of the test, long enough for it";
  private final Seal seal = new Seal(SECRET, "one", new SecureRandom());

  @Test
  void sealedTextOpensOnEveryNodeWithTheSecret() {
    String sealed = seal.close("état {}");

    assertThat(new Seal(SECRET, "one", new SecureRandom()).open(sealed)).contains("état {}");
    assertThat(sealed).matches("[A-Za-z0-9_-]+").isNotEqualTo(seal.close("état {}"));
    assertThat(seal.open(seal.close(""))).contains("");
  }

  @Test
  void anotherSecretAndAnotherPurposeOpenNothing() {
    String sealed = seal.close("text");

    assertThat(new Seal(SECRET, "two", new SecureRandom()).open(sealed)).isEmpty();
    assertThat(new Seal(SECRET + "!", "one", new SecureRandom()).open(sealed)).isEmpty();
  }

  @Test
  void everyChangedBitIsNoticed() {
    byte[] sealed = Base64.getUrlDecoder().decode(seal.close("text"));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(seal.open(Base64.getUrlEncoder().encodeToString(changed)))
          .as("bit %s", bit)
          .isEmpty();
    }
  }

  @Test
  void textThatWasNotSealedDoesNotOpen() {
    for (String odd :
        new String[] {"", "x", "A".repeat(15), "A".repeat(16), "é", "A".repeat(100_000)}) {
      assertThat(seal.open(odd)).isEmpty();
    }
  }
}
