package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server whose people sign in with a provider, and the faults of a provider and of people. */
@RunsInParallel
class SignInIT {
  private static final String VERIFIER = "the verifier of a page, which it keeps for itself";
  private static final String CLIENT = "urn:paper dynasty 100 %+ä";
  private static final String ISSUER = "league";

  private static MockOAuth2Server provider;
  private static TestNode node;
  private static String site;
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @BeforeAll
  static void start() throws Exception {
    provider = new MockOAuth2Server();
    provider.start();
    int port = ReservedPorts.reserve();
    site = "http://127.0.0.1:" + port;
    node = TestNode.start(settings(port, provider.issuerUrl(ISSUER).toString()));
  }

  @AfterAll
  static void stop() {
    node.close();
    provider.shutdown();
  }

  private static Map<String, String> settings(int port, String issuer) {
    return Map.of(
        "PD_HTTP_PORT",
        "" + port,
        "PD_AUTH_DEV_TOKENS",
        "false",
        "PD_AUTH_OIDC_ISSUER",
        issuer,
        "PD_AUTH_OIDC_CLIENT_ID",
        CLIENT,
        "PD_AUTH_OIDC_CLIENT_SECRET",
        "a secret: of the client + 100 % ä",
        "PD_AUTH_OIDC_REDIRECT_URL",
        "http://127.0.0.1:" + port + "/auth/callback",
        "PD_AUTH_OIDC_ROLES_CLAIM",
        "league_roles");
  }

  @Test
  void personSignsInAndGetsTheRolesOfTheConfiguredClaim() throws Exception {
    expect("auth0|ann", CLIENT, Map.of("name", "Ann", "league_roles", List.of("admin")));
    JsonObject ann = new JsonObject(token(code(signIn()), VERIFIER).body());

    assertThat(ann.getString("user_id")).isEqualTo(idOf("auth0|ann"));
    assertThat(ann.getString("name")).isEqualTo("Ann");
    assertThat(delete(site + "/api/users/nobody", ann.getString("token"))).isEqualTo(204);

    expect("bob", CLIENT, Map.of("roles", List.of("admin")));
    JsonObject bob = new JsonObject(token(code(signIn()), VERIFIER).body());
    assertThat(bob.getString("user_id")).isEqualTo(idOf("bob"));
    assertThat(delete(site + "/api/users/nobody", bob.getString("token"))).isEqualTo(403);
  }

  @Test
  void codeIsGoodOnceAndForItsPageAlone() throws Exception {
    expect("ann", CLIENT, Map.of());
    String code = code(signIn());

    assertThat(token(code, "the verifier of another page").statusCode()).isEqualTo(401);
    assertThat(token(code, VERIFIER).statusCode()).isEqualTo(200);
    assertThat(token(code, VERIFIER).statusCode()).isEqualTo(401);
  }

  @Test
  void answerOfTheProviderIsTakenOnce() throws Exception {
    expect("ann", CLIENT, Map.of());
    String answer = get(login()).headers().firstValue("Location").orElseThrow();

    assertThat(page(answer)).startsWith("/#code=");
    assertThat(page(answer)).isEqualTo("/#sign_in=expired");
    assertThat(page(site + "/auth/callback?code=x&state=y")).isEqualTo("/#sign_in=expired");
    assertThat(page(site + "/auth/callback")).isEqualTo("/#sign_in=expired");
  }

  @Test
  void tokenOfAnotherIssuerForAnotherClientOrAnotherSignInIsRefused() throws Exception {
    expect("eve", CLIENT, Map.of("aud", List.of("another client")));
    assertThat(signIn()).isEqualTo("/#sign_in=failed");
    expect("eve", CLIENT, Map.of("iss", "https://evil.example"));
    assertThat(signIn()).isEqualTo("/#sign_in=failed");

    expect("eve", CLIENT, Map.of());
    String changed = login().replaceFirst("nonce=[^&]+", "nonce=another");
    assertThat(page(get(changed).headers().firstValue("Location").orElseThrow()))
        .isEqualTo("/#sign_in=failed");
  }

  @Test
  void requestToTheProviderHasAStateANonceAndAChallenge() throws Exception {
    assertThat(login())
        .contains(
            "response_type=code",
            "client_id=" + URLEncoder.encode(CLIENT, StandardCharsets.UTF_8),
            "code_challenge_method=S256")
        .contains("code_challenge=", "nonce=", "state=", "scope=openid")
        .doesNotContain(SignInAttempt.challenge(VERIFIER), "secret");
    HttpResponse<String> answer = get(site + "/auth/login");
    assertThat(answer.headers().firstValue("Location")).contains("/#sign_in=begin");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void providerThatIsDownIsSaidToBeUnavailableAndIsUsedWhenItIsBack() throws Exception {
    int port = ReservedPorts.reserve();
    int providersPort = ReservedPorts.reserve();
    Map<String, String> settings =
        new HashMap<>(settings(port, "http://localhost:" + providersPort + "/" + ISSUER));
    settings.put("PD_AUTH_OIDC_PAUSE_MS", "1");
    try (TestNode other = TestNode.start(settings)) {
      String login = "http://127.0.0.1:" + other.port() + "/auth/login?challenge=" + challenge();
      assertThat(get(login).headers().firstValue("Location")).contains("/#sign_in=unavailable");

      MockOAuth2Server late = new MockOAuth2Server();
      late.start(providersPort);
      try {
        assertThat(get(login).headers().firstValue("Location").orElseThrow())
            .startsWith("http://localhost:" + providersPort);
      } finally {
        late.shutdown();
      }
    }
  }

  /** As behind a load balancer. {@code SignInTest} holds the same without servers. */
  @AtLength
  @Test
  void signInBeginsGoesOnAndEndsOnThreeNodes() throws Exception {
    Map<String, String> same = new HashMap<>(settings(0, provider.issuerUrl(ISSUER).toString()));
    same.put("PD_AUTH_OIDC_REDIRECT_URL", site + "/auth/callback");
    same.put("PD_DATABASE_URL", node.database().url());
    try (TestNode second = TestNode.start(same);
        TestNode third = TestNode.start(same)) {
      expect("ann", CLIENT, Map.of("name", "Ann"));
      String answer = get(login()).headers().firstValue("Location").orElseThrow();
      String code = code(page(at(second, answer)));
      HttpResponse<String> token = token(site(third), code, VERIFIER);

      assertThat(token.statusCode()).isEqualTo(200);
      String bearer = new JsonObject(token.body()).getString("token");
      for (TestNode each : List.of(node, second, third)) {
        assertThat(delete(site(each) + "/api/users/nobody", bearer)).isEqualTo(403);
        assertThat(page(at(each, answer))).isEqualTo("/#sign_in=expired");
        assertThat(token(site(each), code, VERIFIER).statusCode()).isEqualTo(401);
      }
    }
  }

  private static String site(TestNode of) {
    return "http://127.0.0.1:" + of.port();
  }

  /** The address of an answer that the load balancer passes to another node. */
  private static String at(TestNode other, String answer) {
    return answer.replace(site, site(other));
  }

  private static String idOf(String subject) {
    return ProviderClaims.userId(provider.issuerUrl(ISSUER).toString(), subject);
  }

  private static void expect(String subject, String audience, Map<String, Object> claims) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(audience), claims, 3_600));
  }

  private static String challenge() {
    return SignInAttempt.challenge(VERIFIER);
  }

  /** The address at the provider. */
  private String login() throws Exception {
    return get(site + "/auth/login?next=/&challenge=" + challenge())
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  /** The address of the page at the end. */
  private String signIn() throws Exception {
    return page(get(login()).headers().firstValue("Location").orElseThrow());
  }

  private String page(String callback) throws Exception {
    HttpResponse<String> answer = get(callback);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String code(String page) {
    assertThat(page).startsWith("/#code=");
    return page.substring("/#code=".length());
  }

  private HttpResponse<String> get(String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> token(String code, String verifier) throws Exception {
    return token(site, code, verifier);
  }

  private HttpResponse<String> token(String site, String code, String verifier) throws Exception {
    JsonObject body = new JsonObject().put("code", code).put("verifier", verifier);
    return browser.send(
        HttpRequest.newBuilder(URI.create(site + "/auth/token"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build(),
        BodyHandlers.ofString());
  }

  private int delete(String address, String token) throws Exception {
    return browser
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }
}
