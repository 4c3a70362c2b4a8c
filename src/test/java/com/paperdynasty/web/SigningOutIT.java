package com.paperdynasty.web;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import org.junit.jupiter.api.Test;

/** A user's identity in a browser, and what remains after signing out. */
@RunsInParallel
class SigningOutIT extends BrowserScene {
  @AtLength
  @Test
  void leavingAGameKeepsTheUserAndTheSeat() {
    sitDown(browserSite.browserUser());
    String table = bob.reads("roll", "Play ball").address();

    bob.presses("leave-table").reads("create-game", "Make the game").sees("my-name", "Bob");
    bob.goesTo(table).rolls();
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void signingOutAsksFirstAndSaysWhatIsLost() {
    sitDown(browserSite.browserUser());

    bob.reads("roll", "Play ball").presses("sign-out");
    bob.reads("sign-out-asked", "You manage the Harbor Owls in this game");
    bob.reads("sign-out-asked", "In this browser the name Bob brings you back");
    bob.presses("sign-out-no").seesNo("sign-out-asked").rolls();
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void seatThatTheWrongPersonHasTakenIsOpenedAgain() {
    sitDown(browserSite.browserUser());
    bob.reads("roll", "Play ball");

    ann.presses("open-seat").presses("open-seat-away");
    ann.reads("open-seat-asked", "Bob no longer manages").presses("open-seat-yes");
    bob.reads("unseated", "You are watching now.").seesNo("roll");
    BrowserUser cid = browserSite.browserUser().comesTo(ann.invitation(), "Cid").takesTheSeat();
    cid.rolls();
    ann.seesNo("open-seat");
    quiet(ann, bob, cid);
  }

  @AtLength
  @Test
  void sameNameInTheSameBrowserIsTheSameUser() {
    sitDown(browserSite.browserUser());

    bob.reads("roll", "Play ball").presses("sign-out").presses("sign-out-yes");
    bob.writes("name-input", "Carla").presses("enter").sees("spectating", "You are watching.");
    bob.presses("sign-out").presses("sign-out-yes");
    bob.writes("name-input", " bob ").presses("enter").rolls();

    BrowserUser other = browserSite.browserUser().comesTo(ann.address(), "Bob");
    other.sees("spectating", "You are watching.").seesNo("roll");
    quiet(ann, bob, other);
  }

  @AtLength
  @Test
  void linkForAnotherUserAsksFirst() {
    sitDown(browserSite.browserUser());
    String game = bob.reads("roll", "Play ball").address();
    String link = game + "&token=" + browserSite.restClient().token("zoe");

    bob.goesTo("about:blank").goesTo(link).reads("become-asked", "You manage the Harbor Owls");
    bob.presses("become-no").sees("my-name", "Bob").rolls();
    bob.goesTo("about:blank").goesTo(link).presses("become-yes").sees("my-name", "zoe");
    bob.sees("spectating", "You are watching.").presses("sign-out").presses("sign-out-yes");
    bob.writes("name-input", "Bob").presses("enter").says("strikeout", null);
    quiet(ann, bob);
  }

  @AtLength
  @Test
  void pageKeepsItsUserWhateverAnotherTabDoes() {
    sitDown(browserSite.browserUser());
    bob.reads("roll", "Play ball");
    String other = siteAs("zoe");
    BrowserUser zoe = bob.atAnotherTab().goesTo(other).presses("become-yes").sees("my-name", "zoe");

    browserSite.closeConnections();
    bob.rolls().sees("my-name", "Bob");
    zoe.presses("sign-out").presses("sign-out-yes").reads("enter", "Come in");
    bob.says("strikeout", null).sees("my-name", "Bob");
  }

  @AtLength
  @Test
  void signingOutAffectsAllTabs() {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    BrowserUser again = ann.atAnotherTab().goesTo(browserSite.site()).sees("my-name", "Ann");
    again.presses("sign-out").presses("sign-out-yes");
    ann.reads("enter", "Come in").seesNo("my-name");
    quiet(ann, again);
  }

  private static String siteAs(String user) {
    return browserSite.site() + "#token=" + browserSite.restClient().token(user);
  }
}
