package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.rules.OutcomePreview;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;

/** What the outcomes that players look up most would do now, as JSON text. */
public final class OutcomePreviewJson {
  private OutcomePreviewJson() {}

  /**
   * The quick table of a game.
   *
   * @param seq the last event of the game's log
   * @param table the state after it
   */
  public static String text(long seq, GameState table) {
    JsonBuilder json = new JsonBuilder().object();
    json.put("game_id", table.setup().gameId().toString()).put("seq", seq).array("lines");
    for (OutcomePreview.Line line : OutcomePreview.of(table.game()).lines()) {
      json.object().array("cases");
      line.cases().forEach(told -> write(json.object(), told));
      json.endArray().endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void write(JsonBuilder json, OutcomePreview.Case told) {
    json.put("outcomes", told.outcomes().stream().map(Outcome::code).toList())
        .put("hit_locations", told.locations().stream().map(Position::code).toList())
        .put("does", told.does())
        .endObject();
  }
}
