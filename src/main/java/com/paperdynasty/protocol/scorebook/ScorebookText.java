package com.paperdynasty.protocol.scorebook;

import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import org.jspecify.annotations.Nullable;

/** A game's plays as rows, as JSON or CSV. Replays the game: not for an event loop. */
public final class ScorebookText {
  private static final String END = "\r\n";

  private ScorebookText() {}

  /**
   * The rows as objects.
   *
   * @param seq the last event of the game's log
   * @param state the state after it
   */
  public static String json(long seq, GameState state) {
    JsonBuilder json =
        new JsonBuilder()
            .object()
            .put("game_id", state.setup().gameId().toString())
            .put("seq", seq)
            .put("status", state.status().code())
            .array("plays");
    ScorebookRows rows = new ScorebookRows(state);
    RowCells cells = new JsonCells(json);
    for (int row = 0; row < rows.size(); row++) {
      json.object();
      rows.write(row, cells);
      json.endObject();
    }
    return json.endArray().endObject().toString();
  }

  /** The rows after a line of column names (RFC 4180). Nothing but that line before a play. */
  public static String csv(GameState state) {
    return csv(new ScorebookRows(state));
  }

  static String csv(ScorebookRows rows) {
    StringBuilder csv = new StringBuilder(String.join(",", ScorebookColumns.NAMES)).append(END);
    for (int row = 0; row < rows.size(); row++) {
      rows.write(row, new CsvRow(csv));
      csv.append(END);
    }
    return csv.toString();
  }

  private record JsonCells(JsonBuilder json) implements RowCells {
    @Override
    public void text(String column, @Nullable String text) {
      json.put(column, text);
    }

    @Override
    public void number(String column, String number) {
      json.raw(column, number);
    }
  }
}
