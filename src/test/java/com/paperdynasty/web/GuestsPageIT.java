package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of {@code serve} with nothing but a database, for people without an account. */
@RunsInParallel
class GuestsPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  @AtLength
  @Test
  void twoGuestsPlayAnInningAndSomebodyWithoutANameWatches() {
    try (Served served = Served.start(Map.of("PD_AUTH_GUESTS", "play"))) {
      BrowserUser ann = browser().comesTo(served.site(), "Ann");
      BrowserUser bob = browser().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
      BrowserUser fan = browser().goesTo(ann.address()).sees("spectating", "You are watching.");
      fan.seesNo("roll").seesNo("chat-text");

      diceAreReady(bob);
      bob.plays("single", "CF").plays("strikeout").plays("strikeout").plays("strikeout");
      ann.plays("homerun", "LF").plays("strikeout").plays("strikeout").plays("strikeout");
      for (BrowserUser each : List.of(ann, bob, fan)) {
        each.sees("inning", "Top 2nd").sees("score-home", "1").sees("score-away", "0");
      }
      assertThat(fan.book(8)).isEqualTo(ann.book(8));

      bob.presses("sign-out").presses("sign-out-yes").writes("name-input", "Bob").presses("enter");
      bob.rolls();
      fan.presses("come-in").writes("name-input", "Fan").presses("enter");
      fan.sees("spectating", "You are watching.").sees("my-name", "Fan (guest)");
      for (BrowserUser each : List.of(ann, bob, fan)) {
        assertThat(each.complaints()).isEmpty();
      }
    }
  }

  @AtLength
  @Test
  void byDefaultPeopleAreToldHowToSignIn() {
    try (Served served = Served.start(Map.of())) {
      BrowserUser ann = browser().goesTo(served.site());

      ann.reads("how-to-sign-in", "open the link that it sent you").seesNo("name-input");
      ann.seesNo("just-watch");
      assertThat(ann.complaints()).isEmpty();
    }
  }

  @AtLength
  @Test
  void liveGamesAreListedForEverybody() {
    try (Served served = Served.start(Map.of("PD_AUTH_GUESTS", "play"))) {
      BrowserUser ann = browser().comesTo(served.site(), "Ann");
      BrowserUser bob = browser().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
      diceAreReady(bob);
      bob.plays("single", "CF");
      BrowserUser fan = browser().goesTo(served.site()).presses("just-watch").presses("games-live");

      fan.reads("game-list", "Top 1st").reads("come-in-to-play", "Come in").seesNo("create-game");
      assertThat(fan.complaints()).isEmpty();
    }
  }

  /** Until both sides have shown their part of the dice a roll is refused. */
  private static void diceAreReady(BrowserUser at) {
    at.reads("feed", "Harbor Owls have shown").reads("feed", "Cedar Millers have shown");
  }

  private static BrowserUser browser() {
    return new BrowserUser(chromium.visitor());
  }
}
