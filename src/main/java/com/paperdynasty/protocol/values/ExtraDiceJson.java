package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.json.JsonBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of {@code extra_rolled}, in the log and in frames. */
public final class ExtraDiceJson {
  private ExtraDiceJson() {}

  /** Writes the fields beside those that every event has. */
  public static void write(JsonBuilder json, Event.ExtraRolled event) {
    ExtraDiceKey key = event.key();
    boolean ofRoll = key.of() == ExtraDiceKey.Of.ROLL;
    json.put("extra_id", event.extraId())
        .put("form", key.form())
        .put("index", key.index())
        .array("dice");
    for (int die = 0; die < event.sides().size(); die++) {
      json.object()
          .put("sides", event.sides().get(die))
          .put("value", event.values().get(die))
          .endObject();
    }
    json.endArray().put("total", event.total()).put("roll_id", event.rollId());
    json.put(ofRoll ? "roll_number" : "play_number", key.number());
    json.put("label", event.label()).put("rolled_by", event.rolledBy());
    if (ExtraDiceForm.isOfCard(key.form())) {
      json.put("by", "card");
    }
  }

  /** Reads the key; null if it is damaged. */
  public static @Nullable ExtraDiceKey key(JsonNode data) {
    boolean ofRoll = data.hasNonNull("roll_number");
    JsonNode number = data.path(ofRoll ? "roll_number" : "play_number");
    String form = data.path("form").textValue();
    return form == null || !number.isInt() || !data.path("index").isInt()
        ? null
        : new ExtraDiceKey(
            ofRoll ? ExtraDiceKey.Of.ROLL : ExtraDiceKey.Of.PLAY,
            number.intValue(),
            form,
            data.path("index").intValue());
  }

  /**
   * Reads a number of each die.
   *
   * @param name {@code sides} or {@code value}
   */
  public static List<Integer> numbers(JsonNode data, String name) {
    List<Integer> numbers = new ArrayList<>();
    data.path("dice").forEach(die -> numbers.add(die.path(name).intValue()));
    return numbers;
  }
}
