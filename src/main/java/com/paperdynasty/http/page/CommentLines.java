package com.paperdynasty.http.page;

import java.util.regex.Pattern;

/** Comments that have lines of their own, and indents, which only people read. */
final class CommentLines {
  private static final Pattern COMMENT_LINES =
      Pattern.compile("(?m)^[ \\t]*(?://.*|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)[ \\t]*$");

  private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");

  private CommentLines() {}

  /**
   * JavaScript or CSS without them; all other lines stay where they are. A text of several lines in
   * backticks may contain what looks like a comment: where there is one, nothing is removed.
   */
  static String removedFrom(String code) {
    String without = COMMENT_LINES.matcher(code).replaceAll(comment -> blankLines(comment.group()));
    boolean severalLines =
        without.lines().anyMatch(line -> line.chars().filter(c -> c == '`').count() % 2 != 0);
    return severalLines ? code : INDENT.matcher(without).replaceAll("");
  }

  /** As many line breaks as in the text. */
  static String blankLines(String text) {
    return "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
  }
}
