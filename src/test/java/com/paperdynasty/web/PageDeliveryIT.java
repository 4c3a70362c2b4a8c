package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of the page a browser fetches when it comes, and when it comes again. */
@RunsInParallel
class PageDeliveryIT extends BrowserScene {
  private static final int MOST_BYTES_AT_FIRST = 400_000;

  /** The connection for the game is the fifth. */
  private static final int MOST_REQUESTS_LATER = 4;

  @Test
  void browserThatComesAgainFetchesAlmostNothing() {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    ann.sees("connection-state", "Live").reads("create-game", "Make the game");
    int bytes = ann.bytesFromTheNetwork().stream().mapToInt(size -> size).sum();
    assertThat(bytes).isBetween(50_000, MOST_BYTES_AT_FIRST);

    BrowserUser again = ann.atAnotherTab().goesTo(browserSite.site());
    again.sees("connection-state", "Live").reads("create-game", "Make the game");
    List<Integer> later = again.bytesFromTheNetwork();
    System.out.printf("first visit %d bytes, second %s%n", bytes, later);
    assertThat(later).hasSizeLessThanOrEqualTo(MOST_REQUESTS_LATER);
    quiet(ann, again);
  }
}
