package com.paperdynasty.web;

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
  private BrowserUser cy;

  @BeforeEach
  void openPages() {
    sitDown(browserSite.phone());
    bob.reads("roll", "Play ball");
    cy = browserSite.phone().comesTo(ann.address(), "Cy").sees("spectating", "You are watching.");
  }

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
  void substitutionIsShownThere() {
    bob.plays("walk");
    ann.presses("change-home").presses("pitcher-home").writes("slot-home-0", "Lefty Grove");
    ann.presses("send-home");
    everybodyReads("Walk", "Cedar Millers: Lefty Grove relieves Vern Holloway.");
    quiet(ann, bob, cy);
  }

  @Test
  void voidedRollAndUndonePlayAreShownThere() {
    bob.plays("homerun", "LF").rolls();
    ann.presses("umpire").writes("reason", "fell off the table").presses("void_roll");
    everybodyReads("A roll was voided: fell off the table");
    ann.writes("reason", "the wrong card").presses("undo_play");
    everybodyReads("Play 1 was undone: the wrong card", "Walt Pruitt: Home run to left field");
    for (BrowserUser each : all()) {
      each.reads("reading", "column").reloads().reads("happened", "Play 1 was undone");
    }
    bob.says("strikeout", null);
    everybodyReads("Struck out");
    quiet(ann, bob, cy);
  }

  @Test
  void lastPlayIsShownWithTheEnd() {
    bob.plays("single", "CF");
    ann.presses("umpire").writes("reason", "rain").presses("end_game");
    for (BrowserUser each : all()) {
      each.reads("final", "Called").reads("happened", "Single to center field.");
    }
    quiet(ann, bob, cy);
  }

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
    ann.presses("umpire").writes("reason", "misread").presses("undo_play");
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
