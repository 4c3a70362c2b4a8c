package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.wire.JsonText;
import com.paperdynasty.wire.LineupJson;
import java.util.ArrayList;
import java.util.List;

/** Lineups and changes of them, as they are kept. A name may have a form that no client's may. */
final class StoredLineups {
  private StoredLineups() {}

  static void write(JsonText json, List<Slot> slots) {
    LineupJson.write(json, "lineup", slots);
  }

  static void writeChanges(JsonText json, List<Change> changes) {
    LineupJson.writeChanges(json, "changes", changes);
  }

  static List<Slot> read(JsonNode data) {
    List<Slot> slots = new ArrayList<>();
    for (JsonNode node : data.path("lineup")) {
      slots.add(new Slot(LogFields.number(node, "order"), player(node), position(node)));
    }
    return slots;
  }

  static List<Change> readChanges(JsonNode data) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode node : data.path("changes")) {
      changes.add(
          new Change(
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
