package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.signin.Provider.RefusedByProvider;
import com.paperdynasty.table.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steps of a sign-in, with a provider that answers as a test says. */
class SignInTest {
  private static final String SECRET = "a secret of the test, long enough for it";
  private static final String VERIFIER = "the verifier of a page, which it keeps for itself";
  private static final String CHALLENGE = SignInAttempt.challenge(VERIFIER);
  private static final String ISSUER = "https://id.example";
  private static final int SIGN_IN_MS = 600_000;
  private static final int CODE_MS = 60_000;

  private final SettableClock clock = new SettableClock();
  private final TestProvider provider = new TestProvider();
  private final Set<String> used = new HashSet<>();
  private Future<Void> database = Future.succeededFuture();
  private final SignIn signIn = signIn(SECRET, "");

  private SignIn signIn(String secret, String rolesClaim) {
    OidcSettings settings =
        new OidcSettings(
            ISSUER,
            "client",
            "",
            "https://pd.example/auth/callback",
            List.of("openid"),
            "The League",
            rolesClaim,
            43_200,
            false,
            1_000,
            65_536,
            1_000,
            3_600_000,
            SIGN_IN_MS,
            CODE_MS,
            2);
    return new SignIn(
        settings, secret, provider, this::use, new SecureRandom(), clock, new SignInLog(clock));
  }

  private Future<Boolean> use(String id, Duration lifetime) {
    assertThat(lifetime).isPositive();
    return database.map(done -> used.add(id));
  }

  @Test
  void pageThatBeganASignInGetsItsUserOnce() {
    begin("/#game=123e4567-e89b-12d3-a456-426614174000");
    String page = finish("the code");

    assertThat(page).startsWith("/#game=123e4567-e89b-12d3-a456-426614174000&code=");
    String code = page.substring(page.indexOf("code=") + 5);
    SignIn.SignedInUser user = signIn.redeem(code, VERIFIER).result().orElseThrow();
    assertThat(user.userId()).isEqualTo(ProviderClaims.userId(ISSUER, "ann"));
    assertThat(user.roles()).isEmpty();
    assertThat(signIn.redeem(code, VERIFIER).result()).isEmpty();
    assertThat(provider.codes).containsExactly("the code");
  }

  @Test
  void rolesComeFromTheConfiguredClaim() {
    SignIn withRoles = signIn(SECRET, "league_roles");
    withRoles.begin(CHALLENGE, null);
    provider.claims.put("league_roles", new JsonArray().add("admin"));
    String code = codeOf(withRoles.finish(provider.state, "c", null, null).result());

    assertThat(withRoles.redeem(code, VERIFIER).result().orElseThrow().roles())
        .containsExactly("admin");
  }

  /** Who lures somebody to an answer of their own sign-in must not make that page theirs. */
  @Test
  void codeIsOfNoUseToAnotherPage() {
    begin(null);
    String code = codeOf(finish("c"));

    assertThat(signIn.redeem(code, "the verifier of another page").result()).isEmpty();
    assertThat(signIn.redeem(code, CHALLENGE).result()).isEmpty();
    assertThat(signIn.redeem(code, VERIFIER).result()).isPresent();
  }

  /** Nodes share the secret and what was used, and nothing else. */
  @Test
  void signInBeginsGoesOnAndEndsOnThreeNodes() {
    SignIn second = signIn(SECRET, "");
    SignIn third = signIn(SECRET, "");
    begin("/#game=123e4567-e89b-12d3-a456-426614174000");

    String page = second.finish(provider.state, "c", null, null).result();
    assertThat(page).startsWith("/#game=123e4567-e89b-12d3-a456-426614174000&code=");
    assertThat(third.redeem(codeOf(page), VERIFIER).result().orElseThrow().userId())
        .isEqualTo(ProviderClaims.userId(ISSUER, "ann"));

    for (SignIn node : List.of(signIn, second, third)) {
      assertThat(node.finish(provider.state, "c", null, null).result())
          .isEqualTo("/#game=123e4567-e89b-12d3-a456-426614174000&sign_in=expired");
      assertThat(node.redeem(codeOf(page), VERIFIER).result()).isEmpty();
    }
    assertThat(provider.codes).hasSize(1);
  }

  @Test
  void withoutAChallengeThePageBegins() {
    for (String challenge :
        new String[] {null, "", "x", CHALLENGE + "x", CHALLENGE.substring(1) + "+"}) {
      assertThat(signIn.begin(challenge, "/").result()).isEqualTo("/#sign_in=begin");
    }
    assertThat(provider.state).isNull();
  }

  @Test
  void noAddressOfAnotherSiteFollows() {
    for (String evil :
        new String[] {
          "https://evil.example/",
          "//evil.example",
          "/\\evil.example",
          "/#game=123e4567-e89b-12d3-a456-426614174000&token=x",
          "javascript:alert(1)",
          "/%0d%0aSet-Cookie:x",
          "/\r\nx",
          "x".repeat(10_000)
        }) {
      begin(evil);
      assertThat(finish("c")).as(evil).startsWith("/#code=");
    }
  }

  @Test
  void stateThatWasNotMadeHereOrIsTooOldIsRefused() {
    begin(null);
    String state = provider.state;
    for (String odd : new String[] {null, "", "x", state + "A", state.substring(1)}) {
      assertThat(signIn.finish(odd, "c", null, null).result()).isEqualTo("/#sign_in=expired");
    }
    assertThat(signIn(SECRET + "!", "").finish(state, "c", null, null).result())
        .isEqualTo("/#sign_in=expired");
    clock.pass(SIGN_IN_MS);
    assertThat(signIn.finish(state, "c", null, null).result()).isEqualTo("/#sign_in=expired");
    assertThat(provider.codes).isEmpty();
  }

  @Test
  void answerIsTakenOnceAndTheProviderIsNotAskedAgain() {
    begin(null);

    assertThat(finish("c")).startsWith("/#code=");
    assertThat(finish("c")).isEqualTo("/#sign_in=expired");
    assertThat(provider.codes).hasSize(1);
  }

  @Test
  void codeEnds() {
    begin(null);
    String code = codeOf(finish("c"));
    clock.pass(CODE_MS);

    assertThat(signIn.redeem(code, VERIFIER).result()).isEmpty();
  }

  @Test
  void stateIsNoCodeAndACodeIsNoState() {
    begin(null);
    String state = provider.state;
    String code = codeOf(finish("c"));

    assertThat(signIn.redeem(state, VERIFIER).result()).isEmpty();
    assertThat(signIn.finish(code, "c", null, null).result()).isEqualTo("/#sign_in=expired");
  }

  @Test
  void answerOfAnotherIssuerIsRefused() {
    begin(null);

    assertThat(signIn.finish(provider.state, "c", null, "https://evil.example").result())
        .isEqualTo("/#sign_in=failed");
    assertThat(signIn.finish(provider.state, "c", null, ISSUER).result()).startsWith("/#code=");
  }

  @Test
  void refusalOfThePersonAndOfTheProviderAreToldApart() {
    begin(null);
    assertThat(signIn.finish(provider.state, null, "access_denied", null).result())
        .isEqualTo("/#sign_in=denied");
    assertThat(signIn.finish(provider.state, null, "server_error", null).result())
        .isEqualTo("/#sign_in=failed");
    provider.failure = new RefusedByProvider("the ID token: nonce");
    assertThat(finish("c")).isEqualTo("/#sign_in=failed");
  }

  @Test
  void providerThatIsDownIsSaidToBeUnavailable() {
    begin(null);
    provider.failure = new IllegalStateException("connection refused");
    assertThat(finish("c")).isEqualTo("/#sign_in=unavailable");
    assertThat(signIn.begin(CHALLENGE, null).result()).isEqualTo("/#sign_in=unavailable");
  }

  @Test
  void withoutTheDatabaseNobodyIsSignedIn() {
    begin(null);
    database = Future.failedFuture("the database is down");
    assertThat(finish("c")).isEqualTo("/#sign_in=unavailable");
    assertThat(provider.codes).isEmpty();
    database = Future.succeededFuture();
    String code = codeOf(finish("c"));
    database = Future.failedFuture("the database is down");
    assertThat(signIn.redeem(code, VERIFIER).failed()).isTrue();
  }

  @Test
  void requestsToASlowProviderAreBounded() {
    provider.slow = Promise.promise();
    for (int i = 0; i < 2; i++) {
      assertThat(signIn.begin(CHALLENGE, null).isComplete()).isFalse();
    }
    assertThat(signIn.begin(CHALLENGE, null).result()).isEqualTo("/#sign_in=unavailable");
    provider.slow.complete();
    provider.slow = null;
    assertThat(signIn.begin(CHALLENGE, null).result()).startsWith(ISSUER);
  }

  @Test
  void secretsAreNotShown() {
    SignInAttempt attempt =
        SignInAttempt.begin(CHALLENGE, "/", clock.instant(), new SecureRandom());
    assertThat(attempt.toString())
        .doesNotContain(attempt.nonce())
        .doesNotContain(attempt.verifier());
  }

  private void begin(String next) {
    assertThat(signIn.begin(CHALLENGE, next).result()).startsWith(ISSUER);
  }

  private String finish(String code) {
    return signIn.finish(provider.state, code, null, null).result();
  }

  private static String codeOf(String page) {
    return page.substring(page.indexOf("code=") + 5);
  }
}
