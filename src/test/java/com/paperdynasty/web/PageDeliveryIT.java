package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of the page a browser fetches when it comes, and when it comes again. */
@RunsInParallel
class PageDeliveryIT extends BrowserScene {
  private static final int MOST_BYTES_AT_FIRST = 150 * 1_024;
  private static final int MOST_REQUESTS_LATER = 5;

  /** A slow mobile network: bytes a second each way, and the time that an answer takes at least. */
  private static final int DOWN = 1_600_000 / 8;

  private static final int UP = 750_000 / 8;
  private static final int ROUND_TRIP_MS = 150;
  private static final int MOST_COSTS_MS = 1_500;

  /** The machine does other things at the same time. */
  private static final int TRIES = 3;

  /** The first browser gets what is not yet compressed as far as it can be. */
  private static final String FETCH_UNTIL_SMALL =
      """
      async () => {
        const first = document.querySelector('script[type=module]').src;
        const code = await (await fetch(first)).text();
        const later = [...code.matchAll(/import\\('([^']+)'\\)/g)].map(([, name]) => new URL(name, first).href);
        const files = [location.pathname, document.querySelector('link[rel=stylesheet]').href, first, ...later];
        for (let tries = 0; tries < 300; tries += 1) {
          const answers = await Promise.all(files.map((file) => fetch(file, { cache: 'no-store' })));
          if (answers.every(({ headers }) => headers.get('content-encoding') === 'br')) {
            return;
          }
          await new Promise((later) => setTimeout(later, 100));
        }
        throw new Error('nothing is compressed with brotli');
      }""";

  private String lobby;
  private String table;

  @BeforeEach
  void compress() {
    Page page = browserSite.page();
    page.navigate(browserSite.site());
    page.evaluate(FETCH_UNTIL_SMALL);
    lobby = browserSite.site() + "#token=" + browserSite.restClient().token("ann");
    table = lobby + "&game=" + game();
  }

  @Test
  void browserFetchesLittleAtFirstAndAlmostNothingLater() {
    ann = browserSite.browserUser().opens(lobby).reads("create-game", "Make the game");
    bob = browserSite.browserUser().opens(table).reads("roll", "Play ball");
    BrowserUser again = ann.atAnotherTab().opens(lobby).reads("create-game", "Make the game");
    BrowserUser back = bob.atAnotherTab().opens(table).reads("roll", "Play ball");
    List<Integer> later = again.bytesFromTheNetwork();
    List<Integer> atTheTable = back.bytesFromTheNetwork();
    System.out.printf(
        "first visit: lobby %s, table %s bytes; again: lobby %s, table %s%n",
        ann.bytesFromTheNetwork(), bob.bytesFromTheNetwork(), later, atTheTable);
    assertThat(sum(ann)).isBetween(50_000, MOST_BYTES_AT_FIRST);
    assertThat(sum(bob)).isBetween(50_000, MOST_BYTES_AT_FIRST);
    // The connection for the game, which the browser does not list, is one more.
    assertThat(later).hasSizeLessThan(MOST_REQUESTS_LATER);
    assertThat(atTheTable).hasSizeLessThan(MOST_REQUESTS_LATER);
    quiet(ann, bob, again, back);
  }

  private static int sum(BrowserUser user) {
    return user.bytesFromTheNetwork().stream().mapToInt(size -> size).sum();
  }

  /**
   * At most two seconds on a machine that does nothing else, so it is measured only when {@code
   * -Dpage.slow-network=true} asks for it.
   */
  @Test
  void slowNetworkCostsLittle() {
    Assumptions.assumeTrue(Boolean.getBoolean("page.slow-network"));
    int lobbyCosts = leastMs(lobby, "create-game", true) - leastMs(lobby, "create-game", false);
    int tableCosts = leastMs(table, "roll", true) - leastMs(table, "roll", false);
    System.out.printf("slow network costs: lobby %d ms, table %d ms%n", lobbyCosts, tableCosts);
    assertThat(lobbyCosts).isLessThan(MOST_COSTS_MS);
    assertThat(tableCosts).isLessThan(MOST_COSTS_MS);
  }

  private static int leastMs(String address, String button, boolean slow) {
    return IntStream.range(0, TRIES).map(i -> usableMs(address, button, slow)).min().getAsInt();
  }

  /** From the request for the page to a button that can be pressed. */
  private static int usableMs(String address, String button, boolean slow) {
    Page page = browserSite.page();
    if (slow) {
      CDPSession session = page.context().newCDPSession(page);
      session.send("Network.enable");
      JsonObject network = new JsonObject();
      network.addProperty("offline", false);
      network.addProperty("latency", ROUND_TRIP_MS);
      network.addProperty("downloadThroughput", DOWN);
      network.addProperty("uploadThroughput", UP);
      session.send("Network.emulateNetworkConditions", network);
    }
    page.navigate(address);
    page.getByTestId(button).waitFor();
    int ms = ((Number) page.evaluate("() => Math.round(performance.now())")).intValue();
    System.out.printf("usable after %d ms%n", ms);
    page.context().close();
    return ms;
  }
}
