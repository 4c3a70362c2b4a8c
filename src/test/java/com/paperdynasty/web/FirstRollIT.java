package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * From the link to a game to its first dice. Ann, at a desk, has made the game; Bob opens her
 * invitation on a phone.
 */
@RunsInParallel
class FirstRollIT extends BrowserScene {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** What a manager presses before the first pitch, the roll itself last. */
  private static final List<String> BEFORE_THE_ROLL = List.of("Ready", "Play ball: roll the dice");

  private static final Pattern DICE = Pattern.compile("^Column [1-6]$");

  /** With the page's own options, by two who know nothing of the page but what is on it. */
  @AtLength
  @Test
  void invitedManagerSeesTheFirstDiceWithinAMinute() {
    PageReader ann = new PageReader(browserSite.page()).opens(browserSite.site());
    ann.writes("Your name", "Ann").presses("Come in").presses("Make the game");
    ann.sees(Pattern.compile("Somebody is missing"));
    String invitation = ann.copies("Manage the Harbor Owls");
    PageReader bob = new PageReader(browserSite.phonePage());

    long openedAt = System.nanoTime();
    bob.opens(invitation).writes("Your name", "Bob").presses("Come in").presses("Take the seat");
    bob.sees(Pattern.compile("^Your move"));
    while (!bob.isShown(DICE) && took(openedAt).compareTo(LONGEST) < 0) {
      List.of(bob, ann).forEach(each -> each.pressesOneOf(BEFORE_THE_ROLL));
    }
    bob.sees(DICE);
    ann.sees(DICE);
    Duration took = took(openedAt);

    System.out.printf(
        "FirstRollIT: first dice after %.1f s, %d taps and %d words on the phone%n",
        took.toMillis() / 1_000.0, bob.taps(), bob.words());
    assertThat(took).isLessThan(LONGEST);
    assertThat(bob.taps()).isLessThanOrEqualTo(4);
  }

  /** Nothing is asked of who has made the game: the others bat. */
  @AtLength
  @Test
  void whoMadeTheGameIsToldThatSomebodyHasSatDown() {
    sitDown(browserSite.phone());
    ann.sees("arrival", "Bob manages the Harbor Owls.").reads("banner", "Bob manages the");
    ann.readsInTheTitle("Bob manages the Harbor Owls");
    bob.reads("move", "Your roll").seesNo("arrival").rolls();
    ann.reads("move", "to read the card").seesNo("arrival").doesNotRead("banner", "manages");
    quiet(ann, bob);
  }

  private static Duration took(long sinceNanos) {
    return Duration.ofNanos(System.nanoTime() - sinceNanos);
  }
}
