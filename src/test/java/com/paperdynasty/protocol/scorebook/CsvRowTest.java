package com.paperdynasty.protocol.scorebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowTest {
  private static String cell(String text) {
    StringBuilder csv = new StringBuilder();
    new CsvRow(csv).text("name", text);
    return csv.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=HYPERLINK(\"http://example.org?\"&A1)",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1+1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF20A"
      })
  void textThatASpreadsheetWouldWorkOutHasAnApostropheBeforeIt(String formula) {
    String cell = cell(formula);

    assertThat(cell.startsWith("\"") ? cell.substring(1) : cell)
        .startsWith("'" + formula.charAt(0));
  }

  @Test
  void textWithSeparatorsQuotesOrLinesIsQuoted() {
    assertThat(cell("Smith, John")).isEqualTo("\"Smith, John\"");
    assertThat(cell("a;b")).isEqualTo("\"a;b\"");
    assertThat(cell("Jim \"Ace\"")).isEqualTo("\"Jim \"\"Ace\"\"\"");
    assertThat(cell("one\ntwo")).isEqualTo("\"one\ntwo\"");
    assertThat(cell(" Ace ")).isEqualTo("\" Ace \"");
    assertThat(cell("O'Neil")).isEqualTo("O'Neil");
    assertThat(cell("Peña")).isEqualTo("Peña");
  }

  /** Notations, ids and names that a spreadsheet would save as another text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "6-3",
        "1-2-3",
        "6-4-3",
        "1/2",
        "12:30",
        "1.50",
        "007",
        "12345678901234567890",
        "1e5",
        "12E+3",
        "1 2/3",
        "$5",
        "(5)",
        "5%",
        "5 pm",
        "3a",
        "mar1",
        "SEPT-2",
        "1-May-97",
        "December 24",
        "TRUE",
        "false",
        "17 1 1"
      })
  void textThatASpreadsheetWouldTakeForANumberOrADateHasAnApostropheBeforeIt(String text) {
    assertThat(cell(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F8",
        "E5",
        "K",
        "1B",
        "2B 3B",
        "3U",
        "PO1",
        "p2",
        "a2",
        "marcj001",
        "May",
        "Junior 2",
        "away-10",
        "9f1c-22aa",
        "Truesdale"
      })
  void textThatASpreadsheetLeavesAsItIsHasNone(String text) {
    assertThat(cell(text)).isEqualTo(text);
  }

  /** A spreadsheet looks at the first character of the cell, so a list has at most one. */
  @Test
  void listHasOneApostropheBeforeItsFirstEntry() {
    StringBuilder csv = new StringBuilder();
    CsvRow row = new CsvRow(csv);
    row.list("a", List.of("-x", "-y"));
    row.list("b", List.of("x", "-y"));
    row.list("c", List.of("-x"));
    row.list("d", List.of("1-2"));

    assertThat(csv).hasToString("\"'-x; -y\",\"x; -y\",'-x,'1-2");
  }

  @Test
  void droppingOneApostropheGivesEveryTextBack() {
    List<String> texts =
        List.of("-x", "'-x", "''", "'", "O'Neil", "'Ace'", "=1,\"2\"", "6-3", "'6-3", "x; -y");
    StringBuilder csv = new StringBuilder();
    CsvRow row = new CsvRow(csv);
    texts.forEach(text -> row.text("a", text));

    assertThat(CsvTable.texts(csv + "\r\n").get(0)).isEqualTo(texts);
  }

  @Test
  void noValueIsNothingBetweenTwoCommas() {
    StringBuilder csv = new StringBuilder();
    CsvRow row = new CsvRow(csv);
    row.text("a", null);
    row.number("b", -3);
    row.text("c", "");
    row.list("d", List.of("x 1", "y 2"));
    row.list("e", List.of());

    assertThat(csv).hasToString(",-3,,\"x 1; y 2\",");
  }
}
