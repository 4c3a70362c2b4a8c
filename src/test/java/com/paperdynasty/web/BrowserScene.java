package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** People at the page of a program: Ann has made a game, Bob has followed her link. */
abstract class BrowserScene {
  static BrowserSite browserSite;

  BrowserUser ann;
  BrowserUser bob;

  @BeforeAll
  static void open() {
    browserSite = BrowserSite.shared();
  }

  /** Pages that nobody looks at any more would cost the next test time. */
  @AfterEach
  void leave() {
    browserSite.closePages();
  }

  /**
   * Ann makes a game in which she manages the locals, and Bob at that page takes the other seat.
   */
  void sitDown(BrowserUser at) {
    ann = browserSite.browserUser().comesTo(browserSite.site(), "Ann");
    bob = at.comesTo(ann.makesAGame(), "Bob").takesTheSeat();
  }

  /** A user comes to a game by a link that says who they are. */
  static BrowserUser comesIn(String user, String game) {
    String token = browserSite.restClient().token(user);
    return browserSite
        .browserUser()
        .opens(browserSite.site() + "#token=" + token + "&game=" + game);
  }

  /** A game of Ann's in which she manages the locals and Bob the visitors. */
  static String game() {
    return browserSite.restClient().game(browserSite.restClient().token("ann"), "bob", "ann");
  }

  /** No browser had anything to complain about. */
  static void quiet(BrowserUser... visitors) {
    assertThat(List.of(visitors)).flatExtracting(BrowserUser::complaints).isEmpty();
  }
}
