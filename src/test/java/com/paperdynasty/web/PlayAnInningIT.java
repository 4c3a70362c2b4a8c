package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two managers and a spectator on the page, against the program. */
@AtLength
@RunsInParallel
class PlayAnInningIT extends BrowserScene {
  @Test
  void twoPagesPlayAnInningAndOneIsReloadedInTheMiddle() {
    sitDown(browserSite.browserUser());
    BrowserUser cy =
        browserSite
            .browserUser()
            .comesTo(ann.address(), "Cy")
            .sees("spectating", "You are watching.");
    cy.seesNo("roll");

    bob.plays("single", "CF").plays("walk").plays("homerun", "LF");
    bob.rolls().reloads().says("strikeout", null);
    bob.plays("groundball_c", "SS").plays("flyout_c", "RF");
    for (BrowserUser each : List.of(ann, bob, cy)) {
      each.sees("inning", "Bottom 1st").sees("score-away", "3").sees("hits-away", "2");
    }

    ann.plays("double", "LF").plays("popout").reloads().plays("strikeout").plays("lineout", "P");
    for (BrowserUser each : List.of(ann, bob, cy)) {
      each.sees("inning", "Top 2nd").sees("score-home", "0").sees("outs", "0 outs");
    }
    assertThat(ann.book(10)).isEqualTo(bob.book(10)).isEqualTo(cy.book(10));
    quiet(ann, bob, cy);
  }

  @Test
  void managersPlanInSecretAndAgreeToTakeAPlayBack() {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    bob = browserSite.phone().comesTo(ann.makesAFairGame(), "Bob");
    bob.reads("offer-terms", "sealed until the dice fall")
        .reads("offer-terms", "other manager’s yes");
    bob.takesTheSeat().sees("move", "Your move: say when you are ready");

    ann.presses("infield-corners_in").presses("ready");
    ann.reads("move", "Waiting for the Harbor Owls, 0:");
    bob.reads("move", "Your roll, 0:").reads("ready-home", "ready").hasNowhere("Corners in");
    bob.rolls().reads("planned", "Cedar Millers: Corners in, nobody held.");
    ann.reads("planned", "Cedar Millers: Corners in, nobody held.");
    bob.says("single", "CF");

    ann.seesNo("umpire").presses("rulings").writes("ask-reason", "It was foul");
    ann.presses("ask-undo_play");
    bob.reads("move", "The Cedar Millers ask to take back play 1")
        .reads("asked-why", "It was foul.");
    assertThat(bob.faultsOn(List.of(new BrowserUser.Screen(390, 844)))).isEmpty();
    bob.presses("agree").reads("feed", "The Harbor Owls agree to take back play 1.");
    bob.says("strikeout", null);
    for (BrowserUser each : List.of(ann, bob)) {
      each.sees("outs", "1 out").reads("move", "Your move: say when you are ready");
    }
    assertThat(ann.faultsOn(List.of(new BrowserUser.Screen(1280, 900)))).isEmpty();
    assertThat(ann.book(2)).isEqualTo(bob.presses("page-plays").book(2));
    quiet(ann, bob);
  }

  @Test
  void pageReconnectsAfterACutOrAKill() {
    sitDown(browserSite.browserUser());
    bob.plays("double", "CF").rolls();
    browserSite.closeConnections();
    bob.says("single", "LF").rolls();

    browserSite.killAndRestart();
    bob.says("strikeout", null);
    for (BrowserUser each : List.of(ann, bob)) {
      each.sees("connection-state", "Live").sees("score-away", "1").sees("outs", "1 out");
    }
    assertThat(ann.book(3)).isEqualTo(bob.book(3));
  }
}
