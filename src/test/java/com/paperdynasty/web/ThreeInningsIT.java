package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two who are new play three innings, through the page's own controls alone: a name, a game, its
 * link, sealed plans, both ready before each roll; and then another game. Ann sits at a desk, Bob
 * has a phone. Nothing keeps one of them waiting for ten seconds.
 */
@RunsInParallel
class ThreeInningsIT extends BrowserScene {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_PLAYS = 200;
  private static final List<String> DRAWN =
      List.of("strikeout", "groundball_c", "flyout_c", "single", "walk", "lineout", "homerun");

  private final Random random = new Random(Long.getLong("seed", System.nanoTime()));
  private long lastStepNs = System.nanoTime();

  @AtLength
  @Test
  void twoNewManagersPlayThreeInningsAndMeetInTheNextGame() {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    ann.presses("game-options").writes("innings", "3").reads("options-short", "plans sealed");
    String link = ann.makesAFairGame();
    goesOn("a game is made");
    bob = browserSite.phone().comesTo(link, "Bob").takesTheSeat();
    bob.reads("move", "Your move");
    goesOn("Bob has the seat");

    int plays = 0;
    while (!status().equals("completed")) {
      assertThat(plays).isLessThan(MOST_PLAYS);
      boolean top = state().getString("half").equals("top");
      (top ? ann : bob).presses("ready");
      goesOn("the fielding side is ready");
      BrowserUser batting = top ? bob : ann;
      batting.rolls();
      goesOn("the dice fall");
      String outcome = DRAWN.get(random.nextInt(DRAWN.size()));
      batting.says(outcome, where(outcome));
      plays += 1;
      goesOn("play " + plays);
    }

    ann.reads("final", "Final").presses("play-again").seesNo("final");
    bob.presses("next-game").seesNo("final");
    goesOn("the next game");
    assertThat(ann.address()).isEqualTo(bob.address());
    JsonObject setup = read().getJsonObject("setup");
    assertThat(setup.encode()).contains("\"name\":\"Ann\"", "\"name\":\"Bob\"");
    quiet(ann, bob);
  }

  private static @Nullable String where(String outcome) {
    return switch (outcome) {
      case "strikeout", "walk" -> null;
      case "groundball_c" -> "SS";
      case "lineout" -> "2B";
      default -> "CF";
    };
  }

  private void goesOn(String step) {
    long now = System.nanoTime();
    assertThat(Duration.ofNanos(now - lastStepNs)).as(step).isLessThan(LONGEST);
    lastStepNs = now;
  }

  private String status() {
    return state().getString("status");
  }

  private JsonObject state() {
    return read().getJsonObject("state");
  }

  /** As anybody who watches sees it. */
  private JsonObject read() {
    String game = ann.address().replaceFirst(".*#game=", "");
    return browserSite.restClient().get("/api/games/" + game, browserSite.restClient().token("cy"));
  }
}
