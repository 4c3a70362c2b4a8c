package com.paperdynasty.wire;

import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.QuickTable;
import com.paperdynasty.game.TableState;

/** What the outcomes that players look up most would do now, as JSON text. */
public final class QuickTableJson {
  private QuickTableJson() {}

  /**
   * The quick table of a game.
   *
   * @param seq the last event of the game's log
   * @param table the state after it
   */
  public static String text(long seq, TableState table) {
    JsonText json = new JsonText().object();
    json.put("game_id", table.setup().gameId().toString()).put("seq", seq).array("lines");
    for (QuickTable.Line line : QuickTable.of(table.game()).lines()) {
      json.object().array("cases");
      line.cases().forEach(told -> write(json.object(), told));
      json.endArray().endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void write(JsonText json, QuickTable.Case told) {
    json.put("outcomes", told.outcomes().stream().map(Outcome::code).toList())
        .put("hit_locations", told.locations().stream().map(Position::code).toList())
        .put("does", told.does())
        .endObject();
  }
}
