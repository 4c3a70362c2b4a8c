package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.BoundingBox;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page on small and large screens, with touch and with a mouse. Ann, at a desk, manages the
 * home team; Bob, with a phone, the visitors.
 */
@RunsInParallel
class ScreensIT extends BrowserScene {
  private static final List<Screen> SCREENS =
      List.of(
          new Screen(320, 640),
          new Screen(390, 844),
          new Screen(768, 1024),
          new Screen(844, 390),
          new Screen(1024, 768),
          new Screen(1440, 900));

  private static final String TWENTY_LETTERS = "Christopher Robinson";

  private static final List<Screen> DESKS = List.of(new Screen(1024, 768), new Screen(1440, 900));
  private static final List<Screen> SMALL_PHONES =
      List.of(new Screen(320, 640), new Screen(360, 640));
  private static final List<Screen> PHONES = List.of(new Screen(390, 844), new Screen(844, 390));

  @AtLength
  @Test
  void everyDieHasASizeOnEveryScreen() {
    sitDown(browserSite.phone());
    bob.rolls();
    diceAreLarge("at the card");
    bob.presses("outcome-single");
    diceAreLarge("at the field");
  }

  private void diceAreLarge(String stage) {
    for (Screen screen : SCREENS) {
      bob.sizesThePage(screen);
      for (String die : List.of("d6-one", "d6-two-a", "d6-two-b", "resolution-d20", "chaos-d20")) {
        BoundingBox size = bob.size(die);
        assertThat(size).as(die + " on " + screen + ", " + stage).isNotNull();
        assertThat(Math.min(size.width, size.height))
            .as(die + " on " + screen + ", " + stage)
            .isGreaterThan(40);
      }
    }
  }

  private static double middle(BoundingBox box) {
    return box.y + box.height / 2;
  }

  @AtLength
  @Test
  void everythingIsVisibleAndClickableBeforeTheGame() {
    BrowserUser ann = browserSite.browserUser().goesTo(browserSite.site());
    BrowserUser bob = browserSite.phone().goesTo(browserSite.site());
    ann.reads("enter", "Come in");
    bob.reads("enter", "Come in");
    fits("the welcome", ann, bob);
    ann.comesTo(browserSite.site(), "Ann").reads("create-game", "Make the game");
    bob.comesTo(browserSite.site(), TWENTY_LETTERS).reads("create-game", "Make the game");
    fits("the lobby", ann, bob);
    fitsOffline("the lobby, offline", bob);
    String seat = ann.makesAGame();
    bob.goesTo(seat).reads("take-seat", "Take the seat");
    fits("the offer, and who waits", ann, bob);
    bob.takesTheSeat().reads("roll", "Play ball");
    fits("the table before the game", ann, bob);
    assertThat(bob.faultsOn(SMALL_PHONES)).as("on small phones").isEmpty();
    for (Screen phone : List.of(new Screen(320, 640), new Screen(390, 844))) {
      bob.sizesThePage(phone);
      assertThat(middle(bob.box("leave-table")))
          .as("the masthead has one row on " + phone)
          .isCloseTo(middle(bob.box("sounds")), within(2.0));
    }
    fitsOffline("the table, offline", bob);
    bob.seesTheConnectionAs("reconnecting", "Reconnecting…");
    assertThat(bob.faultsOn(SMALL_PHONES)).as("while reconnecting").isEmpty();
    quiet(ann);
  }

  /** "Offline" and "Try again" have room, in the row in which the connection is always told. */
  private static void fitsOffline(String scene, BrowserUser user) {
    user.losesTheNetwork().reads("connection-state", "Offline").reads("try-again", "Try again");
    assertThat(user.faultsOn(SMALL_PHONES)).as(scene).isEmpty();
    user.sizesThePage(SMALL_PHONES.get(0));
    assertThat(middle(user.box("try-again")))
        .as(scene + ": in one row")
        .isCloseTo(middle(user.box("connection-state")), within(2.0));
    user.hasTheNetworkAgain().reads("connection-state", "Live");
  }

  @AtLength
  @Test
  void everythingIsVisibleAndClickableDuringTheGame() {
    sitDown(browserSite.phone());
    bob.rolls();
    fits("the dice", ann, bob);
    bob.says("single", "CF").plays("walk");
    ann.reads("happened", "Walk").presses("infield-in").presses("hold-1");
    bob.reads("defense-now", "Infield in");
    fits("after a play", ann, bob);
    bob.rolls().presses("outcome-groundball_b").presses("otherwise");
    ann.presses("umpire");
    fits("where it went and who went where", ann, bob);
    bob.presses("change-outcome").presses("outcome-strikeout").presses("otherwise");
    fits("what else was on the pitch", ann, bob);
    bob.presses("submit-outcome").presses("change-away").presses("hitter-away");
    ann.presses("change-home").presses("tab-box").reads("box-away-H", "1");
    fits("the lineup cards and the box score", ann, bob);
    bob.presses("tab-box").reads("box-away-H", "1");
    ann.writes("reason", "rain")
        .presses("end_game")
        .presses("end_game-yes")
        .reads("final", "Called");
    bob.presses("check-dice").reads("dice-verdict", "check out");
    fits("the end", ann, bob);
  }

  private static void fits(String scene, BrowserUser desk, BrowserUser phone) {
    assertThat(desk.seriousFaultsOn(DESKS)).as(scene + ", at a desk").isEmpty();
    assertThat(phone.seriousFaultsOn(PHONES)).as(scene + ", on a phone").isEmpty();
    for (BrowserUser each : List.of(desk, phone)) {
      assertThat(each.faultsOn(SCREENS)).as(scene).isEmpty();
    }
  }
}
