package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody signs in on the page with a provider. */
@RunsInParallel
class SignInPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String ISSUER = "league";
  private static MockOAuth2Server provider;
  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    provider = new MockOAuth2Server();
    provider.start();
    int port = ReservedPorts.reserve();
    node =
        TestNode.start(
            Map.of(
                "PD_HTTP_PORT", "" + port,
                "PD_AUTH_DEV_TOKENS", "false",
                "PD_AUTH_GUESTS", "off",
                "PD_AUTH_OIDC_ISSUER", provider.issuerUrl(ISSUER).toString(),
                "PD_AUTH_OIDC_CLIENT_ID", "paper-dynasty",
                "PD_AUTH_OIDC_LABEL", "The League",
                "PD_AUTH_OIDC_REDIRECT_URL", "http://127.0.0.1:" + port + "/auth/callback"));
  }

  @AfterAll
  static void stop() {
    node.close();
    provider.shutdown();
  }

  @Test
  void reloadSignsInAgainAtTheSameTableAndSigningOutEndsIt() {
    expect("ann");
    BrowserUser ann = new BrowserUser(chromium.visitor());
    ann.goesTo(site()).reads("sign-in", "Sign in with The League").presses("sign-in");
    ann.sees("my-name", "Ann Lee");
    ann.makesAGame();
    String table = ann.address();

    expect("ann");
    ann.reloads().sees("my-name", "Ann Lee").reads("roll", "Play ball");
    assertThat(ann.address()).isEqualTo(table).contains("#game=");

    ann.presses("sign-out").reads("sign-out-asked", "sign in again").presses("sign-out-yes");
    ann.reads("sign-in", "Sign in with The League").seesNo("my-name");
    ann.goesTo("about:blank").goesTo(site()).reads("sign-in", "Sign in with The League");
    assertThat(ann.complaints()).isEmpty();
  }

  /** Nobody is sent off again and again by a page that leads nowhere. */
  @AtLength
  @Test
  void whoWasSentOffInVainGetsTheButton() {
    expect("ann");
    Page page = chromium.visitor();
    BrowserUser ann = new BrowserUser(page).goesTo(site()).presses("sign-in");
    ann.sees("my-name", "Ann Lee");

    String login = "**/auth/login?*";
    page.route(
        login, route -> route.fulfill(new Route.FulfillOptions().setStatus(429).setBody("Wait.")));
    page.reload();
    page.waitForURL(login);
    ann.goesTo(site()).reads("sign-in", "Sign in with The League").seesNo("my-name");

    String options = "**/auth/options";
    String without = "{\"dev_tokens\": false, \"guests\": \"off\"}";
    page.route(options, route -> route.fulfill(new Route.FulfillOptions().setBody(without)));
    ann.goesTo("about:blank").goesTo(site());
    ann.reads("how-to-sign-in", "open the link that it sent you").seesNo("my-name");

    page.unroute(options);
    page.unroute(login);
    expect("ann");
    ann.goesTo("about:blank").goesTo(site()).sees("my-name", "Ann Lee");
  }

  /** As when it is as old as sessions get, or was ended from elsewhere. */
  @Test
  void whoseSessionEndsSignsInAgainAtTheSameTable() {
    expect("ann");
    Page page = chromium.visitor();
    BrowserUser ann = new BrowserUser(page).goesTo(site());
    Response answer = page.waitForResponse("**/auth/token", () -> ann.presses("sign-in"));
    String token = new JsonObject(answer.text()).getString("token");
    ann.makesAGame();
    String table = ann.address();

    assertThat(new RestClient(node.port()).postRaw("/auth/sign-out", token, "").statusCode())
        .isEqualTo(204);
    expect("ann");
    ann.reads("notice", "Sign in again").presses("sign-in-again");
    ann.sees("my-name", "Ann Lee").reads("roll", "Play ball").seesNo("notice");
    assertThat(ann.address()).isEqualTo(table).contains("#game=");
  }

  /** Anybody can post such a link. */
  @AtLength
  @Test
  void linkDoesNotBeginASignIn() {
    BrowserUser bob = new BrowserUser(chromium.visitor());
    bob.goesTo(site() + "#sign_in=begin").reads("sign-in", "Sign in with The League");
    bob.goesTo("about:blank").goesTo(site() + "auth/login");
    bob.reads("sign-in", "Sign in with The League").seesNo("my-name");
    assertThat(bob.address()).startsWith(site());
    assertThat(bob.complaints()).isEmpty();
  }

  @AtLength
  @Test
  void codeOfAnotherBrowserIsOfNoUse() {
    BrowserUser eve = new BrowserUser(chromium.visitor());
    eve.goesTo(site() + "#code=a-code-of-somebody-else").reads("complaint", "That took too long");
    eve.seesNo("my-name");
  }

  /** As when a provider mixes its clients or its leagues up, or somebody on the way does. */
  @AtLength
  @Test
  void whoseIdTokenIsOfAnotherIssuerOrForAnotherServerIsToldSoAndTriesAgain() {
    Page page = chromium.visitor();
    BrowserUser ann = new BrowserUser(page).goesTo(site());
    for (Map<String, Object> wrong :
        List.of(
            Map.<String, Object>of("name", "Eve", "iss", "https://evil.example"),
            Map.<String, Object>of("name", "Eve", "aud", List.of("another server")))) {
      expect("eve", wrong);
      ann.presses("sign-in");
      ann.reads("complaint", "Signing in with The League did not work. Try once more.");
      ann.reads("sign-in", "Sign in with The League").seesNo("my-name");
      keepsNothing(page);

      ann.goesTo("about:blank").goesTo(site()).reads("sign-in", "Sign in with The League");
      ann.seesNo("complaint").seesNo("my-name");
    }
    expect("ann");
    ann.presses("sign-in").sees("my-name", "Ann Lee");
    assertThat(ann.complaints()).isEmpty();
  }

  private static void keepsNothing(Page page) {
    assertThat(page.url()).isEqualTo(site());
    assertThat(page.context().cookies(site())).isEmpty();
    assertThat((String) page.evaluate("() => JSON.stringify([localStorage, sessionStorage])"))
        .doesNotContain("identity", "verifier", "oidc:", "Eve", "eyJ");
  }

  private static String site() {
    return "http://127.0.0.1:" + node.port() + "/";
  }

  private static void expect(String subject) {
    expect(subject, Map.of("name", "Ann Lee"));
  }

  private static void expect(String subject, Map<String, Object> claims) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER, subject, "JWT", List.of("paper-dynasty"), claims, 3_600));
  }
}
