package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;

/** A substitution, made before the play of that index. */
public record RealSubstitution(int beforePlay, Side side, LineupChange lineupChange) {
  static RealSubstitution of(JsonNode json) {
    Player player = new Player(json.get("id").asText(), json.get("name").asText());
    Position position = Position.numbered(json.get("pos").asInt());
    return new RealSubstitution(
        json.get("before_play").asInt(),
        json.get("team").asInt() == 0 ? Side.AWAY : Side.HOME,
        new LineupChange(json.get("slot").asInt(), player, position, false));
  }
}
