package com.paperdynasty.web;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The tests of the JavaScript modules, which are written in JavaScript (under {@code web-test}) and
 * run where the modules do. A module of tests exports them by name; one fails by throwing.
 */
@RunsInParallel
class PaperDynastyJsIT {
  private static final String NAMES = "async (file) => Object.keys((await import(file)).default)";
  private static final String RUN =
      """
      async ([file, name]) => {
        try {
          await (await import(file)).default[name]();
          return null;
        } catch (thrown) {
          return thrown.stack ?? String(thrown);
        }
      }""";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @TestFactory
  Stream<DynamicTest> theClientOverAScriptedServer() {
    return testsOf("/test/client.test.js");
  }

  @TestFactory
  Stream<DynamicTest> theClientsFairPlay() {
    return testsOf("/test/fair-client.test.js");
  }

  @TestFactory
  Stream<DynamicTest> theClientsEntropy() {
    return testsOf("/test/entropy.test.js");
  }

  @TestFactory
  Stream<DynamicTest> theClientsParts() {
    return testsOf("/test/parts.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesModules() {
    return testsOf("/test/page.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesSignIn() {
    return testsOf("/test/sign-in.test.js");
  }

  @TestFactory
  Stream<DynamicTest> whatFramesAndOverlaysFollow() {
    return testsOf("/test/event-stream.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesReadingOfACard() {
    return testsOf("/test/reading.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesCards() {
    return testsOf("/test/cards.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesDice() {
    return testsOf("/test/dice.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesFairPlay() {
    return testsOf("/test/fair-play.test.js");
  }

  @TestFactory
  Stream<DynamicTest> whatHappensOnTheField() {
    return testsOf("/test/happening.test.js");
  }

  @TestFactory
  Stream<DynamicTest> theTopOfTheTable() {
    return testsOf("/test/table-top.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesChances() {
    return testsOf("/test/worth.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesReplay() {
    return testsOf("/test/replay.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesScorecard() {
    return testsOf("/test/scorecard.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesLineupCards() {
    return testsOf("/test/changes.test.js");
  }

  @TestFactory
  Stream<DynamicTest> thePagesLobby() {
    return testsOf("/test/lobby.test.js");
  }

  @TestFactory
  Stream<DynamicTest> theNextGameOfTheSameTwo() {
    return testsOf("/test/again.test.js");
  }

  @TestFactory
  Stream<DynamicTest> lineupsAsPeopleWriteThem() {
    return testsOf("/test/lineup-text.test.js");
  }

  private static Stream<DynamicTest> testsOf(String file) {
    Page page = chromium.visitor();
    ClasspathSite.openIn(page);
    List<?> names = (List<?>) page.evaluate(NAMES, file);
    return names.stream().map(name -> dynamicTest((String) name, () -> run(page, file, name)));
  }

  private static void run(Page page, String file, Object name) {
    Object failure = page.evaluate(RUN, List.of(file, name));
    if (failure != null) {
      throw new AssertionError(failure);
    }
  }
}
