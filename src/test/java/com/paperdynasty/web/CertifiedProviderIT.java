package com.paperdynasty.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ReservedPorts;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * People sign in on the page with the certified provider of npm, whose pages they use, and with its
 * faults. {@code -Dopenid.modules} is the directory in which npm has installed it.
 */
@AtLength
@EnabledIfSystemProperty(named = "openid.modules", matches = ".+")
class CertifiedProviderIT {
  private static final String CLIENT = "urn:paper dynasty + 100 %";
  private static final String SECRET = "a secret: of the client + 100 %";

  @RegisterExtension static final Chromium chromium = new Chromium();

  private Page page;
  private BrowserUser ann;
  private CertifiedProvider provider;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    start(List.of(SECRET));
  }

  private void start(List<String> credentials) throws Exception {
    int port = ReservedPorts.reserve();
    String callback = "http://127.0.0.1:" + port + "/auth/callback";
    provider =
        CertifiedProvider.start(
            System.getProperty("openid.modules"), CLIENT, callback, credentials);
    node =
        TestNode.start(
            Map.of(
                "PD_HTTP_PORT",
                "" + port,
                "PD_AUTH_DEV_TOKENS",
                "false",
                "PD_AUTH_OIDC_ISSUER",
                provider.issuer(),
                "PD_AUTH_OIDC_CLIENT_ID",
                CLIENT,
                "PD_AUTH_OIDC_CLIENT_SECRET",
                credentials.isEmpty() ? "" : credentials.get(0),
                "PD_AUTH_OIDC_LABEL",
                "The League",
                "PD_AUTH_OIDC_REDIRECT_URL",
                callback,
                "PD_AUTH_OIDC_ROLES_CLAIM",
                "league_roles",
                "PD_AUTH_OIDC_TIMEOUT_MS",
                "2000",
                "PD_AUTH_OIDC_PAUSE_MS",
                "1"));
    page = chromium.visitor();
    // A font of the provider's pages, from elsewhere.
    page.route(
        "https://fonts.googleapis.com/**",
        route -> route.fulfill(new Route.FulfillOptions().setContentType("text/css").setBody("")));
    ann = new BrowserUser(page);
  }

  @AfterEach
  void stop() {
    node.close();
    provider.close();
  }

  @Test
  void personSignsInOutAndInAgainAtTheSameTable() {
    signIn("ann");
    ann.makesAGame();
    String table = ann.address();
    ann.reloads().sees("my-name", "ann Lee").reads("roll", "Play ball");
    assertThat(ann.address()).isEqualTo(table).contains("#game=");

    ann.presses("sign-out").presses("sign-out-yes").seesNo("my-name");
    ann.presses("sign-in").sees("my-name", "ann Lee").reads("roll", "Play ball");
    assertThat(ann.address()).isEqualTo(table);
    assertThat(ann.complaints()).isEmpty();
  }

  @Test
  void publicClientAndTheRolesOfTheConfiguredClaim() throws Exception {
    restart(List.of());
    assertThat(deleteStatus(tokenOf("ann"))).isEqualTo(403);
    page.context().clearCookies();
    page.evaluate("() => localStorage.clear()");
    assertThat(deleteStatus(tokenOf("root"))).isEqualTo(204);
  }

  @Test
  void providerThatTakesTheSecretInTheFormAlone() throws Exception {
    restart(List.of(SECRET, "client_secret_post"));
    signIn("ann");
  }

  private void restart(List<String> credentials) throws Exception {
    node.close();
    provider.close();
    start(credentials);
  }

  @Test
  void personWhoCancelsIsToldSo() {
    comesToTheProvider("sign-in");
    page.getByText("Cancel").click();
    ann.reads("complaint", "You did not sign in with The League");
  }

  @Test
  void answerForAnotherSignInIsRefused() {
    changeTheRequest("nonce=[^&]+", "nonce=another");
    comesToTheProvider("sign-in");
    agrees("ann");
    ann.reads("complaint", "did not work").seesNo("my-name");

    changeTheRequest("state=[^&]+", "state=another");
    ann.presses("sign-in").reads("complaint", "That took too long").seesNo("my-name");

    changeTheRequest("code_challenge=[^&]+", "code_challenge=" + "a".repeat(43));
    ann.presses("sign-in").reads("complaint", "did not work").seesNo("my-name");

    page.unroute("**/auth/login*");
    ann.presses("sign-in").sees("my-name", "ann Lee");
  }

  @Test
  void codeIsGoodOnce() {
    comesToTheProvider("sign-in");
    Request answer = page.waitForRequest("**/auth/callback*", () -> agrees("ann"));
    ann.sees("my-name", "ann Lee").presses("sign-out").presses("sign-out-yes");
    ann.goesTo(answer.url()).reads("complaint", "That took too long").seesNo("my-name");

    // The same code with a state that is good: the provider has to refuse it.
    page.context().clearCookies();
    Request asked = comesToTheProvider("sign-in");
    String state = asked.url().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    ann.goesTo(answer.url().replaceFirst("state=[^&]+", "state=" + state));
    ann.reads("complaint", "did not work").seesNo("my-name");
  }

  @Test
  void providerThatIsSlowOrGone() throws Exception {
    signIn("ann");
    ann.presses("sign-out").presses("sign-out-yes");
    for (String fault : new String[] {"gone", "slow"}) {
      provider.hasFault(fault);
      ann.presses("sign-in").reads("complaint", "The League cannot be reached right now");
    }
    provider.hasFault("none");
    ann.presses("sign-in").sees("my-name", "ann Lee");
  }

  @Test
  void providerThatWasNeverThereIsSaidToBeUnavailable() {
    provider.close();
    ann.goesTo(site()).presses("sign-in");
    ann.reads("complaint", "The League cannot be reached right now");
  }

  /** By another name, and by the same name, which a provider should not do. */
  @Test
  void providerThatChangesItsKeys() throws Exception {
    signIn("ann");
    for (String key : new String[] {"second", "second"}) {
      ann.presses("sign-out").presses("sign-out-yes");
      provider.signsWithANewKey(key);
      page.waitForTimeout(10_500); // the pause between two requests for keys
      ann.presses("sign-in").sees("my-name", "ann Lee");
    }
    assertThat(ann.complaints()).isEmpty();
  }

  private String site() {
    return "http://127.0.0.1:" + node.port() + "/";
  }

  private void signIn(String name) {
    comesToTheProvider("sign-in");
    agrees(name);
    ann.sees("my-name", name + " Lee");
  }

  /** Opens the page and leaves it for the provider's. */
  private Request comesToTheProvider(String button) {
    ann.goesTo(site());
    Request asked = page.waitForRequest(provider.issuer() + "/auth?**", () -> ann.presses(button));
    assertThat(page.locator("input[name=login]")).isVisible();
    return asked;
  }

  /** Fills the provider's form and agrees to what it asks. */
  private void agrees(String name) {
    page.locator("input[name=login]").fill(name);
    page.locator("input[name=password]").fill("any");
    page.locator("button[type=submit]").click();
    page.getByText("Continue").click();
  }

  /** Changes the next requests to the provider on their way through the browser. */
  private void changeTheRequest(String part, String to) {
    page.unroute("**/auth/login*");
    page.route(
        "**/auth/login*",
        route -> {
          String changed = location(route.request().url()).replaceFirst(part, to);
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("text/html")
                  .setBody("<script>location.replace('" + changed + "')</script>"));
        });
  }

  private static String location(String address) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
          .headers()
          .firstValue("Location")
          .orElseThrow();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The token that the page gets. */
  private String tokenOf(String name) {
    comesToTheProvider("sign-in");
    String body = page.waitForResponse("**/auth/token", () -> agrees(name)).text();
    ann.sees("my-name", name + " Lee");
    return new JsonObject(body).getString("token");
  }

  /** What a call for administrators answers. */
  private int deleteStatus(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site() + "api/users/nobody"))
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
