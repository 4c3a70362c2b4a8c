package com.paperdynasty.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents refer to exists. */
class DocumentsTest {
  private static final int LONGEST_README = 120;
  private static final Path README = Path.of("README.md");
  private static final Path PAGES = Path.of("src/site/markdown");
  private static final Pattern TEST = Pattern.compile("[A-Z][A-Za-z0-9]*(Test|IT|Benchmark)");
  private static final Pattern OUR_PATH = Pattern.compile("(src|conf|k8s|\\.ci|\\.github)/[^ *…]+");

  private static final Pattern SOURCE = Pattern.compile("(?!src/)[a-z]+(/[a-z]+)*/\\w+\\.java");
  private static final Pattern RUN_TEST = Pattern.compile("-D(?:it\\.)?test=(\\w+)");

  /** A name of two words or more; one word may be anything. */
  private static final Pattern TYPE =
      Pattern.compile("(?<![\\w$-])[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+(?![\\w-])");

  /** Names of the browser and of {@code paper-dynasty.d.ts}, and of no test. */
  private static final Set<String> NOT_JAVA =
      Set.of("WebSocket", "EventSource", "ServerEvents", "OpenID", "none");

  private final List<Document> documents = Document.all();

  @Test
  void everyLinkLeadsToAFileAndToAHeadingInIt() {
    Map<Path, Document> byPath =
        documents.stream().collect(Collectors.toMap(Document::path, Function.identity()));
    List<String> broken = new ArrayList<>();
    for (Document document : documents) {
      for (String link : document.links()) {
        Path target = document.target(link);
        Document page = byPath.get(target);
        String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
        boolean there = Files.exists(target);
        boolean heading = anchor.isEmpty() || (page != null && page.anchors().contains(anchor));
        if (!there || !heading) {
          broken.add(document.path() + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void readmeLinksToEveryPage() throws IOException {
    Document readme =
        documents.stream().filter(each -> each.path().equals(README)).findAny().orElseThrow();
    Set<Path> linked = readme.links().stream().map(readme::target).collect(Collectors.toSet());
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(linked).containsAll(pages.toList());
    }
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(LONGEST_README);
  }

  @Test
  void everyNamedTestAndPathExists() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      tests = files.map(DocumentsTest::simpleName).collect(Collectors.toSet());
    }
    List<String> missing = new ArrayList<>();
    for (Document document : documents) {
      for (String code : document.code()) {
        boolean test = TEST.matcher(code).matches();
        boolean path = OUR_PATH.matcher(code).matches();
        if ((test && !tests.contains(code)) || (path && Files.notExists(Path.of(code)))) {
          missing.add(document.path() + ": " + code);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTypeThatIsNamedIsThereAndEveryTestThatIsRun() throws IOException {
    Set<String> types;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      types = files.map(DocumentsTest::simpleName).collect(Collectors.toSet());
    }
    types.addAll(NOT_JAVA);
    List<String> missing = new ArrayList<>();
    for (Document document : documents) {
      List<String> named = new ArrayList<>();
      for (String code : document.code()) {
        TYPE.matcher(code).results().forEach(name -> named.add(name.group()));
      }
      String text = Files.readString(document.path());
      RUN_TEST.matcher(text).results().forEach(run -> named.add(run.group(1)));
      named.removeAll(types);
      named.forEach(name -> missing.add(document.path() + ": " + name));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everySourceFileThatIsNamedByItsPackageIsThere() {
    Path sources = Path.of("src/main/java/com/paperdynasty");
    List<String> missing = new ArrayList<>();
    for (Document document : documents) {
      for (String code : document.code()) {
        if (SOURCE.matcher(code).matches() && Files.notExists(sources.resolve(code))) {
          missing.add(document.path() + ": " + code);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void linkInACodeBlockOrToAnotherSiteIsIgnored() {
    Document page =
        Document.of(
            Path.of("a/b.md"),
            "# A, `b` and C\n[x](../c.md#d)\n```\n[y](z.md)\n```\n[w](https://example.org/)\n");

    assertThat(page.links()).containsExactly("../c.md#d");
    assertThat(page.target("../c.md#d")).isEqualTo(Path.of("c.md"));
    assertThat(page.anchors()).containsExactly("a-b-and-c");
  }

  private static String simpleName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.java$", "");
  }
}
