package com.paperdynasty.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";

  /** {@code -} stands for none of the two. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | application/json",
        "*/*                                         | application/json",
        "application/json                            | application/json",
        "text/csv                                    | text/csv",
        "TEXT/CSV                                    | text/csv",
        "text/*                                      | text/csv",
        "application/*                               | application/json",
        "text/csv, */*                               | text/csv",
        "*/*, text/csv                               | text/csv",
        "text/csv, application/json                  | text/csv",
        "application/json, text/csv                  | application/json",
        "text/csv;q=0.5, application/json            | application/json",
        "text/csv, application/json;q=0.9            | text/csv",
        "text/csv; q=0.4, */*; q=0.5                 | application/json",
        "application/json;q=0, */*                   | text/csv",
        "text/csv;q=0                                | -",
        "text/csv;q=0, text/*                        | -",
        "*/*;q=0                                     | -",
        "*/*;q=0, text/csv;q=0.001                   | text/csv",
        "text/csv;header=present;q=1.000             | text/csv",
        "text/csv;charset=utf-8                      | text/csv",
        "text/html, application/xhtml+xml            | -",
        "text/html,application/xml;q=0.9,*/*;q=0.8   | application/json",
        "application/xml                             | -",
        "text/plain, image/*                         | -",
        "csv                                         | -",
        "*/csv                                       | -",
        "text/csv;q=high                             | -",
        "text/csv;q=1.5                              | -",
        "text/csv;q=-1                               | -",
        "text/csv;q=0.1234                           | -",
        ",,text/csv,                                 | text/csv",
        "text/csv;q=, application/json;q=0.1         | application/json",
      })
  void mediaTypeFollowsFromTheHeader(String header, String expected) {
    String preferred = AcceptHeader.of(List.of(header)).prefers(JSON, CSV);

    assertThat(preferred).isEqualTo(expected.equals("-") ? null : expected);
  }

  @Test
  void linesOfOneHeaderAreOneList() {
    assertThat(AcceptHeader.of(List.of()).prefers(JSON, CSV)).isEqualTo(JSON);
    assertThat(AcceptHeader.of(List.of("application/json;q=0.2", "text/csv")).prefers(JSON, CSV))
        .isEqualTo(CSV);
    assertThat(AcceptHeader.of(List.of("", "")).prefers(JSON, CSV)).isEqualTo(JSON);
  }

  /** A header has at most some kilobytes; the longest is read at once. */
  @Test
  void longHeaderIsReadInNoTime() {
    String header = "text/csv;q=0.1,".repeat(500) + "a/b;" + " ".repeat(8_000) + "q";

    assertThat(AcceptHeader.of(List.of(header)).prefers(JSON, CSV)).isEqualTo(CSV);
  }
}
