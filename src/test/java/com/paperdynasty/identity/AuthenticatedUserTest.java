package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The end of a token, and which token may follow another. */
class AuthenticatedUserTest {
  private static final Instant END = Instant.parse("2026-11-29T12:00:00Z");
  private static final AuthenticatedUser ALICE =
      new AuthenticatedUser("alice", "Alice", Set.of(), END);

  @Test
  void tokenIsAcceptedUntilTheGraceAfterItsEndIsOver() {
    assertThat(ALICE.unlessExpired(END.plusMillis(999), 1_000).asOptional()).contains(ALICE);
    assertThat(ALICE.unlessExpired(END.plusMillis(1_000), 1_000))
        .isEqualTo(new TokenResult.Invalid<>(TokenError.EXPIRED));
  }

  @Test
  void renewalIsOfTheSameUserAndNotExpired() {
    User alice = new User("alice", "Al", true);
    assertThat(ALICE.asRenewalOf(alice, END.minusMillis(1)).asOptional()).contains(ALICE);
    assertThat(ALICE.asRenewalOf(alice, END))
        .isEqualTo(new TokenResult.Invalid<>(TokenError.EXPIRED));
    assertThat(ALICE.asRenewalOf(new User("bob", "Alice", false), END.minusMillis(1)))
        .isEqualTo(new TokenResult.Invalid<>(TokenError.CLAIMS));
  }
}
