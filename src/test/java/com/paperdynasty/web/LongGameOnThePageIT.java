package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a long game costs the page of somebody who manages a side and watches every play move. */
@AtLength
@RunsInParallel
class LongGameOnThePageIT {
  /** With {@code -Dpage.plays=440} it is a game of five hundred. */
  private static final int PLAYS = Integer.getInteger("page.plays", 160);

  /** More of its own processor time than this in one task, and a tap has to wait. */
  private static final double LONGEST_TASK_MS = 50;

  /** Elements, texts and comments. What is drawn differs by as much; a leak adds dozens a play. */
  private static final int MOST_MORE_NODES = 1_500;

  /** Draws each event for itself, as they come in a game that is played. */
  private static final String PLAY_ON =
      """
      async (plays) => {
        for (let seen = 0; seen < plays; ) {
          const { event } = scene.next();
          await scene.drawn();
          seen += event === 'play_resolved' ? 1 : 0;
        }
      }""";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Test
  void longGameGrowsNoDocumentAndNoTask() {
    Page page = chromium.movingPage();
    RecordedGame.openIn(page);
    CDPSession session = page.context().newCDPSession(page);
    page.evaluate(PLAY_ON, 60);
    int few = count(page);
    int kept = nodesKept(session);
    List<Double> tasks = PageTasks.during(page, () -> page.evaluate(PLAY_ON, PLAYS));
    int keptAfter = nodesKept(session);
    List<Double> longest = tasks.stream().sorted(Comparator.reverseOrder()).limit(5).toList();
    System.out.printf(
        "processor time of a play: %.1f ms, the longest tasks: %s ms, nodes kept: %d, then %d%n",
        tasks.stream().mapToDouble(ms -> ms).sum() / PLAYS, longest, kept, keptAfter);
    assertThat(tasks).hasSizeGreaterThan(PLAYS);
    assertThat(longest.get(0)).as("the longest task").isLessThan(LONGEST_TASK_MS);
    // What stands in the feed are the last half-innings, some longer than others.
    assertThat(count(page)).isLessThan(few * 2);
    assertThat(keptAfter).as("nodes that are kept").isLessThan(kept + MOST_MORE_NODES);
    page.getByTestId("feed-whole").click();
    assertThat(lines(page)).isEqualTo(100);
    page.getByTestId("feed-earlier").click();
    assertThat(lines(page)).isEqualTo(100);
  }

  private static int count(Page page) {
    return (Integer) page.evaluate("() => document.querySelectorAll('*').length");
  }

  /** All nodes that the page keeps, drawn or not. */
  private static int nodesKept(CDPSession session) {
    session.send("HeapProfiler.collectGarbage");
    session.send("HeapProfiler.collectGarbage");
    return session.send("Memory.getDOMCounters").get("nodes").getAsInt();
  }

  private static int lines(Page page) {
    return page.getByTestId("feed").locator("li").count();
  }
}
