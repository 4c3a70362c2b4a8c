package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.BesideOthers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who somebody is, in their browser, and what they keep when they go. */
@BesideOthers
class SigningOutIT {
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
  void toLeaveTheTableKeepsTheUserAndTheSeat() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    String table = bob.reads("roll", "Play ball").address();

    bob.presses("leave-table").reads("create-game", "Make the game").sees("my-name", "Bob");
    bob.goesTo(table).rolls();
    quiet(ann, bob);
  }

  @Test
  void beforeItSignsOutThePageAsksAndSaysWhatIsLost() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();

    bob.reads("roll", "Play ball").presses("sign-out");
    bob.reads("sign-out-asked", "You manage the Harbor Owls in this game");
    bob.reads("sign-out-asked", "In this browser the name Bob brings you back");
    bob.presses("sign-out-no").seesNo("sign-out-asked").rolls();
    quiet(ann, bob);
  }

  @Test
  void theSameNameInTheSameBrowserIsTheSameUser() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();

    bob.reads("roll", "Play ball").presses("sign-out").presses("sign-out-yes");
    bob.writes("name-input", "Carla").presses("enter").sees("spectating", "You are watching.");
    bob.presses("sign-out").presses("sign-out-yes");
    bob.writes("name-input", " bob ").presses("enter").rolls();

    Visitor other = ballpark.visitor().comesTo(ann.address(), "Bob");
    other.sees("spectating", "You are watching.").seesNo("roll");
    quiet(ann, bob, other);
  }

  @Test
  void aLinkForSomebodyElseIsAskedAboutFirst() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    String game = bob.reads("roll", "Play ball").address();
    String link = game + "&token=" + ballpark.rest().token("zoe");

    bob.goesTo("about:blank").goesTo(link).reads("become-asked", "You manage the Harbor Owls");
    bob.presses("become-no").sees("my-name", "Bob").rolls();
    bob.goesTo("about:blank").goesTo(link).presses("become-yes").sees("my-name", "zoe");
    bob.sees("spectating", "You are watching.").presses("sign-out").presses("sign-out-yes");
    bob.writes("name-input", "Bob").presses("enter").says("strikeout", null);
    quiet(ann, bob);
  }

  @Test
  void aPageStaysWhoItIsWhateverAnotherTabDoes() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor bob = ballpark.visitor().comesTo(ann.makesAGame(), "Bob").takesTheSeat();
    bob.reads("roll", "Play ball");
    String other = game("zoe");
    Visitor zoe = bob.atAnotherTab().goesTo(other).presses("become-yes").sees("my-name", "zoe");

    ballpark.slamTheDoor();
    bob.rolls().sees("my-name", "Bob");
    zoe.presses("sign-out").presses("sign-out-yes").reads("enter", "Come in");
    bob.says("strikeout", null).sees("my-name", "Bob");
  }

  @Test
  void whoSignsOutInOneTabIsOutInAllOfThem() {
    Visitor ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    Visitor again = ann.atAnotherTab().goesTo(ballpark.site()).sees("my-name", "Ann");
    again.presses("sign-out").presses("sign-out-yes");
    ann.reads("enter", "Come in").seesNo("my-name");
    quiet(ann, again);
  }

  private static String game(String user) {
    return ballpark.site() + "#token=" + ballpark.rest().token(user);
  }

  /** No browser had anything to complain about. */
  private static void quiet(Visitor... visitors) {
    assertThat(List.of(visitors)).flatExtracting(Visitor::complaints).isEmpty();
  }
}
