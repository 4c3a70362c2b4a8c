package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.GameOptionsJson;
import com.paperdynasty.protocol.values.TableOptionsJson;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stored form of a game's setup. */
final class StoredSetup {
  private StoredSetup() {}

  static void write(JsonBuilder json, GameSetup setup) {
    json.put("game_id", setup.gameId().toString())
        .put("league", setup.league())
        .put("rules_hash", setup.rulesHash())
        .put("public", setup.open());
    GameOptionsJson.write(json, setup.options(), setup.table());
    manager(json, "admin", setup.admin());
    manager(json, "umpire", setup.umpire());
    for (Side side : Side.values()) {
      GameSetup.Team team = setup.team(side);
      json.object(side.code()).put("name", team.name());
      manager(json, "manager", team.manager());
      put(json, "abbrev", team.abbrev());
      put(json, "color", team.color());
      StoredLineups.write(json, team.lineup().inGame());
      json.endObject();
    }
  }

  /**
   * Reads a setup.
   *
   * @param user reads a user
   */
  static GameSetup read(ObjectNode data, Function<JsonNode, Manager> user) {
    ObjectNode object = LogFields.object(data, "options");
    GameOptions options = GameOptionsJson.read(object);
    TableOptions table = TableOptionsJson.readChanged(object);
    if (options == null || table == null) {
      throw LogFields.broken("options");
    }
    JsonNode umpire = data.path("umpire");
    return new GameSetup(
        LogFields.uuid(data, "game_id"),
        LogFields.text(data, "league"),
        LogFields.text(data, "rules_hash"),
        options,
        table,
        LogFields.flag(data, "public"),
        user.apply(data.path("admin")),
        umpire.isObject() ? user.apply(umpire) : null,
        team(LogFields.object(data, "away"), user),
        team(LogFields.object(data, "home"), user));
  }

  private static GameSetup.Team team(ObjectNode team, Function<JsonNode, Manager> user) {
    JsonNode manager = team.path("manager");
    return new GameSetup.Team(
        LogFields.text(team, "name"),
        manager.isObject() ? user.apply(manager) : null,
        Lineup.of(StoredLineups.read(team)),
        LogFields.textOrNull(team, "abbrev"),
        LogFields.textOrNull(team, "color"));
  }

  private static void put(JsonBuilder json, String key, @Nullable String value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static void manager(JsonBuilder json, String key, @Nullable Manager manager) {
    if (manager != null) {
      json.object(key)
          .put("user_id", manager.userId())
          .put("name", FactsWriter.NO_NAME)
          .endObject();
    }
  }
}
