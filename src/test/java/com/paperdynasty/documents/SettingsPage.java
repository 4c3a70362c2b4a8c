package com.paperdynasty.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the page of all settings from the text of {@code conf/paper-dynasty.yaml}. */
final class SettingsPage {
  private static final Pattern ENTRY = Pattern.compile("( *)([a-z][a-z0-9-]*):(?: (.+))?");
  private static final String HEAD =
      """
      # Configuration

      This page is made from `conf/paper-dynasty.yaml`; `ConfigurationPageTest` fails when the two differ, and writes the page
      anew with `mvn test -Dtest=ConfigurationPageTest -Dpage.write=true`. How to run the program is in
      [operations.md](operations.md).
      """;

  private final StringBuilder page = new StringBuilder(HEAD);
  private final List<String> comment = new ArrayList<>();
  private final List<String> path = new ArrayList<>();

  /** The key below the last comment; the keys after it share the comment. */
  private String explained = "";

  private SettingsPage() {}

  /**
   * The page, in Markdown.
   *
   * @throws IllegalArgumentException if a line is neither a comment nor a key
   */
  static String of(String yaml) {
    SettingsPage page = new SettingsPage();
    yaml.lines().forEach(page::line);
    return page.page.toString();
  }

  private void line(String line) {
    String text = line.strip();
    if (text.startsWith("#")) {
      comment.add(text.substring(1).strip());
    } else if (text.isEmpty()) {
      paragraphs();
    } else {
      entry(line);
    }
  }

  private void entry(String line) {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      throw new IllegalArgumentException("neither a comment nor a key: " + line);
    }
    int depth = entry.group(1).length() / 2;
    path.subList(depth, path.size()).clear();
    path.add(entry.group(2));
    if (entry.group(3) != null) {
      row(String.join(".", path), entry.group(3));
    } else if (depth == 0) {
      section(entry.group(2));
    }
  }

  /** The comment right above a section is about all of it. */
  private void section(String name) {
    page.append("\n## ").append(name).append('\n');
    paragraphs();
    page.append("\n| key | default | |\n| --- | --- | --- |\n");
    explained = "";
  }

  private void row(String key, String value) {
    String meaning = explained.isEmpty() ? "" : "see `" + explained + "`";
    if (!comment.isEmpty()) {
      meaning = String.join(" ", comment).replace("|", "\\|");
      explained = key;
      comment.clear();
    }
    page.append("| `%s` | `%s` | %s |\n".formatted(key, value, meaning));
  }

  /** Comments by themselves or above a section; an empty comment line separates paragraphs. */
  private void paragraphs() {
    boolean parted = true;
    for (String text : comment) {
      if (parted && !text.isEmpty()) {
        page.append('\n');
      }
      parted = text.isEmpty();
      page.append(parted ? "" : text + "\n");
    }
    comment.clear();
  }
}
