package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** People at the page of a program: Ann has made a game, Bob has followed her link. */
abstract class PageScene {
  static Ballpark ballpark;

  Visitor ann;
  Visitor bob;

  @BeforeAll
  static void open() {
    ballpark = Ballpark.shared();
  }

  /** Pages that nobody looks at any more would cost the next test time. */
  @AfterEach
  void leave() {
    ballpark.closePages();
  }

  /**
   * Ann makes a game in which she manages the locals, and Bob at that page takes the other seat.
   */
  void sitDown(Visitor at) {
    ann = ballpark.visitor().comesTo(ballpark.site(), "Ann");
    bob = at.comesTo(ann.makesAGame(), "Bob").takesTheSeat();
  }

  /** A user comes to a game by a link that says who they are. */
  static Visitor comesIn(String user, String game) {
    String token = ballpark.rest().token(user);
    return ballpark.visitor().opens(ballpark.site() + "#token=" + token + "&game=" + game);
  }

  /** A game of Ann's in which she manages the locals and Bob the visitors. */
  static String game() {
    return ballpark.rest().game(ballpark.rest().token("ann"), "bob", "ann");
  }

  /** No browser had anything to complain about. */
  static void quiet(Visitor... visitors) {
    assertThat(List.of(visitors)).flatExtracting(Visitor::complaints).isEmpty();
  }
}
