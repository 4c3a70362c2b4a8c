package com.paperdynasty.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of the page on the alerts' causes. */
final class AlertReport {
  private static final Path PAGE = Path.of("src/site/markdown/alert-report.md");
  private static final String HEAD =
      """
      | alert | its cause | fired after | went out after | others that fired |
      | --- | --- | --- | --- | --- |
      """;

  private final List<Row> rows;

  /**
   * One alert.
   *
   * @param firedMs from its cause on; negative if it did not
   * @param outMs from the moment on at which its cause begins to end; negative if it did not fire,
   *     or did not go out
   * @param beside other alerts that fired by the same cause
   */
  record Row(String rule, String cause, long firedMs, long outMs, Set<String> beside) {
    boolean isFine() {
      return firedMs >= 0 && outMs >= 0;
    }

    private String line() {
      return "| %s | %s | %s | %s | %s |\n"
          .formatted(name(rule), cause, seconds(firedMs), seconds(outMs), names());
    }

    private String names() {
      return beside.stream().map(Row::name).collect(Collectors.joining(", "));
    }

    private static String name(String rule) {
      return rule.replace("PaperDynasty", "");
    }

    private static String seconds(long ms) {
      return ms < 0 ? "not" : String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }
  }

  AlertReport(List<Row> rows) {
    this.rows = rows;
  }

  /** Puts the table in the place of the last one. */
  void writeIfWanted() throws IOException {
    String table = HEAD + rows.stream().map(Row::line).collect(Collectors.joining());
    System.out.println(table);
    if (Boolean.getBoolean("report.write")) {
      String page = Files.readString(PAGE);
      int from = page.indexOf("| alert |");
      int to = page.indexOf("\n\n", from);
      Files.writeString(
          PAGE, page.substring(0, from) + table + (to < 0 ? "" : page.substring(to + 1)));
    }
  }
}
