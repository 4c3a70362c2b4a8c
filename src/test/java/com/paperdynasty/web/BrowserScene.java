package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users on the page of a program: Ann has created a game, Bob has followed her link. */
abstract class BrowserScene {
  @RegisterExtension static final Chromium chromium = new Chromium();

  static BrowserSite browserSite;

  BrowserUser ann;
  BrowserUser bob;

  @BeforeAll
  static void open() {
    browserSite = BrowserSite.shared(chromium);
  }

  /**
   * Ann creates a game in which she manages the home team, and Bob takes the other seat on that
   * page.
   */
  void sitDown(BrowserUser at) {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    bob = at.comesTo(ann.makesAGame(), "Bob").takesTheSeat();
  }

  /** Opens a game with a link that contains the user. */
  static BrowserUser comesIn(String user, String game) {
    String token = browserSite.restClient().token(user);
    return browserSite
        .browserUser()
        .opens(browserSite.site() + "#token=" + token + "&game=" + game);
  }

  /** A game of Ann in which she manages the home team and Bob the visitors. */
  static String game() {
    return browserSite.restClient().game(browserSite.restClient().token("ann"), "bob", "ann");
  }

  /** No browser has logged an error. */
  static void quiet(BrowserUser... visitors) {
    assertThat(List.of(visitors)).flatExtracting(BrowserUser::complaints).isEmpty();
  }
}
