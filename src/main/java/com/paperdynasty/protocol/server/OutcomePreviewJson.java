package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.rules.OutcomePreview;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Readiness;
import com.paperdynasty.json.JsonBuilder;

/** The quick table as JSON text: what the outcomes that players look up most would do now. */
public final class OutcomePreviewJson {
  private OutcomePreviewJson() {}

  /**
   * The quick table of a game, by the defense that a user knows of.
   *
   * @param seq the last event of the game's log
   * @param state the state after it
   */
  public static String text(long seq, GameState state, String userId) {
    JsonBuilder json = new JsonBuilder().object();
    json.put("game_id", state.setup().gameId().toString()).put("seq", seq).array("lines");
    for (OutcomePreview.Line line :
        OutcomePreview.of(Readiness.gameKnownTo(userId, state)).lines()) {
      json.object().array("cases");
      line.cases().forEach(previewCase -> write(json.object(), previewCase));
      json.endArray().endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void write(JsonBuilder json, OutcomePreview.Case previewCase) {
    json.put("outcomes", previewCase.outcomes().stream().map(Outcome::code).toList())
        .put("hit_locations", previewCase.locations().stream().map(Position::code).toList())
        .put("does", previewCase.does())
        .endObject();
  }
}
