package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Lineup;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Slot;
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

  /** Writes a lineup under a name. */
  public static void write(JsonText json, String name, List<Slot> slots) {
    json.array(name);
    for (Slot slot : slots) {
      place(json.object(), slot.order(), slot.player(), slot.position());
      json.endObject();
    }
    json.endArray();
  }

  /** Writes the changes of a substitution under a name. */
  public static void writeChanges(JsonText json, String name, List<Change> changes) {
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
