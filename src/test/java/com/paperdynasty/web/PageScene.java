package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A program that runs, and people at its page: Ann has made a game, Bob has followed her link. */
abstract class PageScene {
  @TempDir private static Path data;

  static Ballpark ballpark;

  Visitor ann;
  Visitor bob;

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
