package com.paperdynasty.wire;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.game.GameSetup;
import com.paperdynasty.game.Manager;
import org.jspecify.annotations.Nullable;

/** How a game was created, as {@code game_created} says it. */
final class SetupJson {
  private SetupJson() {}

  static void write(JsonText json, GameSetup setup) {
    json.put("league", setup.league())
        .put("rules_hash", setup.rulesHash())
        .put("public", setup.open());
    OptionsJson.write(json, setup.options());
    manager(json, "admin", setup.admin());
    for (Side side : Side.values()) {
      GameSetup.Team team = setup.team(side);
      json.object(side.code()).put("name", team.name());
      manager(json, "manager", team.manager());
      LineupJson.write(json, "lineup", team.lineup().inGame());
      json.endObject();
    }
  }

  private static void manager(JsonText json, String name, @Nullable Manager manager) {
    if (manager == null) {
      json.putNull(name);
    } else {
      json.object(name).put("user_id", manager.userId()).put("name", manager.name()).endObject();
    }
  }
}
