package com.paperdynasty.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Phrases and names that a newcomer does not understand, and that are not to come back. */
class PlainWordsTest {
  private static final List<Path> PLACES =
      Stream.of("src", "conf", "k8s", ".github", "README.md").map(Path::of).toList();
  private static final List<String> TEXT =
      List.of(".java", ".js", ".ts", ".mjs", ".md", ".yaml", ".yml", ".svg", ".html");

  /** The last two cite documents that are not in the repository. */
  private static final List<String> PHRASES =
      List.of(
          "whoever",
          "can be had",
          "cannot be had",
          "there is no other",
          "(rules, section",
          "(protocol, section");

  /** Former names of types, in Java and on the page. Each has a plain name now. */
  private static final Set<String> FORMER =
      words(
          """
          Announcer Answer Answers Append Appended Applier Asked BadSettings Ballpark Batch Buckets
          BusDirectory By Cable Callers CardReading Carry Charges Checked ClusterNews CommandKey
          Confirm Credits Crier Decider Decisions Deed Diary DiceCup DiceTray Direct Disputes
          Doorkeeper Doorway Draft Ear Elsewhere End EpochWatch Errand EventFile Exchange Farewell
          Fields Fold Frames FromOwners Front GameDraft GameLost GameMaker Guest HandOn HandOver
          Home Hops HostNews HostVerticle Illegal Inbox JsonText KeptOut Keys Ledger Limits LogPages
          Member Members Messages Meters Move Network Notes Occupancy OpenGame Origin OwnerSearch
          PageDraft PassOn Passing Passport Past Permit PgLedger Place Placement PlainLine Posted
          PrintedGame Problems Proxies QuickTable Reader Readers Realtime Recorder Rooms Roster
          Scorekeeper Season Sender Service Sessions Settling SharedSecret SockJsLine
          SockJsWebSocketLine SpentRoll Stands Standing Standstill Steward StillOurs Stops Strike
          Table TableFault TableReader TableText Tables TakeOver TalkDesk Tenure Throw Traffic Trail
          Transports Trio Turn Turns Unanswered Unfolding Usher Verdict Visitor Waiting Watchers
          Watching Ways WinAndLoss Witness Written
          """);

  private static final Set<String> FORMER_OF_THE_PAGE = words("Lifeline Outbox Place Live");

  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");

  @Test
  void noFileHasAnUnclearPhrase() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String text = flat(Files.readString(file));
      PHRASES.stream()
          .filter(text::contains)
          .forEach(phrase -> found.add(file + ": \"" + phrase + "\""));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aPhraseIsFoundAlsoWhereALineOfACommentBreaksIt() {
    assertThat(flat("  // what cannot\n  // be had\n")).contains("cannot be had");
    assertThat(flat("/**\n * there is no\n * other\n */")).contains("there is no other");
  }

  @Test
  void noTypeHasAFormerName() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      boolean java = file.toString().endsWith(".java");
      if (java || file.toString().endsWith(".js")) {
        Set<String> former = java ? FORMER : FORMER_OF_THE_PAGE;
        DECLARED
            .matcher(Files.readString(file))
            .results()
            .map(declared -> declared.group(1))
            .filter(former::contains)
            .forEach(name -> found.add(file + ": " + name));
      }
    }
    assertThat(found).isEmpty();
  }

  /** All text but this test, and migrations, which must not change. */
  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path place : PLACES) {
      try (Stream<Path> all = Files.walk(place)) {
        all.filter(file -> TEXT.stream().anyMatch(file.toString()::endsWith))
            .filter(file -> !file.endsWith("PlainWordsTest.java"))
            .forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(500);
    return files;
  }

  /** A text in one line and in small letters, without the marks of comments. */
  private static String flat(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s*\\n\\s*(//|\\*|#)?\\s*", " ");
  }

  private static Set<String> words(String text) {
    return Set.of(text.trim().split("\\s+"));
  }
}
