package com.paperdynasty.protocol.server;

import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import org.jspecify.annotations.Nullable;

/** A game's plays as rows, as JSON or CSV. Replays the game: not for an event loop. */
public final class ScorebookJson {
  private static final String END = "\r\n";

  private ScorebookJson() {}

  /**
   * The rows as objects.
   *
   * @param seq the last event of the game's log
   * @param state the state after it
   */
  public static String json(long seq, GameState state) {
    ScorebookRows rows = new ScorebookRows(state);
    JsonBuilder json =
        new JsonBuilder()
            .object()
            .put("game_id", state.setup().gameId().toString())
            .put("seq", seq)
            .put("status", state.status().code())
            .array("plays");
    ScorebookRows.Cells cells =
        new ScorebookRows.Cells() {
          @Override
          public void text(String column, @Nullable String text) {
            json.put(column, text);
          }

          @Override
          public void number(String column, String number) {
            json.raw(column, number);
          }
        };
    for (int row = 0; row < rows.size(); row++) {
      json.object();
      rows.write(row, cells);
      json.endObject();
    }
    return json.endArray().endObject().toString();
  }

  /** The rows after a line of column names (RFC 4180). Nothing but that line before a play. */
  public static String csv(GameState state) {
    ScorebookRows rows = new ScorebookRows(state);
    StringBuilder csv = new StringBuilder(String.join(",", ScorebookColumns.NAMES)).append(END);
    for (int row = 0; row < rows.size(); row++) {
      CsvRow cells = new CsvRow(csv);
      rows.write(row, cells);
      csv.append(END);
    }
    return csv.toString();
  }

  /** Writes the cells of one row. */
  private static final class CsvRow implements ScorebookRows.Cells {
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
      String safe = "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
      boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
      csv.append(plain ? safe : '"' + safe.replace("\"", "\"\"") + '"');
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
}
