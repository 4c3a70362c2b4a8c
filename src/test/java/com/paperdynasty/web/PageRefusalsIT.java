package com.paperdynasty.web;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import org.junit.jupiter.api.Test;

/** What the page shows when something fails, and for how long. */
@RunsInParallel
class PageRefusalsIT extends BrowserScene {
  private static final double AT_ONCE_MS = 2_500;

  @AtLength
  @Test
  void browsersOfflineEventIsShownAtOnce() {
    sitDown(browserSite.browserUser());
    // Without Bob's part of the dice the first roll would wait for it.
    bob.reads("feed", "The Harbor Owls have shown their part of the dice.");
    bob.reads("roll", "Play ball").losesTheNetwork();
    bob.seesWithin(AT_ONCE_MS, "connection-state", "Offline");
    ann.rolls();
    bob.hasTheNetworkAgain().seesWithin(AT_ONCE_MS, "connection-state", "Live");
    bob.reads("reading", "column").says("strikeout", null);
    ann.reads("happened", "Struck out");
  }

  /** A user that has scrolled to the dice does not see the top of the page. */
  @Test
  void lostConnectionIsShownBesideTheRollButton() {
    sitDown(browserSite.phone());
    bob.plays("single", "CF").losesTheNetwork();
    bob.seesWithin(
        AT_ONCE_MS, "away", "You are offline. What you do here waits until you are back.");
    bob.hasBeforeTheirEyes("roll", "away").hasTheNetworkAgain().seesNo("away").rolls();
  }

  @AtLength
  @Test
  void requestsAreRepeatedWhenTheNetworkIsBack() {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    ann.sees("connection-state", "Live").losesTheNetwork().presses("games-mine");
    ann.reads("games-complaint", "The server cannot be reached right now.");
    ann.hasTheNetworkAgain()
        .seesNo("games-complaint")
        .seesWithin(AT_ONCE_MS, "connection-state", "Live");
  }

  @AtLength
  @Test
  void refusalOfARollDisappearsWithItsCause() {
    String game = game();
    ann = comesIn("ann", game);
    bob = comesIn("bob", game);
    bob.presses("change-away").plays("homerun", "CF");
    bob.presses("hitter-away").writes("slot-away-2", "Slim Jackson").presses("send-away");
    bob.reads("happened", "Slim Jackson bats for Eddie Marsh.");
    bob.plays("strikeout").plays("strikeout").plays("strikeout");

    ann.presses("roll")
        .reads("roll-complaint", "Nobody plays second base for the side in the field.");
    bob.presses("2B-2-away").presses("send-away").reads("feed", "stays in, at second base.");
    ann.seesNo("roll-complaint").rolls();
    quiet(ann);
  }

  @AtLength
  @Test
  void refusalOfAChangeNamesPlayersAndDisappears() {
    String game = game();
    ann = comesIn("ann", game);
    bob = comesIn("bob", game);
    bob.plays("walk").presses("change-away").presses("hitter-away");
    bob.writes("slot-away-2", "Slim Jackson").presses("send-away");
    bob.sees("batter", "Slim Jackson").writes("slot-away-2", "Eddie Marsh").presses("send-away");
    bob.sees("card-complaint-away", "Eddie Marsh has left the game and cannot come back.");
    ann.presses("infield-in");
    bob.seesNo("card-complaint-away");
    quiet(bob);
  }

  @AtLength
  @Test
  void brokenLinkIsReported() {
    ann = browserSite.browserUser().comesTo(browserSite.site() + "#game=nonsense", "Ann");
    ann.sees("refused", "This link does not lead to a game.");
    ann.goesTo("about:blank")
        .goesTo(browserSite.site() + "#game=123e4567-e89b-12d3-a456-426614174000");
    ann.sees("refused", "There is no such game, or it is not open to you.");
  }
}
