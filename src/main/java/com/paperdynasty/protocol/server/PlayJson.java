package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.model.Event.PlayResolved;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.SubmissionJson;

/** The data of {@code play_resolved}. */
public final class PlayJson {
  /** In ten-thousandths. */
  private static final long HUNDREDTH = 100;

  private PlayJson() {}

  /** Adds the fields of a play to an object that has the event's common fields. */
  static void write(JsonBuilder json, PlayResolved event, PlayResult play, GameState after) {
    Position location = play.submission().hitLocation();
    json.put("play_number", event.playNumber())
        .put("outcome", play.outcome().code())
        .put("hit_location", location == null ? null : location.code());
    writeResult(json, play);
    json.put("errors", play.errors().stream().map(Position::code).toList())
        .put("is_hit", play.isHit())
        .put("is_out", play.isOut())
        .put("is_walk", play.isWalk())
        .putDecimal("wpa", play.worth().wpa())
        .putDecimal("re24", play.worth().re24())
        .putDecimal("li", play.worth().leverage() * HUNDREDTH)
        .put("roll_id", event.rollId())
        .put("submitted_by", event.submittedBy());
    if (!event.extraIds().isEmpty()) {
      json.put("extra_ids", event.extraIds());
    }
    StateJson.slot(json, "batter", play.batter());
    StateJson.slot(json, "pitcher", play.pitcher());
    json.object("submission");
    SubmissionJson.write(json, event.submission());
    json.endObject().object("state");
    StateJson.state(json, after);
    json.endObject();
  }

  /** Adds what a play did: its words, outs, runs and moves. */
  static void writeResult(JsonBuilder json, PlayResult play) {
    json.put("description", play.description())
        .put("notation", play.notation())
        .put("outs_recorded", play.outs())
        .put("runs_scored", play.runs())
        .put("batter_result", play.batterResult());
    json.array("runners_advanced");
    play.moves()
        .forEach(
            runnerMove -> writeMove(json, runnerMove.from(), runnerMove.base(), runnerMove.out()));
    json.endArray();
  }

  /** Writes one move of a runner, or of the batter ({@code from} 0). */
  public static void writeMove(JsonBuilder json, int from, int base, boolean out) {
    json.object().put("from", from);
    if (out) {
      json.put("out", true).put("at", base);
    } else {
      json.put("to", base);
    }
    json.endObject();
  }
}
