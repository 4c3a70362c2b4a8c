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
  private static final int MOST_MS = 1_700;

  private static final int TRIES = 3;

  /** Notes when the first of the buttons can be pressed by which a user begins. */
  private static final String WATCH =
      """
      new MutationObserver((_, observer) => {
        const button = document.querySelector('[data-testid=create-game], [data-testid=roll]');
        if (button?.checkVisibility() && !button.disabled) {
          observer.disconnect();
          window.usableAt = Math.round(performance.now());
        }
      }).observe(document, { childList: true, subtree: true });""";

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
   * On a machine that does nothing else, so it is measured only when {@code
   * -Dpage.slow-network=true} asks for it.
   */
  @Test
  void pageIsUsableSoonOverASlowNetwork() {
    Assumptions.assumeTrue(Boolean.getBoolean("page.slow-network"));
    System.out.printf(
        "usable over a fast network: lobby %s ms, table %s ms%n",
        usableMs(lobby, false), usableMs(table, false));
    List<Integer> slowLobby = usableMs(lobby, true);
    List<Integer> slowTable = usableMs(table, true);
    System.out.printf("over a slow one: lobby %s ms, table %s ms%n", slowLobby, slowTable);
    assertThat(slowLobby).allMatch(ms -> ms < MOST_MS);
    assertThat(slowTable).allMatch(ms -> ms < MOST_MS);
  }

  private static List<Integer> usableMs(String address, boolean slow) {
    return IntStream.range(0, TRIES).mapToObj(i -> usableOnceMs(address, slow)).toList();
  }

  /** From the request for the page to a button that can be pressed. */
  private static int usableOnceMs(String address, boolean slow) {
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
    page.addInitScript(WATCH);
    page.navigate(address);
    int ms = (Integer) page.waitForFunction("() => window.usableAt").jsonValue();
    page.context().close();
    return ms;
  }
}
