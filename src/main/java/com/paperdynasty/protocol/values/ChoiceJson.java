package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.json.JsonBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice, which is a decision on the wire: the data of {@code decision_needed}. */
public final class ChoiceJson {
  private ChoiceJson() {}

  /**
   * Writes the fields beside those that every event has.
   *
   * @param withChances whether the options say how likely they come off
   */
  public static void write(JsonBuilder json, Event.ChoiceNeeded event, boolean withChances) {
    Choice choice = event.choice();
    json.put("decision_id", event.id())
        .put("roll_id", event.rollId())
        .put("side", choice.side().code())
        .put("kind", choice.kind().code())
        .array("options");
    for (Choice.Option option : choice.options()) {
      json.object().put("code", option.code()).put("text", option.text());
      Integer chance = option.chance();
      if (withChances && chance != null) {
        json.put("chance", chance);
      }
      json.endObject();
    }
    json.endArray()
        .put("default", choice.standard())
        .put("until", event.until().toString())
        .put("read_by", event.readBy());
  }

  /**
   * Reads a choice that was written with its chances; null if it names no side or kind.
   *
   * @param data of the event
   * @throws IllegalArgumentException if its options are no choice
   */
  public static @Nullable Choice choice(JsonNode data) {
    Side side = Side.byCode(data.path("side").asText());
    String kind = data.path("kind").asText();
    List<Choice.Option> options = new ArrayList<>();
    for (JsonNode option : data.path("options")) {
      options.add(
          new Choice.Option(
              option.path("code").asText(),
              option.path("text").asText(),
              option.path("chance").isInt() ? option.path("chance").intValue() : null));
    }
    return side == null
        ? null
        : Arrays.stream(Choice.Kind.values())
            .filter(each -> each.code().equals(kind))
            .findFirst()
            .map(found -> new Choice(found, side, options, data.path("default").asText()))
            .orElse(null);
  }
}
