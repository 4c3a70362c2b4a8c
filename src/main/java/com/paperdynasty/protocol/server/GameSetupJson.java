package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.GameOptionsJson;
import com.paperdynasty.protocol.values.LineupJson;
import java.util.Collection;

/** The setup of a game, in the data of {@code game_created}. */
final class GameSetupJson {
  private GameSetupJson() {}

  static void write(JsonBuilder json, GameSetup setup) {
    json.put("league", setup.league())
        .put("rules_hash", setup.rulesHash())
        .put("public", setup.open());
    GameOptionsJson.writeWithTable(json, setup.options(), setup.table());
    SetupJson.user(json, "admin", setup.admin());
    SetupJson.user(json, "umpire", setup.umpire());
    for (Side side : Side.values()) {
      GameSetup.Team team = setup.team(side);
      json.object(side.code()).put("name", team.name());
      SetupJson.looks(json, team);
      SetupJson.user(json, "manager", team.manager());
      LineupJson.write(json, "lineup", team.lineup().inGame());
      json.endObject();
    }
  }

  /** The forms of extra dice of the game's league. */
  static void diceForms(JsonBuilder json, Collection<ExtraDiceForm> forms) {
    json.array("dice_forms");
    for (ExtraDiceForm form : forms) {
      json.object()
          .put("form", form.name())
          .putNumbers("sides", form.sides())
          .put("times", form.times())
          .put("between", form.between())
          .endObject();
    }
    json.endArray();
  }
}
