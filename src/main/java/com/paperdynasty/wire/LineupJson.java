package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starting lineups: {@code [{order, player: {id, name}, position}]}, order 0 a pitcher's. */
public final class LineupJson {
  private static final int MAX_SLOTS = 10;

  private LineupJson() {}

  /**
   * The slots that a client's array names, or null if its shape is wrong. Whether they make a
   * lineup is for {@link Lineup#faultIn} to say.
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

  static @Nullable Player player(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    Fields fields = new Fields(object);
    String id = fields.text("id", Texts::isPlayerId);
    String name = fields.name("name");
    return id == null || name == null ? null : new Player(id, name);
  }

  /**
   * The slots of a lineup that is in the log, where a name may have a form that no client's may.
   *
   * @throws IllegalArgumentException if it is not such a lineup
   */
  static List<Slot> written(JsonNode array) {
    List<Slot> slots = new ArrayList<>(MAX_SLOTS);
    for (JsonNode node : array) {
      slots.add(
          new Slot(LogFields.number(node, "order"), writtenPlayer(node), writtenPosition(node)));
    }
    return slots;
  }

  /**
   * The changes of a substitution that is in the log.
   *
   * @throws IllegalArgumentException if one of them is not such a change
   */
  static List<Change> writtenChanges(JsonNode array) {
    List<Change> changes = new ArrayList<>(MAX_SLOTS);
    for (JsonNode node : array) {
      changes.add(
          new Change(
              LogFields.number(node, "order"),
              writtenPlayer(node),
              writtenPosition(node),
              node.path("injured").booleanValue()));
    }
    return changes;
  }

  private static Player writtenPlayer(JsonNode node) {
    JsonNode player = node.path("player");
    return new Player(LogFields.text(player, "id"), LogFields.text(player, "name"));
  }

  private static Position writtenPosition(JsonNode node) {
    Position position = Position.byCode(LogFields.text(node, "position"));
    if (position == null) {
      throw LogFields.broken("position");
    }
    return position;
  }

  static void write(JsonText json, String name, List<Slot> slots) {
    json.array(name);
    for (Slot slot : slots) {
      place(json.object(), slot.order(), slot.player(), slot.position());
      json.endObject();
    }
    json.endArray();
  }

  static void writeChanges(JsonText json, String name, List<Change> changes) {
    json.array(name);
    for (Change change : changes) {
      place(json.object(), change.order(), change.player(), change.position());
      json.put("injured", change.injured()).endObject();
    }
    json.endArray();
  }

  private static void place(JsonText json, int order, Player player, Position position) {
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
    Fields fields = new Fields(object);
    Integer order = fields.number("order", 0, 9);
    Position position = fields.code("position", Position::byCode, List.of());
    Player player = player(object.path("player"));
    return order == null || position == null || player == null
        ? null
        : new Slot(order, player, position);
  }
}
