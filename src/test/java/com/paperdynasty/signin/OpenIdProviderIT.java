package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.signin.Provider.RefusedByProvider;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A provider that refuses, is slow, moves, or describes itself wrongly. */
@RunsInParallel
class OpenIdProviderIT extends ProviderScene {
  private JsonObject userInfo;
  private volatile CountDownLatch dripping;
  private volatile CountDownLatch silent;

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
    OpenIdProvider provider = provider();
    Runnable signIn =
        () ->
            assertThat(provider.claims("code", attempt).await().getString("sub")).isEqualTo("ann");
    List<String> lines =
        logged(SignInLog.class, () -> Stream.of(signIn, signIn).forEach(Runnable::run));
    assertThat(lines).singleElement().asString().contains("says nothing of a user", "401");
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
  void silentUserInfoHoldsUpNobodysTokens() throws InterruptedException {
    SignInAttempt attempt = attempt();
    CountDownLatch tokensAskedFor = new CountDownLatch(3);
    answers(
        this::withUserInfo,
        request -> {
          tokensAskedFor.countDown();
          json(request, tokens(attempt), 200);
        });
    silent = new CountDownLatch(2);
    OpenIdProvider provider = provider();
    List<Future<JsonObject>> first =
        List.of(provider.claims("code", attempt), provider.claims("code", attempt));
    assertThat(silent.await(10, TimeUnit.SECONDS)).as("both wait for the UserInfo").isTrue();

    Future<JsonObject> third = provider.claims("code", attempt);
    assertThat(tokensAskedFor.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first).as("they still wait").noneMatch(Future::isComplete);
    for (Future<JsonObject> each : List.of(first.get(0), first.get(1), third)) {
      assertThat(each.await().getString("sub")).isEqualTo("ann");
    }
  }

  /** The provider decodes both, as RFC 6749 has it, and issues its token for what it has read. */
  @Test
  void clientAndSecretOfAnyCharactersSignIn() {
    String id = "urn:the league/100 %+ä";
    String secret = ":a+b c%2B ß";
    SignInAttempt attempt = attempt();
    AtomicReference<List<String>> sent = new AtomicReference<>();
    answers(
        says -> says,
        request -> {
          sent.set(TokenEndpointTest.decoded(request.getHeader("Authorization")));
          json(request, tokens(attempt, sent.get().get(0)), 200);
        });
    OidcSettings settings =
        OidcSettingsTest.settings(issuer, id, secret, false, TIMEOUT_MS, DISCOVERY_MS);
    JsonObject claims = provider(settings).claims("code", attempt).await();

    assertThat(sent.get()).containsExactly(id, secret);
    assertThat(claims.getString("aud")).isEqualTo(id);
    assertThat(address(provider(settings)).await())
        .contains("&client_id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  @Test
  void secretGoesInTheFormOfAProviderThatTakesNoHeader() {
    String secret = ":a+b c%2B ß";
    SignInAttempt attempt = attempt();
    AtomicReference<HttpServerRequest> sent = new AtomicReference<>();
    answers(
        says ->
            says.put(
                "token_endpoint_auth_methods_supported", new JsonArray().add("client_secret_post")),
        request -> {
          sent.set(request.setExpectMultipart(true));
          request.endHandler(end -> json(request, tokens(attempt), 200));
        });
    OidcSettings settings =
        OidcSettingsTest.settings(issuer, "client", secret, false, TIMEOUT_MS, DISCOVERY_MS);
    assertThat(provider(settings).claims("code", attempt).await().getString("sub"))
        .isEqualTo("ann");

    assertThat(sent.get().getHeader("Authorization")).isNull();
    assertThat(sent.get().getFormAttribute("client_id")).isEqualTo("client");
    assertThat(sent.get().getFormAttribute("client_secret")).isEqualTo(secret);
  }

  @Test
  void publicClientSendsItsIdInTheForm() {
    String id = "urn:the league/100 %+ä";
    SignInAttempt attempt = attempt();
    AtomicReference<HttpServerRequest> sent = new AtomicReference<>();
    answers(
        says -> says,
        request -> {
          sent.set(request.setExpectMultipart(true));
          request.endHandler(
              end -> json(request, tokens(attempt, request.getFormAttribute("client_id")), 200));
        });
    OidcSettings settings =
        OidcSettingsTest.settings(issuer, id, "", false, TIMEOUT_MS, DISCOVERY_MS);
    JsonObject claims = provider(settings).claims("the code+", attempt).await();

    assertThat(claims.getString("aud")).isEqualTo(id);
    assertThat(sent.get().getHeader("Authorization")).isNull();
    assertThat(sent.get().getFormAttribute("client_secret")).isNull();
    assertThat(sent.get().getFormAttribute("code")).isEqualTo("the code+");
    assertThat(sent.get().getFormAttribute("code_verifier")).isEqualTo(attempt.verifier());
    assertThat(sent.get().getFormAttribute("grant_type")).isEqualTo("authorization_code");
    assertThat(sent.get().getFormAttribute("redirect_uri"))
        .isEqualTo("https://pd.example/auth/callback");
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
  void addressOfKeysThatCannotBeOneHoldsNobodyUp() {
    answers(
        says -> says.put("jwks_uri", "http://127.0.0.1:70000/keys"),
        request -> json(request, tokens(attempt()), 200));
    OpenIdProvider provider = provider();
    for (int i = 0; i < 2; i++) {
      Future<JsonObject> claims = claims(provider).timeout(2 * TIMEOUT_MS, TimeUnit.MILLISECONDS);
      assertThatThrownBy(claims::await).hasMessageContaining("keys are not known");
    }
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

  /** As of a provider for several leagues, which tells them apart by it. */
  @Test
  void addressWithAQueryKeepsIt() {
    answers(
        says -> says.put("authorization_endpoint", issuer + "/authorize?league=a"), request -> {});
    assertThat(address(provider()).await())
        .startsWith(issuer + "/authorize?league=a&")
        .contains("&client_id=client", "&state=state")
        .doesNotContain("a?");
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

  /** Nobody else would notice: people go on to sign in by what is known. */
  @Test
  void failedDiscoveryIsInTheLogOnceForEachCauseAndOnceWhenItWorksAgain() {
    answers(says -> says, request -> {});
    OpenIdProvider provider = provider();
    address(provider).await();
    String relative = "/token";
    String withoutTls = "http://id.example/token";
    List<String> lines =
        logged(
            DiscoveryLog.class,
            () -> {
              for (String token : List.of(relative, withoutTls, relative, withoutTls)) {
                answers(says -> says.put("token_endpoint", token), request -> {});
                readsAgain(provider);
              }
              answers(says -> says, request -> {});
              readsAgain(provider);
              readsAgain(provider);
            });
    assertThat(lines)
        .satisfiesExactly(
            line -> assertThat(line).contains("stays in use", "not an absolute https address"),
            line -> assertThat(line).contains("stays in use", "without TLS"),
            line -> assertThat(line).isEqualTo("the OpenID provider describes itself again"));
  }

  /** There is one read at a time: when the second begins, the first is over. */
  private void readsAgain(OpenIdProvider provider) {
    int before = server.requests();
    Await.until(
        () -> {
          clock.pass(DISCOVERY_MS);
          assertThat(address(provider).await()).startsWith(issuer + "/authorize");
          return server.requests() >= before + 2;
        });
  }

  @Override
  void userInfo(HttpServerRequest request) {
    boolean isKnown =
        userInfo != null && "Bearer of-ann".equals(request.getHeader("Authorization"));
    if (silent != null) {
      silent.countDown();
    } else if (dripping != null) {
      drip(request, dripping);
    } else {
      json(request, isKnown ? userInfo : new JsonObject(), isKnown ? 200 : 401);
    }
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
}
