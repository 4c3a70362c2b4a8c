package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Games whose cards the server knows. Ann, at a desk, manages the visitors; Bob the home team. */
@RunsInParallel
class CardsPageIT extends BrowserScene {
  private static final List<Screen> DESKS = List.of(new Screen(1024, 768), new Screen(1440, 900));
  private static final List<Screen> PHONES = List.of(new Screen(390, 844), new Screen(844, 390));
  private static final List<Screen> SCREENS =
      List.of(
          new Screen(320, 640),
          new Screen(390, 844),
          new Screen(844, 390),
          new Screen(1024, 768),
          new Screen(1440, 900));

  /** Both at the table of that game, Bob with a phone. */
  private void sitDownAt(String game) {
    ann = comesIn("ann", game);
    String token = browserSite.restClient().token("bob");
    bob = browserSite.phone().opens(browserSite.site() + "#token=" + token + "&game=" + game);
  }

  @Test
  void cardIsReadAndTheManagerDecides() {
    sitDownAt(CardedPageGame.ofHitsAlone(browserSite.restClient()));
    ann.reads("cards-panel", "vs right-handed pitchers").presses("roll");
    ann.reads("read-the-card", "Single");
    bob.reads("waiting", "is reading the card");
    ann.presses("read-the-card").reads("happened", "Single").presses("roll");
    ann.reads("card-says", "A manager has to decide").presses("read-the-card");
    ann.reads("decision", "An extra base?").readsInTheTitle("Your decision");
    ann.reads("decision", "of 20").reads("decision", "if the time runs out");
    ann.typesTo("decision-title");
    bob.reads("move", "Waiting for Houston to decide").reads("option-hold", "stays at second");
    bob.seesNo("decide-hold");
    ann.presses("decide-hold")
        .seesNo("decision")
        .reads("happened", "stays at second")
        .typesTo("roll");
    bob.reads("happened", "Ann for Houston");
    quiet(ann, bob);
  }

  @Test
  void cellAtTheDiceIsLitAndAnotherOutcomeIsRefused() {
    String game = CardedPageGame.ofTheProgram(browserSite.restClient());
    ann = comesIn("ann", game);
    ann.reads("cards-panel", "Houston 2019")
        .presses("roll")
        .reads("cell-read", cellAtTheDice(game));
    assertThat(ann.isShown("lit-vs_right")).as("both throw and bat right").isTrue();
    assertThat(ann.isShown("lit-vs_left")).isFalse();
    ann.presses("by-hand").presses("outcome-catcher_interference").presses("submit-outcome");
    ann.reads("complaint-play", "The card shows something else for these dice: ");
    ann.presses("read-the-card").reads("happened", ".");
    quiet(ann);
  }

  private static String cellAtTheDice(String game) {
    JsonObject roll =
        browserSite
            .restClient()
            .get("/api/games/" + game, browserSite.restClient().token("ann"))
            .getJsonObject("pending_roll");
    return "column %d, row %d: "
        .formatted(roll.getInteger("d6_one"), roll.getInteger("d6_two_total"));
  }

  /** But not with which hand its player throws, so one half of the own card counts. */
  @AtLength
  @Test
  void handIsHiddenFromTheOtherSide() {
    sitDownAt(CardedPageGame.ofHitsAlone(browserSite.restClient()));
    ann.reads("cards-panel", "vs right-handed pitchers");
    ann.doesNotRead("cards-panel", "vs left-handed pitchers").presses("card-of-pitching");
    ann.reads("card-hidden", "is not shown to you");
    bob.presses("page-cards").reads("card-hidden", "is not shown to you");
    bob.presses("card-of-pitching").reads("cards-panel", "Pitching");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void playerOfTheBenchComesInByTheirCard() {
    ann = comesIn("ann", CardedPageGame.ofTheProgram(browserSite.restClient()));
    ann.reads("cards-panel", "Houston 2019").presses("roll").presses("read-the-card");
    ann.reads("happened", ".").presses("change-away");
    ann.writes("slot-away-9", "No Such Player").presses("send-away");
    ann.reads("card-complaint-away", "There is no card of");
    ann.writes("slot-away-9", "Tony Kemp").presses("send-away");
    ann.reads("feed", "Tony Kemp").seesNo("card-complaint-away");
    quiet(ann);
  }

  @AtLength
  @Test
  void decisionIsSentWhenTheNetworkIsBack() {
    sitDownAt(CardedPageGame.ofHitsAlone(browserSite.restClient()));
    for (int play = 0; play < 2; play++) {
      ann.presses("roll").presses("read-the-card").seesNo("read-the-card");
    }
    ann.reads("decision", "An extra base?").losesTheNetwork().presses("decide-hold");
    ann.hasTheNetworkAgain().seesNo("decision").reads("happened", "stays at second");
    bob.reads("happened", "stays at second");
  }

  @AtLength
  @Test
  void everythingFitsAndIsLegible() {
    sitDownAt(CardedPageGame.ofTheProgram(browserSite.restClient()));
    ann.presses("roll").reads("cell-read", "column");
    bob.reads("waiting", "is reading the card").presses("page-cards");
    bob.reads("cards-panel", "vs");
    fits("the card", ann, bob);
    ann.presses("by-hand").reads("outcome-walk", "BB");
    fits("an outcome by hand", ann, bob);
  }

  @AtLength
  @Test
  void decisionFitsAndIsLegible() {
    sitDownAt(CardedPageGame.ofHitsAlone(browserSite.restClient()));
    for (int play = 0; play < 2; play++) {
      ann.presses("roll").presses("read-the-card").seesNo("read-the-card");
    }
    ann.reads("decision", "An extra base?");
    bob.reads("decision", "An extra base?");
    fits("the decision", ann, bob);
    for (Screen screen : PHONES) {
      ann.sizesThePage(screen);
      assertThat(ann.box("decide-hold").height).as("on " + screen).isGreaterThanOrEqualTo(43.5);
    }
  }

  @AtLength
  @Test
  void setIsShownAndPrints() {
    ann = comesIn("ann", CardedPageGame.ofTheProgram(browserSite.restClient()));
    ann.reads("cards-panel", "Houston 2019").presses("card-set-1");
    ann.reads("card-sheet", "Houston 2019").reads("card-sheet", "How to read them");
    ann.presses("pitchers-bat").reads("card-sheet", "Justin Verlander");
    assertThat(ann.seriousFaultsOn(List.of(new Screen(390, 844)))).isEmpty();
    assertThat(ann.faultsOn(List.of(new Screen(320, 640), new Screen(1440, 900)))).isEmpty();
    ann.presses("to-table").reads("cards-panel", "Houston 2019");
    quiet(ann);
    onPaper();
  }

  private static void onPaper() {
    Page page = browserSite.page();
    String token = browserSite.restClient().token("ann");
    String hash =
        browserSite
            .restClient()
            .get("/api/card-sets", token)
            .getJsonArray("card_sets")
            .getJsonObject(0)
            .getString("hash");
    page.navigate(browserSite.site() + "#token=" + token + "&cards=" + hash);
    page.getByTestId("card-sheet").locator(".player-card").first().waitFor();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".masthead").isVisible()).isFalse();
    assertThat(page.getByTestId("print").isVisible()).isFalse();
    assertThat(page.locator(".player-card").first().isVisible()).isTrue();
    page.context().close();
  }

  @AtLength
  @Test
  void newGameTakesItsCardsFromTheLobby() {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    ann.presses("game-options").chooses("league", "pd").reads("card-choice", "The server knows");
    ann.chooses("home-cards", "").reads("card-choice", "Everybody reads their own cards");
    ann.chooses("league", "sba").seesNo("card-choice").chooses("league", "pd");
    ann.reads("card-choice", "The server knows").presses("away-mine").presses("create-game");
    ann.reads("cards-panel", "2019");
    quiet(ann);
  }

  private static void fits(String scene, BrowserUser desk, BrowserUser phone) {
    assertThat(desk.seriousFaultsOn(DESKS)).as(scene + ", at a desk").isEmpty();
    assertThat(phone.seriousFaultsOn(PHONES)).as(scene + ", on a phone").isEmpty();
    for (BrowserUser each : List.of(desk, phone)) {
      assertThat(each.faultsOn(SCREENS)).as(scene).isEmpty();
    }
  }
}
