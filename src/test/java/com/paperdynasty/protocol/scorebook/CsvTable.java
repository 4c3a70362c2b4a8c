package com.paperdynasty.protocol.scorebook;

import java.util.ArrayList;
import java.util.List;

/** Reads the CSV of a scorebook strictly, as RFC 4180 and the documents describe it. */
final class CsvTable {
  private final String text;
  private int at;

  private CsvTable(String text) {
    this.text = text;
  }

  /** The rows. Fails where a reader could go astray. */
  static List<List<String>> read(String text) {
    CsvTable table = new CsvTable(text);
    List<List<String>> rows = new ArrayList<>();
    while (table.at < text.length()) {
      rows.add(table.row());
    }
    return rows;
  }

  /** The same, without the apostrophes that spreadsheets need. */
  static List<List<String>> texts(String text) {
    return read(text).stream()
        .map(row -> row.stream().map(cell -> cell.replaceFirst("^'", "")).toList())
        .toList();
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    expect("\r\n");
    return cells;
  }

  private String cell() {
    return text.charAt(at) == '"' ? quoted() : plain();
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (true) {
      int end = text.indexOf('"', at);
      cell.append(text, at, end);
      at = end + 1;
      if (text.charAt(at) != '"') {
        return cell.toString();
      }
      cell.append('"');
      at++;
    }
  }

  private String plain() {
    int begin = at;
    while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  private void expect(String next) {
    if (!text.startsWith(next, at)) {
      throw new AssertionError("expected the end of a line at " + at + ": " + text.substring(at));
    }
    at += next.length();
  }
}
