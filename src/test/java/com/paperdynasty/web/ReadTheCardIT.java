package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.web.BrowserUser.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From the dice to the book: what is tapped, typed and dragged, on the screens on which it is done.
 * Ann manages the home team; Bob, whom the tests look at, the visitors.
 */
@RunsInParallel
class ReadTheCardIT extends BrowserScene {
  private static final Screen DESK = new Screen(1440, 900);
  private static final Screen LAPTOP = new Screen(1024, 768);
  private static final Screen PHONE = new Screen(390, 844);
  private static final Screen ON_ITS_SIDE = new Screen(844, 390);

  @Test
  void singleWithTheRunnerToThirdTakesFiveTapsAtADeskAndOnAPhone() {
    sitDown(browserSite.browserUser());
    fiveTaps(DESK);
    ann.sees("runner-3", "Pruitt");
    textStaysInItsButtonsAt1024Pixels();
    ann.sees("score-away", "3");
    fiveTaps(PHONE);
    ann.sees("runner-3", "Okafor");
    quiet(ann, bob);
  }

  /** On the card, and on what is written down. */
  private void textStaysInItsButtonsAt1024Pixels() {
    bob.rolls();
    assertThat(bob.faultsOn(List.of(LAPTOP))).isEmpty();
    bob.presses("outcome-single-LF").reads("preview", "Pruitt scores");
    assertThat(bob.faultsOn(List.of(LAPTOP))).isEmpty();
    bob.presses("change-outcome").presses("outcome-homerun");
    bob.presses("submit-outcome");
  }

  private void fiveTaps(Screen screen) {
    bob.sizesThePage(screen).plays("walk").scrollsToTheTop();
    bob.taps("roll").reads("reading", "column");
    bob.taps("outcome-single-CF").taps("piece-1");
    for (int base = 1; base <= 3; base++) {
      assertThat(distance(bob.box("send-" + base), bob.box("base-" + base)))
          .as("from the target to base " + base + " on " + screen)
          .isLessThan(6);
    }
    bob.taps("send-3");
    bob.reads("preview", "to third").taps("submit-outcome");
    ann.reads("happened", "Single to center field");
  }

  private static double distance(BoundingBox one, BoundingBox other) {
    double dx = one.x + one.width / 2 - other.x - other.width / 2;
    double dy = one.y + one.height / 2 - other.y - other.height / 2;
    return Math.hypot(dx, dy);
  }

  @AtLength
  @Test
  void runnersWhoScoreOnOnePlayStandBesideEachOther() {
    sitDown(browserSite.phone());
    bob.plays("walk").plays("walk").plays("walk").rolls().presses("outcome-homerun-LF");
    bob.reads("preview", "4–0");
    List<Screen> screens = List.of(new Screen(320, 640), PHONE, ON_ITS_SIDE, LAPTOP, DESK);
    for (int from = 0; from <= 3; from++) {
      assertThat(bob.box("piece-" + from).width).isGreaterThan(20);
    }
    assertThat(bob.faultsOn(screens)).as("a grand slam").isEmpty();
    bob.presses("change-outcome").presses("outcome-popout").presses("location-C");
    bob.reads("preview", "1 out");
    assertThat(bob.faultsOn(screens)).as("a pop-up to the catcher").isEmpty();
    quiet(ann, bob);
  }

  @Test
  void whoWritesAPlayDownSeesItOnTheField() {
    sitDown(browserSite.phone());
    for (Screen screen : List.of(PHONE, LAPTOP, DESK)) {
      bob.sizesThePage(screen).scrollsToTheTop().plays("double_2", "LF");
      bob.reads("banner", "Double").hasInSight("banner").hasInSight("diamond");
    }
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void buttonIsAlwaysInSight() {
    sitDown(browserSite.phone());
    for (Screen screen : List.of(PHONE, ON_ITS_SIDE, LAPTOP, DESK)) {
      bob.sizesThePage(screen).scrollsToTheTop().taps("roll").reads("reading", "column");
      bob.scrollsToTheTop().hasInSight("submit-outcome").presses("outcome-error");
      bob.hasInSight("submit-outcome").presses("location-SS").taps("submit-outcome");
      bob.reads("roll", "Roll");
    }
  }

  @AtLength
  @Test
  void everyCellAndEveryPageOfAPhoneFitsAFinger() {
    sitDown(browserSite.phone());
    bob.plays("single", "CF").rolls();
    for (Screen screen : List.of(new Screen(320, 640), ON_ITS_SIDE, PHONE)) {
      bob.sizesThePage(screen);
      for (String cell : List.of("single", "single-CF", "groundball_a-SS", "lineout-RF", "walk")) {
        BoundingBox size = bob.box("outcome-" + cell);
        assertThat(Math.min(size.width, size.height))
            .as(cell + " on " + screen)
            .isGreaterThanOrEqualTo(43.5);
      }
    }
    bob.seesNo("feed").presses("page-plays").seesNo("batter").hasInSight("small-away");
    bob.reads("feed", "Single to center field").presses("page-talk").says("Well hit!");
    ann.reads("chat", "Well hit!");
    for (String page : List.of("plays", "box", "lineups", "talk", "table")) {
      bob.presses("page-" + page);
      assertThat(bob.faultsOn(List.of(ON_ITS_SIDE, PHONE))).as(page).isEmpty();
    }
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void runnersAreDraggedAndDraftsOutliveAReload() {
    sitDown(browserSite.browserUser());
    bob.plays("walk").rolls().presses("outcome-single-LF").reads("preview", "Pruitt to second");
    BoundingBox field = bob.box("over-field");
    double side = field.width * 84 / 400;
    bob.drags("piece-1", 0, side).reads("preview", "Pruitt to second");
    bob.drags("piece-1", -side, side).reads("preview", "Pruitt to third");
    bob.reloads().reads("submit-outcome", "Single to left field");
    bob.reads("preview", "Pruitt to third");
    bob.presses("piece-1").presses("send-3").reads("submit-outcome", "out at third");
    bob.reads("preview", "1 out").presses("submit-outcome");
    ann.sees("outs", "1 out");
    bob.rolls().reads("submit-outcome", "Pick the outcome");
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void playIsTypedAndWhatCannotBeIsSaidBeforeItIsWrittenDown() {
    sitDown(browserSite.browserUser());
    bob.presses("tour").reads("tour-step", "whose move it is").presses("tour-next");
    bob.reads("tour-step", "2 of 5").presses("tour-end").seesNo("tour-step").seesNo("tour");
    bob.plays("walk").rolls().presses("outcome-walk").presses("piece-1").presses("send-1");
    bob.reads("complaint-preview", ".").presses("change-outcome").seesNo("complaint-preview");
    bob.writes("outcome-search", "6-4-3").reads("shorthand", "Grounder A, shortstop");
    bob.presses("outcome-search", "Enter").reads("preview", "Pruitt out at second, 2 outs");
    bob.presses("submit-outcome", "Enter");
    ann.sees("outs", "2 outs");
    bob.rolls().writes("outcome-search", "grounder b").presses("outcome-search", "Enter");
    bob.reads("submit-outcome", "Say where it went").presses("location-SS");
    bob.reads("preview", "The side is out").presses("change-outcome");
    bob.writes("outcome-search", "Grounder B ss").reads("shorthand", "Grounder B, shortstop");
    bob.writes("outcome-search", "").presses("outcome-x_check").presses("location-SS");
    bob.chooses("check-result", "error").presses("bases-2").presses("submit-outcome");
    ann.sees("runner-2", "Tremblay");
    quiet(ann, bob);
  }
}
