package com.paperdynasty.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.CurlStream;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.nodes.ThreeNodeCluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A browser's own EventSource, and curl, follow a game without an account. */
@AtLength
@RunsInParallel
class StreamInABrowserIT extends BrowserScene {
  private static final double PATIENCE_MS = 30_000;

  private static final String FOLLOW =
      """
      game => {
        const seen = [];
        const shown = document.createElement('p');
        shown.dataset.testid = 'seen';
        document.body.append(shown);
        let last = 0;
        const follow = () => {
          const source = new EventSource(`/api/games/${game}/stream?last_seq=${last}`);
          for (const event of ['game_created', 'game_started', 'dice_rolled', 'play_resolved']) {
            source.addEventListener(event, ({ lastEventId }) => {
              last = lastEventId;
              seen.push(lastEventId);
              shown.textContent = seen.join(' ');
            });
          }
          source.onerror = () => source.readyState === EventSource.CLOSED && setTimeout(follow, 500);
        };
        follow();
      }
      """;

  @Test
  void everyEventComesOnceAndInOrderOverALostConnectionAndAKilledServer() {
    Vertx vertx = Vertx.vertx();
    CurlStream curl = null;
    try {
      RestClient restClient = browserSite.restClient();
      String token = restClient.token("ann");
      String game = restClient.game(token, "ann", "ann");
      Page page = browserSite.page();
      page.navigate(browserSite.site());
      // As a server that drains: an EventSource stops for good.
      page.route(
          "**/stream?*",
          route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
          new Page.RouteOptions().setTimes(1));
      page.evaluate(FOLLOW, game);
      assertThat(page.getByTestId("seen")).hasText("1");
      curl =
          CurlStream.follow(
              browserSite.site().replaceFirst("/?$", "/api/games/" + game + "/stream"));

      play(vertx, game, token, 2);
      browserSite.closeConnections();
      play(vertx, game, token, 2);
      browserSite.killAndRestart();
      play(vertx, game, token, 2);

      int events = browserSite.restClient().get("/api/games/" + game, token).getInteger("seq");
      String all =
          IntStream.rangeClosed(1, events)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(" "));
      assertThat(page.getByTestId("seen"))
          .hasText(all, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
      CurlStream read = curl;
      ThreeNodeCluster.until(
          () -> read.lines().size() >= events, () -> "curl has read " + read.lines());
      assertEquals(
          all,
          read.lines().stream()
              .map(line -> line.substring(0, line.indexOf(' ')))
              .collect(Collectors.joining(" ")));
    } finally {
      if (curl != null) {
        curl.close();
      }
      vertx.close().await();
    }
  }

  private static void play(Vertx vertx, String game, String token, int plays) {
    int port = URI.create(browserSite.site()).getPort();
    try (GameClient client = GameClient.connect(vertx, WebSocketEndpoint.PLAIN, port, token)) {
      JsonObject of = new JsonObject().put("game_id", game);
      client.command("join_game", of.copy().put("role", "player"));
      for (int i = 0; i < plays; i++) {
        client.command("roll_dice", of.copy());
        client.command("submit_manual_outcome", of.copy().put("outcome", "walk"));
      }
    }
  }
}
