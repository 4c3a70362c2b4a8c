package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Chat on the page. Ann manages the home team and is the game's admin; Bob manages the visitors, Cy
 * watches.
 */
@RunsInParallel
class ChatPageIT extends BrowserScene {
  private BrowserUser cy;

  @AtLength
  @Test
  void messageIsShownAsText() {
    String markup = "<img src=x onerror=\"document.title='owned'\">";
    ann = browserSite.browserUser().comesTo(browserSite.site(), markup);
    bob = browserSite.browserUser().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    cy = browserSite.browserUser().comesTo(ann.address(), "Cy");
    cy.sees("spectating", "You are watching.");

    ann.says(markup).reads("chat", markup + ": " + markup);
    bob.reads("chat", markup + ": " + markup);
    bob.chooses("chat-channel", "team").says("bunt").reads("chat", "Bob to my side: bunt");
    cy.says("Louder!").reads("chat", "Louder!");

    cy.reloads().reads("chat", markup + ": " + markup).reads("chat", "Cy to the stands: Louder!");
    bob.reloads().reads("chat", "bunt").doesNotRead("chat", "Louder!");
    for (BrowserUser each : List.of(ann, bob, cy)) {
      assertThat(each.title()).doesNotContain("owned");
    }
    cy.doesNotRead("chat", "bunt");
    quiet(ann, bob, cy);
  }

  @Test
  void directMessageIsOnNoOtherPage() {
    comeIn();
    bob.presses("write-ann").says("Rain at six?");
    for (BrowserUser each : List.of(ann, bob)) {
      each.reads("chat", "bob to ann alone: Rain at six?");
    }
    ann.chooses("chat-channel", "direct:bob").says("Call it at seven.");
    bob.reads("chat", "ann to bob alone: Call it at seven.");
    ann.presses("write-cy").says("Keep your seat.");
    cy.reads("chat", "ann to cy alone: Keep your seat.").hasNowhere("Rain at six", "at seven");

    ann.chooses("chat-channel", "game").says("Play ball!");
    for (BrowserUser each : List.of(bob, cy)) {
      each.reads("chat", "ann: Play ball!").reloads().reads("chat", "ann: Play ball!");
    }
    bob.reads("chat", "ann to bob alone: Call it at seven.").hasNowhere("Keep your seat");
    cy.reads("chat", "ann to cy alone: Keep your seat.").hasNowhere("Rain at six", "at seven");
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void nobodyInTheStandsIsOfferedToWriteToAManager() {
    comeIn();
    cy.reads("people", "bob").seesNo("write-bob");
    ann.presses("write-bob").says("Sit down, please.");
    bob.reads("chat", "Sit down, please.");
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void announcementStandsAboveEveryTableUntilItIsRead() {
    comeIn();
    ann.chooses("chat-channel", "announcement").says("Ten minutes of rain.");
    bob.reads("announced", "ann announces: Ten minutes of rain.");
    bob.reads("feed", "ann announces: Ten minutes of rain.");
    bob.presses("announced-read").seesNo("announced");
    cy.reads("chat", "ann to everybody, as an announcement: Ten minutes of rain.");
    cy.reloads().reads("announced", "Ten minutes of rain.");
    ann.seesNo("announced");
    quiet(ann, bob, cy);
  }

  @AtLength
  @Test
  void messageThatWasSentOfflineIsMarkedUntilItGoesOut() {
    comeIn();
    bob.seesNo("chat-unsent").losesTheNetwork().reads("away", "You are offline.");
    bob.says("Where is everybody?").reads("chat-unsent", "Not sent yet: Where is everybody?");
    bob.holds("chat-text", "").doesNotRead("chat", "Where is everybody?");
    bob.hasTheNetworkAgain().reads("chat", "bob: Where is everybody?").seesNo("chat-unsent");
    ann.reads("chat", "bob: Where is everybody?");
    quiet(ann);
  }

  @AtLength
  @Test
  void mutedUserIsToldAndCannotWrite() {
    comeIn();
    bob.seesNo("mute-cy");
    cy.seesNo("muted").seesNo("mute-bob");
    ann.presses("mute-cy").chooses("mute-for-cy", "3600").presses("mute-now-cy");
    for (BrowserUser each : List.of(ann, bob, cy)) {
      each.reads("muted-cy", "muted until ");
    }
    cy.reads("muted", "You are muted until ").says("Boo!");
    cy.reads("chat-complaint", "Not sent: you are muted until ").holds("chat-text", "Boo!");

    cy.reloads().says("Boo again!").reads("chat-complaint", "Not sent: you are muted until ");
    ann.presses("unmute-cy").seesNo("muted-cy").hasNowhere("Boo");
    cy.seesNo("muted").seesNo("chat-complaint").says("Sorry.");
    ann.reads("chat", "cy to the stands: Sorry.").hasNowhere("Boo");
    bob.seesNo("muted-cy").hasNowhere("Sorry.");
    quiet(ann, bob, cy);
  }

  private void comeIn() {
    String game = game();
    ann = comesIn("ann", game);
    bob = comesIn("bob", game);
    cy = comesIn("cy", game);
    for (BrowserUser each : List.of(ann, bob, cy)) {
      each.reads("people", "ann").reads("people", "bob").reads("people", "cy");
    }
  }

  @AtLength
  @Test
  void directMessageIsShownUntilItIsRead() {
    String game = game();
    ann = comesIn("ann", game);
    bob = comesIn("bob", game).sizesThePage(new BrowserUser.Screen(390, 844));
    ann.presses("write-bob").says("Rain at six?");
    bob.reads("whisper", "ann has written to you alone: Rain at six?").reloads();
    bob.reads("whisper", "Rain at six?").presses("read-whisper").seesNo("whisper");
    bob.reads("chat", "Rain at six?").reloads().reads("chat", "Rain at six?").seesNo("whisper");
  }
}
