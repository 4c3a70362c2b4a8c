package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two managers and a spectator at the page, with the program behind it. */
@BesideOthers
class PlayAnInningIT {
  @TempDir private static Path data;

  private static Ballpark ballpark;

  @BeforeAll
  static void open() {
    ballpark = Ballpark.open(data);
  }

  @AfterAll
  static void close() {
    if (ballpark != null) {
      ballpark.close();
    }
  }

  @Test
  void twoPagesPlayAnInningAndOneIsReloadedInTheMiddle() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    String seat = ann.makesAGame();
    Visitor bob = ballpark.visitor().comesTo(seat, "Bob").takesTheSeat();
    Visitor cy =
        ballpark.visitor().comesTo(ann.address(), "Cy").sees("spectating", "You are watching.");
    cy.seesNo("roll");

    bob.plays("single", "CF").plays("walk").plays("homerun", "LF");
    bob.rolls().reloads().says("strikeout", null);
    bob.plays("groundball_c", "SS").plays("flyout_c", "RF");
    for (Visitor each : List.of(ann, bob, cy)) {
      each.sees("inning", "Bottom 1st").sees("score-away", "3").sees("hits-away", "2");
    }

    ann.plays("double", "LF").plays("popout").reloads().plays("strikeout").plays("lineout", "P");
    for (Visitor each : List.of(ann, bob, cy)) {
      each.sees("inning", "Top 2nd").sees("score-home", "0").sees("outs", "0 outs");
    }
    assertThat(ann.book(10)).isEqualTo(bob.book(10)).isEqualTo(cy.book(10));
    assertThat(List.of(ann, bob, cy)).flatExtracting(Visitor::complaints).isEmpty();
  }

  @Test
  void aPageComesBackByItselfWhenItsConnectionIsCutOrTheServerKilled() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    bob.plays("double", "CF").rolls();
    ballpark.slamTheDoor();
    bob.says("single", "LF").rolls();

    ballpark.killAndReopen();
    bob.says("strikeout", null);
    for (Visitor each : List.of(ann, bob)) {
      each.sees("connection-state", "Live").sees("score-away", "1").sees("outs", "1 out");
    }
    assertThat(ann.book(3)).isEqualTo(bob.book(3));
  }
}
