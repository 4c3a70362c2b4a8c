package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.text.TextRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starting lineups: {@code [{order, player: {id, name}, position}]}. Order 0 is a pitcher who does
 * not bat.
 */
public final class LineupJson {
  private static final int MAX_SLOTS = 10;

  private LineupJson() {}

  /**
   * Reads the slots of a client's array; null if its shape is wrong. {@link Lineup#faultIn} checks
   * whether they make a lineup.
   */
  public static @Nullable List<Slot> slots(JsonNode array) {
    if (!array.isArray() || array.size() > MAX_SLOTS) {
      return null;
    }
    Slot[] slots = new Slot[array.size()];
    for (int i = 0; i < slots.length; i++) {
      Slot slot = slot(array.get(i));
      if (slot == null) {
        return null;
      }
      slots[i] = slot;
    }
    return List.of(slots);
  }

  /** Reads a player; null if its shape is wrong. */
  public static @Nullable Player player(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    FieldReader fieldReader = new FieldReader(object);
    String id = fieldReader.text("id", TextRules::isPlayerId);
    String name = fieldReader.name("name");
    return id == null || name == null ? null : new Player(id, name);
  }

  /** Writes a lineup under a field name. */
  public static void write(JsonBuilder json, String name, List<Slot> slots) {
    json.array(name);
    for (Slot slot : slots) {
      writeFields(json.object(), slot.order(), slot.player(), slot.position());
      json.endObject();
    }
    json.endArray();
  }

  /** Writes the changes of a substitution under a field name. */
  public static void writeChanges(JsonBuilder json, String name, List<LineupChange> changes) {
    json.array(name);
    for (LineupChange lineupChange : changes) {
      writeFields(
          json.object(), lineupChange.order(), lineupChange.player(), lineupChange.position());
      json.put("injured", lineupChange.injured()).endObject();
    }
    json.endArray();
  }

  private static void writeFields(JsonBuilder json, int order, Player player, Position position) {
    json.put("order", order)
        .object("player")
        .put("id", player.id())
        .put("name", player.name())
        .endObject()
        .put("position", position.code());
  }

  private static @Nullable Slot slot(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    FieldReader fieldReader = new FieldReader(object);
    Integer order = fieldReader.number("order", 0, 9);
    Position position = fieldReader.code("position", Position::byCode, List.of());
    Player player = player(object.path("player"));
    return order == null || position == null || player == null
        ? null
        : new Slot(order, player, position);
  }
}
