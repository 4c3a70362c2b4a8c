package com.paperdynasty.protocol.scorebook;

import org.jspecify.annotations.Nullable;

/** Writes the cells of one row as CSV (RFC 4180). Nothing between two commas is no value. */
final class CsvRow implements RowCells {
  /** With these, and their wide forms, spreadsheets begin a formula. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final StringBuilder csv;
  private boolean begun;

  CsvRow(StringBuilder csv) {
    this.csv = csv;
  }

  /** A spreadsheet would take some texts for formulas: an apostrophe before them prevents it. */
  @Override
  public void text(String column, @Nullable String text) {
    separate();
    if (text == null || text.isEmpty()) {
      return;
    }
    String safe = FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    if (needsQuotes(safe)) {
      csv.append('"').append(safe.replace("\"", "\"\"")).append('"');
    } else {
      csv.append(safe);
    }
  }

  /** Quoted is also what would be cut where the semicolon separates cells. */
  private static boolean needsQuotes(String text) {
    return text.startsWith(" ")
        || text.endsWith(" ")
        || text.chars().anyMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ');
  }

  @Override
  public void number(String column, String number) {
    separate();
    csv.append(number);
  }

  private void separate() {
    if (begun) {
      csv.append(',');
    }
    begun = true;
  }
}
