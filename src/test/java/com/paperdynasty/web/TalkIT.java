package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import com.paperdynasty.harness.Rest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann manages the locals, and it is her game; Bob manages the visitors, Cy watches. They talk. */
@BesideOthers
class TalkIT {
  @TempDir private static Path data;

  private static Ballpark ballpark;

  private Visitor ann;
  private Visitor bob;
  private Visitor cy;

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
  void whatIsSaidIsTextAndStaysThere() {
    String markup = "<img src=x onerror=\"document.title='owned'\">";
    ann = ballpark.visitor().comesTo(ballpark.site(), markup);
    bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    cy = ballpark.visitor().comesTo(ann.address(), "Cy");
    cy.sees("spectating", "You are watching.");

    ann.says(markup).reads("chat", markup + ": " + markup);
    bob.reads("chat", markup + ": " + markup);
    bob.chooses("chat-channel", "team").says("bunt").reads("chat", "Bob to my side: bunt");
    cy.says("Louder!").reads("chat", "Louder!");

    cy.reloads().reads("chat", markup + ": " + markup).reads("chat", "Cy to the stands: Louder!");
    bob.reloads().reads("chat", "bunt").doesNotRead("chat", "Louder!");
    for (Visitor each : List.of(ann, bob, cy)) {
      assertThat(each.title()).doesNotContain("owned");
    }
    cy.doesNotRead("chat", "bunt");
    quiet();
  }

  @Test
  void whatIsSaidToOneAloneIsInNobodyElsesPage() {
    comeIn();
    bob.presses("write-ann").says("Rain at six?");
    for (Visitor each : List.of(ann, bob)) {
      each.reads("chat", "bob to ann alone: Rain at six?");
    }
    ann.chooses("chat-channel", "direct:bob").says("Call it at seven.");
    bob.reads("chat", "ann to bob alone: Call it at seven.");
    ann.presses("write-cy").says("Keep your seat.");
    cy.reads("chat", "ann to cy alone: Keep your seat.").hasNowhere("Rain at six", "at seven");

    ann.chooses("chat-channel", "game").says("Play ball!");
    for (Visitor each : List.of(bob, cy)) {
      each.reads("chat", "ann: Play ball!").reloads().reads("chat", "ann: Play ball!");
    }
    bob.reads("chat", "ann to bob alone: Call it at seven.").hasNowhere("Keep your seat");
    cy.reads("chat", "ann to cy alone: Keep your seat.").hasNowhere("Rain at six", "at seven");
    quiet();
  }

  @Test
  void whomTheStandsMayNotWriteToIsSaidAndTheTextStays() {
    comeIn();
    cy.presses("write-bob").says("Swing at everything!");
    cy.sees("chat-complaint", "In this league the stands do not write to a manager alone.");
    cy.holds("chat-text", "Swing at everything!");
    ann.presses("write-bob").says("Sit down, please.");
    bob.reads("chat", "Sit down, please.").hasNowhere("Swing at everything");
    quiet();
  }

  @Test
  void whomTheAdminMutesIsToldAndNotHeardUntilHeMayAgain() {
    comeIn();
    bob.seesNo("mute-cy");
    cy.seesNo("muted").seesNo("mute-bob");
    ann.presses("mute-cy").chooses("mute-for-cy", "3600").presses("mute-now-cy");
    for (Visitor each : List.of(ann, bob, cy)) {
      each.reads("muted-cy", "muted until ");
    }
    cy.reads("muted", "You are muted until ").says("Boo!");
    cy.reads("chat-complaint", "Not said: you are muted until ").holds("chat-text", "Boo!");

    cy.reloads().says("Boo again!").reads("chat-complaint", "Not said: you are muted until ");
    ann.presses("unmute-cy").seesNo("muted-cy").hasNowhere("Boo");
    cy.seesNo("muted").seesNo("chat-complaint").says("Sorry.");
    ann.reads("chat", "cy to the stands: Sorry.").hasNowhere("Boo");
    bob.seesNo("muted-cy").hasNowhere("Sorry.");
    quiet();
  }

  private void comeIn() {
    Rest rest = ballpark.rest();
    String game = rest.game(rest.token("ann"), "bob", "ann");
    ann = comesIn(rest.token("ann"), game);
    bob = comesIn(rest.token("bob"), game);
    cy = comesIn(rest.token("cy"), game);
    for (Visitor each : List.of(ann, bob, cy)) {
      each.reads("people", "ann").reads("people", "bob").reads("people", "cy");
    }
  }

  private static Visitor comesIn(String token, String game) {
    return ballpark.visitor().opens(ballpark.site() + "#token=" + token + "&game=" + game);
  }

  /** No browser had anything to complain about. */
  private void quiet() {
    assertThat(List.of(ann, bob, cy)).flatExtracting(Visitor::complaints).isEmpty();
  }
}
