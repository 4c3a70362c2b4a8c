package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The lobby: games to play, to watch, to make, and to be invited to. */
@RunsInParallel
class LobbyPageIT extends BrowserScene {
  private static final List<Screen> SCREENS =
      List.of(new Screen(1440, 900), new Screen(1024, 768), new Screen(390, 844));

  private static final String NINE =
      """
      Order,Player,Pos
      1,"Brock, Lou",LF
      2,Curt Flood,CF
      3,Roger Maris,RF
      4,Orlando Cepeda,1B
      5,Tim McCarver,C
      6,Mike Shannon,3B
      7,Julian Javier,2B
      8,Dal Maxvill,LF
      ,Bob Gibson,P
      """;

  @Test
  void gameWithEveryOptionIsMadeAndItsSeatTakenFromTheList() {
    String cards = "Cards " + UUID.randomUUID().toString().substring(0, 8);
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    ann.writes("home-name", cards).presses("home-lineup").writes("write-lineup-home", NINE);
    ann.reads("write-lineup-home-faults", "Line 9: Lou Brock plays LF already, on line 2.");
    ann.presses("create-game").reads("create-complaint", cards + ", line 9");
    ann.writes("write-lineup-home", NINE.replace("Dal Maxvill,LF", "Dal Maxvill,SS"));
    ann.sees("home-lineup-short", "9 players").presses("game-options").writes("innings", "7");
    ann.chooses("extra-runner", "2").chooses("mercy", "10").writes("mercy-from", "5");
    ann.chooses("absence-seconds", "300").presses("anybody");
    fits("the form", ann);
    ann.reads("options-short", "7 innings, DH, extra runner, mercy rule, both ready");
    ann.presses("create-game").presses("invite-away-code");
    assertThat(ann.codeIn("qr-code")).isEqualTo(ann.valueOf("invite-away"));
    fits("the invitations", ann);

    bob = browserSite.phone().goesTo(ann.valueOf("invite-away"));
    bob.sees("invited", "Ann asks you to manage the Harbor Owls");
    bob.comesTo(browserSite.site(), "Bob");
    bob.presses("games-seats").writes("search-games", cards).pressesLink("Manage the Harbor Owls");
    bob.sees("offer-title", "Ann asks you to manage the Harbor Owls");
    bob.reads("offer-teams", cards).reads("offer-terms", "7 innings, with a designated hitter.");
    bob.reads("offer-terms", "on second")
        .reads("offer-terms", "5 minutes")
        .reads("offer-terms", "Anybody may watch");
    fits("the offer", bob);
    bob.takesTheSeat().reads("ready-away", "");
    ann.presses("change-home").presses("paste-home").chooses("used-home", cards);
    ann.presses("hand-in-home")
        .reads("feed", "Cards")
        .presses("leave-table")
        .reads("my-games", "Your move: say that you are ready");
    ann.chooses("away-saved", cards).sees("away-lineup-short", "9 players");
    ann.presses("away-forget").seesNo("away-saved");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void listsShowGamesAsTheyAreNow() {
    String owls = "Owls " + UUID.randomUUID().toString().substring(0, 8);
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann").writes("away-name", owls);
    bob = browserSite.browserUser().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    BrowserUser fan = browserSite.browserUser().goesTo(browserSite.site());
    fan.presses("just-watch").writes("search-games", owls);
    bob.plays("homerun", "LF").plays("single", "CF");

    fan.seesNo("my-games")
        .reads("game-list", "Top 1st, 0 outs")
        .reads("game-list", "runner on 1st");
    bob.rolls();
    BrowserUser again = bob.atAnotherTab().goesTo(browserSite.site());
    again.reads("my-games", "Your move: read your card");
    fits("the lists", fan, again);
    ann.presses("umpire").writes("reason", "rain").presses("end_game").presses("end_game-yes");
    fan.presses("games-results").reads("game-list", "Called");
    again.seesNo("my-games").presses("games-mine").reads("game-list", "Called");
    ann.reads("play-again", "Play again: the Cedar Millers at the " + owls).presses("play-again");
    ann.reads("roll", "Play ball");
    bob.presses("next-game").reads("roll", "Play ball");
    ann.rolls();
    again.reads("my-games", "Waiting for the Cedar Millers to read the card");
    quiet(ann, bob, fan, again);
  }

  /** Nobody has told Ann of it. */
  @Test
  void whoPressesPlayAgainSecondComesIntoTheGameOfTheFirst() {
    RestClient server = browserSite.restClient();
    String anns = server.token("ann");
    String game = server.game(anns, "ann", "bob");
    ann = browserSite.browserUser();
    ann.opens(browserSite.site() + "#token=" + anns + "&game=" + game).plays("walk");
    ann.presses("umpire").writes("reason", "rain").presses("end_game").presses("end_game-yes");
    ann.reads("play-again", "Play again");
    JsonObject order =
        new JsonObject()
            .put("league", "sba")
            .put("rematch_of", game)
            .put("away", new JsonObject().put("name", "Locals").put("manager", "bob"))
            .put("home", new JsonObject().put("name", "Visitors").put("manager", "ann"));
    String next = server.post("/api/games", server.token("bob"), order).getString("game_id");

    ann.presses("play-again").seesNo("play-again");
    assertThat(ann.address()).endsWith("#game=" + next);
    quiet(ann);
  }

  private static void fits(String scene, BrowserUser... visitors) {
    for (BrowserUser each : visitors) {
      assertThat(each.faultsOn(SCREENS)).as(scene).isEmpty();
      each.sizesThePage(SCREENS.get(0));
    }
  }
}
