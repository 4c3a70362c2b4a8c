package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestJwksServer;
import com.paperdynasty.harness.TestSigningKey;
import com.paperdynasty.signin.Provider.RefusedByProvider;
import com.paperdynasty.table.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that refuses, is slow, moves, or describes itself wrongly. */
@RunsInParallel
class OpenIdProviderIT {
  private static final long TIMEOUT_MS = 1_500;
  private static final long DISCOVERY_MS = 60_000;

  private static final TestSigningKey KEY = TestSigningKey.rsa("one");

  private static Vertx vertx;
  private static TestJwksServer server;
  private final SettableClock clock = new SettableClock();
  private String issuer;
  private JsonObject userInfo;
  private volatile CountDownLatch dripping;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    server = TestJwksServer.start(vertx, KEY);
  }

  @AfterAll
  static void stop() {
    server.close();
    vertx.close().await();
  }

  @BeforeEach
  void nameTheIssuer() {
    issuer = server.url().replaceFirst("/keys$", "");
  }

  @Test
  void codeThatTheProviderRefusesIsNoFailureOfTheProvider() {
    answers(says -> says, request -> refuse(request, "invalid_grant"));
    assertThatThrownBy(() -> claims(provider()).await())
        .isInstanceOf(RefusedByProvider.class)
        .hasMessageContaining("invalid_grant");

    answers(says -> says, request -> refuse(request, "invalid_client"));
    assertThatThrownBy(() -> claims(provider()).await())
        .isNotInstanceOf(RefusedByProvider.class)
        .hasMessageContaining("invalid_client");
  }

  @Test
  void answerWithoutAnIdTokenIsRefused() {
    answers(says -> says, request -> json(request, new JsonObject().put("access_token", "a"), 200));
    assertThatThrownBy(() -> claims(provider()).await()).isInstanceOf(RefusedByProvider.class);
  }

  /** As a provider does that keeps the name out of ID tokens. */
  @Test
  void whatTheIdTokenLacksTheUserInfoSays() {
    SignInAttempt attempt = attempt();
    userInfo = new JsonObject().put("sub", "ann").put("name", "Ann Lee");
    answers(this::withUserInfo, request -> json(request, tokens(attempt), 200));
    assertThat(provider().claims("code", attempt).await().getString("name")).isEqualTo("Ann Lee");

    userInfo = new JsonObject().put("sub", "eve").put("name", "Eve");
    JsonObject claims = provider().claims("code", attempt).await();
    assertThat(claims.getString("sub")).isEqualTo("ann");
    assertThat(claims.containsKey("name")).isFalse();
  }

  @Test
  void withoutAUserInfoPeopleSignInAllTheSame() {
    SignInAttempt attempt = attempt();
    answers(this::withUserInfo, request -> json(request, tokens(attempt), 200));
    assertThat(provider().claims("code", attempt).await().getString("sub")).isEqualTo("ann");
    answers(description -> description, request -> json(request, tokens(attempt), 200));
    assertThat(provider().claims("code", attempt).await().getString("sub")).isEqualTo("ann");
  }

  /** The secret and the token of a user must not go over a network without TLS. */
  @Test
  void userInfoThatCannotBeUsedIsNone() {
    SignInAttempt attempt = attempt();
    for (String odd : new String[] {"http://id.example/me", "", "ftp://id.example", "a b"}) {
      answers(
          says -> says.put("userinfo_endpoint", odd),
          request -> json(request, tokens(attempt), 200));
      JsonObject claims = provider().claims("code", attempt).await();
      assertThat(claims.getString("sub")).as(odd).isEqualTo("ann");
    }
  }

  @Test
  void userInfoIsBoundedInBytesAndTime() throws InterruptedException {
    SignInAttempt attempt = attempt();
    answers(this::withUserInfo, request -> json(request, tokens(attempt), 200));
    userInfo = new JsonObject().put("sub", "ann").put("name", "Ann").put("x", "x".repeat(65_536));
    JsonObject claims = provider().claims("code", attempt).await();
    assertThat(claims.containsKey("name")).isFalse();

    userInfo = new JsonObject().put("sub", "ann").put("name", "Ann");
    CountDownLatch cancelled = new CountDownLatch(1);
    dripping = cancelled;
    assertThat(provider().claims("code", attempt).await().getString("sub")).isEqualTo("ann");
    assertThat(cancelled.await(10, TimeUnit.SECONDS)).as("the request is cancelled").isTrue();
  }

  @Test
  void secretIsSentByTheBasicScheme() {
    SignInAttempt attempt = attempt();
    AtomicReference<String> sent = new AtomicReference<>();
    answers(
        says -> says,
        request -> {
          sent.set(request.getHeader("Authorization"));
          json(request, tokens(attempt), 200);
        });
    OidcSettings settings =
        OidcSettingsTest.settings(issuer, "a+b c", false, TIMEOUT_MS, DISCOVERY_MS);
    new OpenIdProvider(vertx, settings, clock).claims("code", attempt).await();
    assertThat(sent.get())
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("client:a%2Bb c".getBytes(StandardCharsets.UTF_8)));

    provider().claims("code", attempt).await();
    assertThat(sent.get()).as("of a public client").isNull();
  }

  private JsonObject withUserInfo(JsonObject description) {
    return description.put("userinfo_endpoint", issuer + "/me");
  }

  /** The answer for a code: an ID token without a name. */
  private JsonObject tokens(SignInAttempt attempt) {
    JsonObject claims =
        new JsonObject()
            .put("iss", issuer)
            .put("aud", "client")
            .put("sub", "ann")
            .put("nonce", attempt.nonce())
            .put("exp", clock.instant().getEpochSecond() + 60);
    return new JsonObject()
        .put("access_token", "of-ann")
        .put("token_type", "Bearer")
        .put("id_token", KEY.sign(claims));
  }

  @Test
  void slowProviderIsNotWaitedFor() {
    answers(says -> says, request -> {});
    assertThatThrownBy(() -> claims(provider()).await())
        .isNotInstanceOf(RefusedByProvider.class)
        .hasMessageContaining("" + TIMEOUT_MS);

    server.answer(request -> {});
    assertThatThrownBy(() -> address(provider()).await()).hasMessageContaining("" + TIMEOUT_MS);
  }

  @Test
  void documentOfAnotherIssuerIsRefused() {
    answers(says -> says.put("issuer", "https://evil.example"), request -> {});
    assertThat(address(provider()).otherwise("refused").await()).isEqualTo("refused");
  }

  /** The issuer is on this machine, and sends our secret over the network. */
  @Test
  void addressWithoutTlsIsRefused() {
    for (String name : new String[] {"token_endpoint", "authorization_endpoint"}) {
      answers(says -> says.put(name, "http://id.example/x"), request -> {});
      assertThatThrownBy(() -> address(provider()).await()).as(name).hasMessageContaining("TLS");
    }
  }

  @Test
  void documentIsReadAgainWhenItIsOld() {
    answers(says -> says, request -> {});
    OpenIdProvider provider = provider();
    assertThat(address(provider).await()).startsWith(issuer + "/authorize");

    answers(says -> says.put("authorization_endpoint", issuer + "/moved"), request -> {});
    assertThat(address(provider).await()).startsWith(issuer + "/authorize");
    clock.pass(DISCOVERY_MS);
    String moved = issuer + "/moved";
    long until = System.nanoTime() + 10_000_000_000L;
    while (!address(provider).await().startsWith(moved)) {
      assertThat(System.nanoTime()).as("it is still at its old address").isLessThan(until);
    }
  }

  private OpenIdProvider provider() {
    return new OpenIdProvider(
        vertx, OidcSettingsTest.settings(issuer, false, TIMEOUT_MS, DISCOVERY_MS), clock);
  }

  private Future<String> address(OpenIdProvider provider) {
    return provider.address(attempt(), "state");
  }

  private Future<JsonObject> claims(OpenIdProvider provider) {
    return provider.claims("code", attempt());
  }

  private SignInAttempt attempt() {
    return SignInAttempt.begin("challenge", "/", clock.instant(), new SecureRandom());
  }

  /** The server is a provider that describes itself so, and answers requests for tokens so. */
  private void answers(UnaryOperator<JsonObject> description, Consumer<HttpServerRequest> token) {
    JsonObject says =
        new JsonObject()
            .put("issuer", issuer)
            .put("authorization_endpoint", issuer + "/authorize")
            .put("token_endpoint", issuer + "/token")
            .put("jwks_uri", issuer + "/keys")
            // The library reads the keys too, from whatever answers.
            .put("keys", new JsonArray().add(KEY.jwk()));
    server.answer(
        request -> {
          if (request.path().equals("/token")) {
            token.accept(request);
          } else if (request.path().equals("/me") && dripping != null) {
            drip(request, dripping);
          } else if (request.path().equals("/me")) {
            boolean known =
                userInfo != null && "Bearer of-ann".equals(request.getHeader("Authorization"));
            json(request, known ? userInfo : new JsonObject(), known ? 200 : 401);
          } else {
            json(request, description.apply(says.copy()), 200);
          }
        });
  }

  /** An answer that comes byte by byte and has no end, as long as somebody reads it. */
  private static void drip(HttpServerRequest request, CountDownLatch cancelled) {
    request.response().setChunked(true);
    long timer = vertx.setPeriodic(20, each -> request.response().write(" "));
    request
        .response()
        .closeHandler(
            closed -> {
              vertx.cancelTimer(timer);
              cancelled.countDown();
            });
  }

  private static void refuse(HttpServerRequest request, String error) {
    json(request, new JsonObject().put("error", error), 400);
  }

  private static void json(HttpServerRequest request, JsonObject body, int status) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }
}
