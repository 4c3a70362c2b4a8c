package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A game from the first roll to the last out, played by two people on the page, one of them on a
 * phone, while a third watches: both are ready before each roll, with sealed plans. The network of
 * the side at bat is cut, every connection is cut, and the program is killed and started again,
 * each while a card is read. It is the shortest game in which all that can happen, one inning that
 * ends with a walk-off; {@code -Dpage.innings=9} draws the plays of a longer one.
 */
@RunsInParallel
class WholeGameOnThePageIT extends BrowserScene {
  private static final int INNINGS = Integer.getInteger("page.innings", 1);
  private static final int MOST_PLAYS = 60 * (INNINGS + 3);

  /** The plays of the one inning: three are out at the top, and the bottom is over at once. */
  private static final List<String> ONE_INNING =
      List.of("strikeout", "walk", "single", "strikeout", "groundball_c", "homerun");

  private static final List<String> FIELDERS = List.of("LF", "CF", "RF");

  private String token;
  private String game;

  @Test
  void nothingIsLostAndNothingHappensTwice() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println(
        "WholeGameOnThePageIT runs with -Dseed=" + seed + " -Dpage.innings=" + INNINGS);
    Random random = new Random(seed);
    create();
    ann = comesIn("ann", game);
    bob = browserSite.phone().opens(link("bob"));
    BrowserUser cy = comesIn("cy", game).sees("spectating", "You are watching.");

    int plays = 0;
    while (state().getString("status").equals("waiting") || isOn()) {
      assertThat(plays).isLessThan(MOST_PLAYS);
      boolean top = state().getString("half", "top").equals("top");
      BrowserUser batting = top ? bob : ann;
      BrowserUser fielding = top ? ann : bob;
      fielding.presses("ready");
      batting.rolls();
      disturb(plays, batting, random);
      plays += 1;
    }

    for (BrowserUser each : List.of(ann, bob, cy)) {
      each.reads("final", "Final");
    }
    List<String> feed = ann.feed();
    assertThat(feed).isNotEmpty().isEqualTo(bob.presses("page-plays").feed()).isEqualTo(cy.feed());
    assertThat(playNumbers()).isEqualTo(IntStream.rangeClosed(1, plays).boxed().toList());
    System.out.printf(
        "WholeGameOnThePageIT: %d plays, %s%n", plays, state().getJsonObject("score"));
    for (BrowserUser each : List.of(ann, bob, cy)) {
      assertThat(each.complaints()).allMatch(WholeGameOnThePageIT::isOfTheNetwork);
    }
  }

  /** The second play is written without a network, the third over new connections, and so on. */
  private void disturb(int plays, BrowserUser batting, Random random) {
    if (plays == 1) {
      batting.losesTheNetwork().presses("outcome-walk").reads("away", "Your play is kept");
      batting.presses("submit-outcome").hasTheNetworkAgain().seesNo("chooser");
    } else if (plays == 2) {
      browserSite.closeConnections();
      batting.says("single", "CF");
    } else if (plays == 4) {
      browserSite.killAndRestart();
      batting.says("groundball_c", "SS");
    } else {
      String outcome = INNINGS == 1 ? ONE_INNING.get(plays) : drawn(random.nextInt(100));
      batting.says(outcome, where(outcome, FIELDERS.get(random.nextInt(FIELDERS.size()))));
    }
  }

  private static String drawn(int of100) {
    if (of100 < 30) {
      return "strikeout";
    } else if (of100 < 50) {
      return "flyout_c";
    } else if (of100 < 65) {
      return "groundball_c";
    } else if (of100 < 80) {
      return "single";
    }
    return of100 < 90 ? "walk" : "homerun";
  }

  private static @Nullable String where(String outcome, String fielder) {
    return switch (outcome) {
      case "strikeout", "walk" -> null;
      case "groundball_c" -> "SS";
      default -> fielder;
    };
  }

  private void create() {
    token = browserSite.restClient().token("ann");
    JsonObject options =
        new JsonObject()
            .put("innings", INNINGS)
            .put("before_roll", "ready")
            .put("plans", "sealed")
            .put("rulings", "agreed");
    JsonObject body =
        new JsonObject()
            .put("league", "sba")
            .put("public", true)
            .put("options", options)
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "bob"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "ann"));
    game = browserSite.restClient().post("/api/games", token, body).getString("game_id");
  }

  private String link(String user) {
    String theirs = browserSite.restClient().token(user);
    return browserSite.site() + "#token=" + theirs + "&game=" + game;
  }

  private boolean isOn() {
    return state().getString("status").equals("in_progress");
  }

  private JsonObject state() {
    return browserSite.restClient().get("/api/games/" + game, token).getJsonObject("state");
  }

  /** The numbers of all plays in the log. */
  private List<Integer> playNumbers() {
    return browserSite.restClient().log(game, token).stream()
        .filter(event -> event.getString("event").equals("play_resolved"))
        .map(event -> event.getJsonObject("data").getInteger("play_number"))
        .toList();
  }

  /** What a browser writes by itself when a connection fails. */
  private static boolean isOfTheNetwork(String complaint) {
    return complaint.startsWith("WebSocket connection to")
        || complaint.startsWith("Failed to load resource: net::");
  }
}
