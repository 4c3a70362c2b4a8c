package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.card.ReadInstead;
import com.paperdynasty.game.PlayPreview;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import java.util.UUID;

/** The data of {@code outcome_preview}. */
public final class PreviewJson {
  private PreviewJson() {}

  /**
   * The data of a preview, as JSON text. What is not known yet is null. Where the server has read
   * the cards, outcome and hit location are what they say.
   *
   * @param seq the last event of the log that the preview is based on
   */
  public static String text(UUID gameId, long seq, PlayPreview.Shown preview) {
    JsonBuilder json = new JsonBuilder().object().put("game_id", gameId.toString()).put("seq", seq);
    PlayResult play = preview.play();
    GameState after = preview.after();
    if (play == null || after == null) {
      json.putNull("description")
          .putNull("notation")
          .putNull("outs_recorded")
          .putNull("runs_scored")
          .putNull("batter_result")
          .putNull("runners_advanced")
          .putNull("state");
    } else {
      PlayJson.writeResult(json, play);
      json.object("state");
      StateJson.state(json, after);
      json.endObject();
    }
    json.put("needs", preview.needs());
    Submission read = preview.read();
    if (read != null) {
      Position location = read.hitLocation();
      json.put("outcome", read.outcome().code())
          .put("hit_location", location == null ? null : location.code());
    }
    ReadInstead instead = preview.instead();
    if (instead != null) {
      json.put("instead", instead.code());
    }
    return json.endObject().toString();
  }
}
