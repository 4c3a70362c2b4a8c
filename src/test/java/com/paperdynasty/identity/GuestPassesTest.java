package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.identity.GuestPasses.DrawnGuest;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.user.UserIds;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guests: the server draws their ids, and only the bearer of a pass is the guest again. */
class GuestPassesTest {
  private static final String SECRET = "a secret of the test, long enough for it";

  private final GuestPasses passes = new GuestPasses(SECRET, new SecureRandom());

  @Test
  void passGivesTheSameGuestOnEveryNodeWithTheSecret() {
    DrawnGuest guest = passes.draw();

    assertThat(new GuestPasses(SECRET, new SecureRandom()).of(guest.pass())).contains(guest);
    assertThat(guest.userId()).matches("guest:[0-9a-f]{32}");
    assertThat(NameRules.isId(guest.userId())).isTrue();
    assertThat(guest.toString()).doesNotContain(guest.pass());
  }

  @Test
  void thousandGuestsHaveAThousandIds() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(passes.draw().userId());
    }
    assertThat(ids).hasSize(1_000);
  }

  @Test
  void passOfAnotherSecretIsOfNobody() {
    DrawnGuest other = new GuestPasses(SECRET + "!", new SecureRandom()).draw();

    assertThat(passes.of(other.pass())).isEmpty();
  }

  /** The id is public: everybody in a room sees it. */
  @Test
  void passWithAnotherGuestsIdIsOfNobody() {
    byte[] mine = Base64.getUrlDecoder().decode(passes.draw().pass());
    byte[] theirs = Base64.getUrlDecoder().decode(passes.draw().pass());
    System.arraycopy(theirs, 0, mine, 0, 16);

    assertThat(passes.of(Base64.getUrlEncoder().encodeToString(mine))).isEmpty();
  }

  @Test
  void everyChangedBitMakesAPassInvalid() {
    byte[] pass = Base64.getUrlDecoder().decode(passes.draw().pass());
    for (int bit = 0; bit < pass.length * 8; bit++) {
      byte[] changed = pass.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(passes.of(Base64.getUrlEncoder().encodeToString(changed)))
          .as("bit %s", bit)
          .isEmpty();
    }
  }

  @Test
  void textThatIsNoPassIsOfNobody() {
    for (String odd :
        new String[] {
          "", "x", "=".repeat(64), "é".repeat(64), "A".repeat(64), "A".repeat(1_000_000)
        }) {
      assertThat(passes.of(odd)).isEmpty();
    }
  }

  @Test
  void hashForOnePurposeIsNotThatOfAnother() {
    byte[] content = {1, 2, 3};

    assertThat(
            new KeyedHash(SECRET, "one").matches(content, new KeyedHash(SECRET, "one").of(content)))
        .isTrue();
    assertThat(
            new KeyedHash(SECRET, "one").matches(content, new KeyedHash(SECRET, "two").of(content)))
        .isFalse();
    assertThat(new KeyedHash(SECRET, "one").matches(content, new byte[0])).isFalse();
  }

  @Test
  void idOfAVisitorIsNoIdThatATokenOrAFormAccepts() {
    assertThat(NameRules.isId(UserIds.ofVisitor(""))).isFalse();
    assertThat(NameRules.isId(UserIds.ofVisitor("0f8c"))).isFalse();
    assertThat(UserIds.isGuest(UserIds.ofVisitor("0f8c"))).isTrue();
  }
}
