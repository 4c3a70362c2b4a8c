package com.paperdynasty.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Renewal of tokens: for the same user and roles, never longer than the session. */
class TokenRenewalTest extends TokenScene {
  @Test
  void renewedTokenIsForTheSameUserAndLastsLonger() {
    String first = tokens(NOW).issue("alice", "Alice", Set.of("admin"), Duration.ofMinutes(10));
    Instant later = NOW.plusSeconds(300);
    TokenService.Renewed renewed = renew(later, first, Duration.ofMinutes(10)).orElseThrow();

    AuthenticatedUser alice = verify(tokens(later), renewed.token()).orElseThrow();
    assertThat(alice.inSession(""))
        .isEqualTo(
            new AuthenticatedUser("alice", "Alice", Set.of("admin"), later.plusSeconds(600)));
    assertThat(renewed.expiresAt()).isEqualTo(later.plusSeconds(600));
  }

  @Test
  void noTokenOutlivesItsSession() {
    String token = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofMinutes(50));
    for (int minute = 40; minute <= 55; minute += 5) {
      Instant then = NOW.plusSeconds(60L * minute);
      TokenService.Renewed renewed = renew(then, token, Duration.ofMinutes(50)).orElseThrow();
      assertThat(renewed.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
      token = renewed.token();
    }
    assertThat(renew(NOW.plusSeconds(3600), token, Duration.ofMinutes(50))).isEmpty();
  }

  @Test
  void invalidTokenOrTokenWithoutAuthTimeIsNotRenewed() {
    String expired = tokens(NOW).issue("alice", "Alice", Set.of(), Duration.ofSeconds(1));

    assertThat(renew(NOW.plusSeconds(31), expired, Duration.ofMinutes(1))).isEmpty();
    assertThat(renew(NOW, signed(claims()), Duration.ofMinutes(1))).isEmpty();
    assertThat(renew(NOW, "nonsense", Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void sessionThatBeginsInTheFutureIsRefused() {
    long began = NOW.getEpochSecond() + 31;
    TokenService tokenService = tokens(NOW);

    assertThat(
            tokenService
                .renew(signed(claims().put("auth_time", began)), lifetimes(Duration.ofMinutes(1)))
                .await())
        .isEqualTo(new TokenResult.Invalid<>(TokenError.SESSION));
  }

  /** The provider may have taken the role away; who signs in again has it if they still have it. */
  @Test
  void rolesOfTheProviderEndBeforeTheSession() {
    String token = tokens(NOW).issue("oidc:x", "Ann", Set.of("admin"), Duration.ofMinutes(40));
    Instant soon = NOW.plusSeconds(60 * 20);
    String early = renewAt(soon, token);
    assertThat(verify(tokens(soon), early).orElseThrow().admin()).isTrue();

    Instant later = soon.plusSeconds(1);
    String late = renewAt(later, early);
    assertThat(verify(tokens(later), late).orElseThrow().roles()).isEmpty();
    assertThat(verify(tokens(later), renewAt(later, late)).orElseThrow().roles()).isEmpty();
    String league = tokens(NOW).issue("root", "Root", Set.of("admin"), Duration.ofMinutes(40));
    assertThat(verify(tokens(later), renewAt(later, league)).orElseThrow().admin()).isTrue();
  }

  private static String renewAt(Instant now, String token) {
    return renew(now, token, Duration.ofMinutes(10)).orElseThrow().token();
  }

  @Test
  void renewalAddsNoRole() {
    JsonObject claims = claims().put("auth_time", NOW.getEpochSecond());
    claims
        .put("roles", new JsonArray().add("scorer").add(7))
        .put("admin", true)
        .put("scope", "admin");
    String renewed = renew(NOW, signed(claims), Duration.ofMinutes(1)).orElseThrow().token();

    assertThat(verify(renewed).orElseThrow().roles()).containsExactly("scorer");
    assertThat(verify(renewed).orElseThrow().name()).isEqualTo("alice");
  }
}
