package com.paperdynasty.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A game in a frame of a league's site, as an overlay, and in the card of a link. */
@RunsInParallel
class EmbedPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Vertx vertx;
  private static TestNode node;
  private static RestClient restClient;
  private static HttpServer league;
  private static HttpServer stranger;
  private static volatile String framed = "";

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    int port = ReservedPorts.reserve();
    league = site(port);
    stranger = site(0);
    node =
        TestNode.start(
            Map.of(
                "PD_AUTH_GUESTS", "watch", "PD_HTTP_FRAME_ANCESTORS", "http://127.0.0.1:" + port));
    restClient = new RestClient(node.port());
  }

  /** A site with a page that frames what the test says. */
  private static HttpServer site(int port) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "text/html")
                    .end(
                        request.path().equals("/raw")
                            ? framed
                            : "<iframe width=400 height=300 src=\"" + framed + "\"></iframe>"))
        .listen(port, "127.0.0.1")
        .await();
  }

  @AfterAll
  static void stop() {
    node.close();
    vertx.close().await();
  }

  @Test
  void leagueFramesAGameAndAnotherSiteDoesNot() {
    String token = restClient.token("ann");
    String game = restClient.game(token, "ann", "ann");
    framed = site() + "/embed/" + game;
    Page page = chromium.visitor();
    page.navigate("http://127.0.0.1:" + league.actualPort() + "/");
    FrameLocator frame = page.frameLocator("iframe");
    assertThat(frame.getByTestId("inning")).hasText("Before the first pitch");

    play(game, token);
    assertThat(frame.getByTestId("score-away")).hasText("1");
    assertThat(frame.getByTestId("last-play")).containsText("Home run");
    assertThat(frame.getByTestId("inning")).hasText("Top 1st");

    assertThat(shown(league, "/embed/" + game)).hasCount(1);
    assertThat(shown(stranger, "/embed/" + game)).hasCount(0);
    assertThat(shown(league, "/overlay/" + game)).hasCount(0);
    assertThat(shown(league, "/")).hasCount(0);
  }

  /** The part of our pages, none of which is without it, that a site shows in its frame. */
  private static Locator shown(HttpServer site, String path) {
    framed = site() + path;
    Page page = chromium.visitor();
    page.navigate("http://127.0.0.1:" + site.actualPort() + "/");
    return page.frameLocator("iframe").locator("#game, #app");
  }

  @Test
  void overlayHasNoGround() {
    String token = restClient.token("ann");
    String game = restClient.game(token, "ann", "ann");
    play(game, token);
    Page page = chromium.visitor();
    page.navigate(site() + "/overlay/" + game);
    assertThat(page.getByTestId("score-away")).hasText("1");
    assertThat(page.getByTestId("last-play")).containsText("Home run");

    for (String part : List.of("html", "body")) {
      assertThat(page.locator(part)).hasCSS("background-color", "rgba(0, 0, 0, 0)");
    }
    // As the machine of the stream has it: the picture beneath is the same.
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(page.locator(".bug")).hasCSS("background-color", "rgb(26, 70, 52)");
      assertThat(page.locator(".situation")).hasCSS("background-color", "rgb(18, 54, 40)");
    }
  }

  @AtLength
  @Test
  void privateGameIsFramedWithATicketAlone() {
    String token = restClient.token("ann");
    JsonObject made =
        restClient.post(
            "/api/games",
            token,
            new JsonObject()
                .put("league", "sba")
                .put("public", false)
                .put("home", new JsonObject().put("name", "H").put("manager", "ann"))
                .put("away", new JsonObject().put("name", "A").put("manager", "ann")));
    String game = made.getString("game_id");
    String invitation = made.getJsonObject("invitations").getString("watch");
    String ticket =
        restClient
            .post(
                "/api/games/" + game + "/ticket",
                token,
                new JsonObject().put("invitation", invitation))
            .getString("ticket");
    Page page = chromium.visitor();
    page.navigate(site() + "/embed/" + game);
    assertThat(page.getByTestId("gone")).isVisible();
    page.navigate("about:blank");
    page.navigate(site() + "/embed/" + game + "#ticket=" + ticket);
    assertThat(page.getByTestId("inning")).hasText("Before the first pitch");
    play(game, token);
    assertThat(page.getByTestId("score-away")).hasText("1");

    org.assertj.core.api.Assertions.assertThat(
            restClient
                .postRaw("/api/games/" + game + "/ticket", token, "{\"invitation\": \"wrong\"}")
                .statusCode())
        .isEqualTo(404);
  }

  /** Draws the pictures of the documents anew. */
  @Test
  @EnabledIfSystemProperty(named = "screens.write", matches = "true")
  void picturesOfTheDocuments() throws Exception {
    String token = restClient.token("ann");
    String game = game(token);
    playHalfAnInning(game, token);
    Page overlay = chromium.visitor();
    overlay.setViewportSize(1280, 720);
    overlay.navigate(site() + "/overlay/" + game);
    assertThat(overlay.getByTestId("last-play")).isVisible();
    byte[] bug = overlay.screenshot(new Page.ScreenshotOptions().setOmitBackground(true));
    Page picture = chromium.visitor();
    picture.setViewportSize(1280, 720);
    picture.setContent(
        "<body style='margin:0'>%s<img style='position:absolute;left:0;top:0' src='data:image/png;base64,%s'>"
            .formatted(
                Files.readString(Path.of("src/test/resources/web-test/ballpark.svg")),
                Base64.getEncoder().encodeToString(bug)));
    picture.screenshot(new Page.ScreenshotOptions().setPath(Path.of("src/site/overlay.png")));

    StringBuilder frames = new StringBuilder("<body style='margin:12px;background:#ddd'>");
    for (int width : new int[] {320, 560, 900}) {
      frames.append(
          "<iframe style='border:0;display:block;margin:0 0 12px' width=%d height=240 src='%s'></iframe>"
              .formatted(width, site() + "/embed/" + game));
    }
    Page league = chromium.visitor();
    league.setViewportSize(924, 768);
    framed = frames.toString();
    league.navigate("http://127.0.0.1:" + EmbedPageIT.league.actualPort() + "/raw");
    for (int frame = 0; frame < 3; frame++) {
      assertThat(league.locator("iframe").nth(frame).contentFrame().getByTestId("last-play"))
          .isVisible();
    }
    league.screenshot(new Page.ScreenshotOptions().setPath(Path.of("src/site/embed.png")));
  }

  /** A game of two teams with colors. */
  private static String game(String token) {
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("away", team("Harbor Owls", "HAR", "#c1440e"))
            .put("home", team("Cedar Millers", "CED", "#5aa9e6"));
    return restClient.post("/api/games", token, order).getString("game_id");
  }

  private static JsonObject team(String name, String abbrev, String color) {
    JsonObject team = new JsonObject().put("name", name).put("manager", "ann");
    return team.put("abbrev", abbrev).put("color", color);
  }

  private static void playHalfAnInning(String game, String token) {
    try (GameClient client =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token)) {
      JsonObject of = new JsonObject().put("game_id", game);
      client.command("join_game", of.copy().put("role", "player"));
      for (String outcome : List.of("single_1", "strikeout", "walk", "homerun", "double_2")) {
        client.command("roll_dice", of.copy());
        JsonObject said = of.copy().put("outcome", outcome);
        client.command(
            "submit_manual_outcome",
            List.of("strikeout", "walk").contains(outcome) ? said : said.put("hit_location", "CF"));
      }
      client.ask("heartbeat", new JsonObject());
    }
  }

  @Test
  void linkHasACardWithTheScoreAndLeadsToTheGame() {
    String token = restClient.token("ann");
    String game = restClient.game(token, "ann", "ann");
    play(game, token);
    String card = restClient.text("/game/" + game, null);
    org.assertj.core.api.Assertions.assertThat(card)
        .contains("property=\"og:title\" content=\"Visitors 1, Locals 0\"")
        .contains("content=\"Top of the 1st, 0 outs.");

    Page page = chromium.visitor();
    page.navigate(site() + "/game/" + game);
    assertThat(page).hasURL(site() + "/#game=" + game);
  }

  private static String site() {
    return "http://127.0.0.1:" + node.port();
  }

  /** A home run. */
  private static void play(String game, String token) {
    try (GameClient client =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), token)) {
      JsonObject of = new JsonObject().put("game_id", game);
      client.command("join_game", of.copy().put("role", "player"));
      client.command("roll_dice", of.copy());
      client.command(
          "submit_manual_outcome", of.copy().put("outcome", "homerun").put("hit_location", "LF"));
      client.await("play_resolved");
    }
  }
}
