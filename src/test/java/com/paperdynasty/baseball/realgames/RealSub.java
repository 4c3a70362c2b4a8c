package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Side;

/** A substitution, made before the play of that index. */
public record RealSub(int beforePlay, Side side, Change change) {
  static RealSub of(JsonNode json) {
    Player player = new Player(json.get("id").asText(), json.get("name").asText());
    Position position = Position.numbered(json.get("pos").asInt());
    return new RealSub(
        json.get("before_play").asInt(),
        json.get("team").asInt() == 0 ? Side.AWAY : Side.HOME,
        new Change(json.get("slot").asInt(), player, position, false));
  }
}
