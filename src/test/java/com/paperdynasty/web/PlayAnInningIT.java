package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two managers and a spectator on the page, against the program. */
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
