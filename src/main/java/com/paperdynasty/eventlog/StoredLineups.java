package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.LineupJson;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored form of lineups and lineup changes. Players' names are read without today's limits for
 * client input.
 */
final class StoredLineups {
  private StoredLineups() {}

  static void write(JsonBuilder json, List<Slot> slots) {
    LineupJson.write(json, "lineup", slots);
  }

  static void writeChanges(JsonBuilder json, List<LineupChange> changes) {
    LineupJson.writeChanges(json, "changes", changes);
  }

  static List<Slot> read(JsonNode data) {
    List<Slot> slots = new ArrayList<>();
    for (JsonNode node : data.path("lineup")) {
      slots.add(new Slot(LogFields.number(node, "order"), player(node), position(node)));
    }
    return slots;
  }

  static List<LineupChange> readChanges(JsonNode data) {
    List<LineupChange> changes = new ArrayList<>();
    for (JsonNode node : data.path("changes")) {
      changes.add(
          new LineupChange(
              LogFields.number(node, "order"),
              player(node),
              position(node),
              node.path("injured").booleanValue()));
    }
    return changes;
  }

  private static Player player(JsonNode node) {
    JsonNode player = node.path("player");
    return new Player(LogFields.text(player, "id"), LogFields.text(player, "name"));
  }

  private static Position position(JsonNode node) {
    Position position = Position.byCode(LogFields.text(node, "position"));
    if (position == null) {
      throw LogFields.broken("position");
    }
    return position;
  }
}
