package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.GameOptionsJson;
import com.paperdynasty.protocol.values.LineupJson;
import org.jspecify.annotations.Nullable;

/** The setup of a game, in the data of {@code game_created}. */
final class GameSetupJson {
  private GameSetupJson() {}

  static void write(JsonBuilder json, GameSetup setup) {
    json.put("league", setup.league())
        .put("rules_hash", setup.rulesHash())
        .put("public", setup.open());
    GameOptionsJson.write(json, setup.options(), setup.table());
    manager(json, "admin", setup.admin());
    for (Side side : Side.values()) {
      GameSetup.Team team = setup.team(side);
      json.object(side.code()).put("name", team.name());
      manager(json, "manager", team.manager());
      LineupJson.write(json, "lineup", team.lineup().inGame());
      json.endObject();
    }
  }

  private static void manager(JsonBuilder json, String name, @Nullable Manager manager) {
    if (manager == null) {
      json.putNull(name);
    } else {
      json.object(name).put("user_id", manager.userId()).put("name", manager.name()).endObject();
    }
  }
}
