package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.Move;
import com.paperdynasty.baseball.PlayFacts;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.game.Event.PlayResolved;
import com.paperdynasty.game.TableState;
import java.util.ArrayList;
import java.util.List;

/** The data of {@code play_resolved}. */
final class PlayJson {
  private PlayJson() {}

  /** Goes on with an object that has the event's head. */
  static void write(JsonText json, PlayResolved event, PlayResult play, TableState after) {
    Position location = play.submission().hitLocation();
    json.put("play_number", event.playNumber())
        .put("outcome", play.outcome().code())
        .put("hit_location", location == null ? null : location.code())
        .put("description", play.description())
        .put("notation", play.notation())
        .put("outs_recorded", play.outs())
        .put("runs_scored", play.runs())
        .put("batter_result", play.batterResult());
    json.array("runners_advanced");
    play.moves().forEach(move -> move(json, move));
    json.endArray();
    json.put("errors", play.errors().stream().map(Position::code).toList())
        .put("is_hit", play.isHit())
        .put("is_out", play.isOut())
        .put("is_walk", play.isWalk())
        .put("roll_id", event.rollId())
        .put("submitted_by", event.submittedBy());
    StateJson.slot(json, "batter", play.batter());
    StateJson.slot(json, "pitcher", play.pitcher());
    json.object("submission");
    SubmissionJson.write(json, event.submission());
    json.endObject().object("state");
    StateJson.state(json, after);
    json.endObject();
  }

  /**
   * What happened on the play: all that {@code runners_advanced} says.
   *
   * @throws IllegalArgumentException if it does not say it
   */
  static PlayFacts facts(JsonNode data) {
    if (!data.path("runners_advanced").isArray()) {
      throw LogFields.broken("runners_advanced");
    }
    List<Advance> ways = new ArrayList<>();
    for (JsonNode node : data.path("runners_advanced")) {
      boolean out = node.has("out");
      int base = LogFields.number(node, out ? "at" : "to");
      ways.add(new Advance(LogFields.number(node, "from"), base, out, null, null));
    }
    return new PlayFacts(ways);
  }

  private static void move(JsonText json, Move move) {
    json.object().put("from", move.from());
    if (move.out()) {
      json.put("out", true).put("at", move.base());
    } else {
      json.put("to", move.base());
    }
    json.endObject();
  }
}
