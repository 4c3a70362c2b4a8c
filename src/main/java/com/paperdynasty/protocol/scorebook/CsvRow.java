package com.paperdynasty.protocol.scorebook;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cells of one row as CSV (RFC 4180). Nothing between two commas is no value.
 *
 * <p>A spreadsheet takes some texts for formulas, dates or numbers, quoted or not, and saves what
 * it made of them: {@code 6-3} becomes a day in June, {@code 007} becomes 7. Such a text has an
 * apostrophe before it, and so has a text that begins with an apostrophe. A reader who drops one
 * apostrophe from the beginning of a cell has every text back.
 */
final class CsvRow implements RowCells {
  /** With these, and their wide forms, spreadsheets begin a formula. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final char APOSTROPHE = '\'';

  private static final String SIGNS = "[^\\p{L}]*";
  private static final String MONTH =
      "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?"
          + "|oct(ober)?|nov(ember)?|dec(ember)?)";

  /** Digits with anything but letters, except those of an exponent, a time or an English month. */
  private static final Pattern NUMBER_OR_DATE =
      Pattern.compile(
          "(?=.*[0-9])(%1$s([0-9.,]e[+-]?[0-9]+|[0-9] ?[ap]m?)?|%1$s%2$s%1$s)|true|false"
              .formatted(SIGNS, MONTH),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private final StringBuilder csv;
  private boolean begun;

  CsvRow(StringBuilder csv) {
    this.csv = csv;
  }

  @Override
  public void text(String column, @Nullable String text) {
    separate();
    if (text == null || text.isEmpty()) {
      return;
    }
    String safe = needsApostrophe(text) ? APOSTROPHE + text : text;
    if (needsQuotes(safe)) {
      csv.append('"').append(safe.replace("\"", "\"\"")).append('"');
    } else {
      csv.append(safe);
    }
  }

  private static boolean needsApostrophe(String text) {
    char first = text.charAt(0);
    return first == APOSTROPHE
        || FORMULA.indexOf(first) >= 0
        || NUMBER_OR_DATE.matcher(text).matches();
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
