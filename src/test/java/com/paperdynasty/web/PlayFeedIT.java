package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The feed beside the roll button. Ann manages the home team and is the game's admin; Bob, with a
 * phone, manages the visitors; Cy, with another, watches.
 */
@RunsInParallel
class PlayFeedIT extends BrowserScene {
  private static final String RED = "rgb(168, 35, 28)";

  private BrowserUser cy;

  @BeforeEach
  void openPages() {
    sitDown(browserSite.phone());
    bob.reads("roll", "Play ball");
    cy = browserSite.phone().comesTo(ann.address(), "Cy").sees("spectating", "You are watching.");
  }

  @AtLength
  @Test
  void playIsShownBesideTheRollButtonUntilTheNextRoll() {
    bob.plays("single", "CF").hasBeforeTheirEyes("happened", "roll");
    everybodyReads("Walt Pruitt: Single to center field.");
    bob.plays("homerun", "LF").hasBeforeTheirEyes("happened", "roll");
    everybodyReads("Home run", "Harbor Owls 2, Cedar Millers 0.");
    bob.plays("strikeout");
    everybodyReads("Struck out", "1 out.");
    for (BrowserUser each : all()) {
      each.reloads().reads("happened", "Struck out").doesNotRead("happened", "Home run");
    }
    bob.rolls();
    for (BrowserUser each : all()) {
      each.reads("reading", "column").seesNo("happened");
    }
    quiet(ann, bob, cy);
  }

  @Test
  void redButtonAndTitleAreOfTheSideWhoseMoveItIs() {
    ann.reads("move", "Waiting for the Harbor Owls to roll").reads("roll", "Play ball");
    assertThat(bob.color("roll")).isEqualTo(RED);
    assertThat(ann.color("roll")).isNotEqualTo(RED);
    bob.readsInTheTitle("▶ Your roll · Harbor Owls 0, Cedar Millers 0 · Top 1st");
    ann.readsInTheTitle("· Waiting for the Harbor Owls to roll");
    bob.rolls().readsInTheTitle("▶ Your card: say what it shows");
    cy.readsInTheTitle("· Waiting for the Harbor Owls to read the card");
    bob.says("strikeout", null).plays("strikeout").plays("strikeout");
    ann.readsInTheTitle("▶ Your roll").reads("banner", "Middle of the 1st");
    assertThat(ann.color("roll")).isEqualTo(RED);
    assertThat(bob.color("roll")).isNotEqualTo(RED);
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void nothingSoundsBeforeSomebodyWantsIt() {
    ann.countsSounds().reloads();
    bob.countsSounds().reloads().rolls();
    ann.reads("reading", "column").presses("sounds");
    bob.says("single", "CF");
    ann.reads("banner", "Single to center field");
    bob.reads("happened", "Single");
    assertThat(ann.soundsOpened()).isEqualTo(1);
    assertThat(bob.soundsOpened()).isZero();
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void fieldAndCardsShowHowThingsStand() {
    bob.plays("double", "LF").plays("strikeout");
    for (BrowserUser each : all()) {
      each.reads("banner", "Struck out")
          .sees("in-the-hole", "Sal Benedetti")
          .reads("stakes", "leverage");
      each.sees("errors-home", "0");
    }
    bob.rolls().presses("outcome-error").presses("location-SS").presses("submit-outcome");
    for (BrowserUser each : all()) {
      each.sees("errors-home", "1").sees("errors-away", "0");
    }
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void substitutionIsShownThere() {
    bob.plays("walk");
    ann.presses("change-home").presses("pitcher-home").writes("slot-home-0", "Lefty Grove");
    ann.presses("send-home");
    everybodyReads("Walk", "Cedar Millers: Lefty Grove relieves Vern Holloway.");
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void voidedRollAndUndonePlayAreShownThere() {
    bob.plays("homerun", "LF").rolls();
    ann.presses("umpire").writes("reason", "fell off the table").presses("void_roll");
    everybodyReads("A roll was voided: fell off the table");
    ann.writes("reason", "the wrong card").presses("undo_play").presses("undo_play-yes");
    everybodyReads("Play 1 was undone: the wrong card", "Walt Pruitt: Home run to left field");
    for (BrowserUser each : all()) {
      each.reads("reading", "column").reloads().reads("happened", "Play 1 was undone");
    }
    bob.says("strikeout", null);
    everybodyReads("Struck out");
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void lastPlayIsShownWithTheEnd() {
    bob.plays("single", "CF");
    ann.presses("umpire").writes("reason", "rain").presses("end_game").presses("end_game-yes");
    for (BrowserUser each : all()) {
      each.reads("final", "Called").reads("happened", "Single to center field.");
    }
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void everybodySeesTheDefensivePosition() {
    bob.plays("single", "CF");
    for (BrowserUser each : all()) {
      each.reads("defense-now", "Cedar Millers").reads("defense-now", "Infield back, nobody held.");
    }
    ann.presses("infield-in").presses("hold-1");
    for (BrowserUser each : all()) {
      each.reads("defense-now", "Infield in, holding Pruitt on first.");
      each.reads("happened", "Cedar Millers: Infield in, holding the runner on first.");
      each.reads("feed", "Cedar Millers: Infield in, holding the runner on first.");
      each.reloads().reads("defense-now", "Infield in, holding Pruitt on first.");
    }
    bob.rolls();
    for (BrowserUser each : all()) {
      each.reads("reading", "column").reads("defense-now", "Infield in, holding Pruitt on first.");
    }
    bob.says("strikeout", null);
    ann.presses("infield-corners_in").presses("hold-1");
    for (BrowserUser each : all()) {
      each.reads("defense-now", "Corners in, nobody held.");
    }
    ann.presses("umpire").writes("reason", "misread").presses("undo_play").presses("undo_play-yes");
    for (BrowserUser each : all()) {
      each.reads("defense-now", "Infield in, holding Pruitt on first.");
    }
    quiet(ann, bob, cy);
  }

  private void everybodyReads(String... sentences) {
    for (BrowserUser each : all()) {
      for (String sentence : sentences) {
        each.reads("happened", sentence);
      }
    }
  }

  private List<BrowserUser> all() {
    return List.of(ann, bob, cy);
  }
}
