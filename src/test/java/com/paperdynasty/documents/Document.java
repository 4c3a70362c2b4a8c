package com.paperdynasty.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param path relative to the root
 * @param prose the text outside of code blocks
 */
record Document(Path path, String prose) {
  private static final List<String> FOLDERS = List.of("README.md", ".github", "k8s", "src");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  /** All Markdown files. */
  static List<Document> all() {
    return FOLDERS.stream().flatMap(folder -> below(folder).stream()).map(Document::read).toList();
  }

  private static List<Path> below(String place) {
    try (Stream<Path> files = Files.walk(Path.of(place))) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document read(Path file) {
    try {
      return of(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document of(Path path, String text) {
    return new Document(path, CODE_BLOCK.matcher(text).replaceAll(""));
  }

  /** The links and pictures within the repository. */
  List<String> links() {
    return found(LINK).filter(link -> !link.matches("[a-z]+:.*")).toList();
  }

  /** The inline code. */
  List<String> code() {
    return found(CODE).toList();
  }

  /** The names by which its headings are linked to, as GitHub makes them. */
  Set<String> anchors() {
    return found(HEADING).map(Document::anchor).collect(Collectors.toSet());
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\- ]", "").replace(' ', '-');
  }

  /** The file that a link leads to, seen from the root. */
  Path target(String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? path : path.resolveSibling(file).normalize();
  }

  private Stream<String> found(Pattern pattern) {
    return pattern.matcher(prose).results().map((MatchResult match) -> match.group(1));
  }
}
