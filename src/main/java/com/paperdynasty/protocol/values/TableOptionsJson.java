package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.json.JsonBuilder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table options of a game, among its other options in JSON. */
public final class TableOptionsJson {
  private static final TableOptions DEFAULT = TableOptions.DEFAULT;

  private TableOptionsJson() {}

  /** Writes the options that differ from the default. */
  public static void writeChanged(JsonBuilder json, TableOptions options) {
    if (options.beforeRoll() != DEFAULT.beforeRoll()) {
      json.put("before_roll", options.beforeRoll().code());
    }
    if (options.readySeconds() != DEFAULT.readySeconds()) {
      json.put("ready_seconds", options.readySeconds());
    }
    if (options.plans() != DEFAULT.plans()) {
      json.put("plans", options.plans().code());
    }
    if (options.rulings() != DEFAULT.rulings()) {
      json.put("rulings", options.rulings().code());
    }
    if (options.dice() != DEFAULT.dice()) {
      json.put("dice", options.dice().code());
    }
    if (options.absenceSeconds() != DEFAULT.absenceSeconds()) {
      json.put("absence_seconds", options.absenceSeconds());
    }
  }

  /** Writes all options. */
  public static void writeAll(JsonBuilder json, TableOptions options) {
    json.put("before_roll", options.beforeRoll().code())
        .put("ready_seconds", options.readySeconds())
        .put("plans", options.plans().code())
        .put("rulings", options.rulings().code())
        .put("dice", options.dice().code())
        .put("absence_seconds", options.absenceSeconds());
  }

  /** Reads what {@link #writeChanged} wrote; null if a value is invalid. */
  public static @Nullable TableOptions readChanged(ObjectNode object) {
    BeforeRoll beforeRoll = code(object, "before_roll", BeforeRoll::byCode, DEFAULT.beforeRoll());
    Plans plans = code(object, "plans", Plans::byCode, DEFAULT.plans());
    Rulings rulings = code(object, "rulings", Rulings::byCode, DEFAULT.rulings());
    DiceSource dice = code(object, "dice", DiceSource::byCode, DEFAULT.dice());
    if (beforeRoll == null || plans == null || rulings == null || dice == null) {
      return null;
    }
    return new TableOptions(
        beforeRoll,
        object.path("ready_seconds").asInt(DEFAULT.readySeconds()),
        plans,
        rulings,
        dice,
        object.path("absence_seconds").asInt(DEFAULT.absenceSeconds()));
  }

  private static <T> @Nullable T code(
      ObjectNode object, String name, Function<String, @Nullable T> byCode, T missing) {
    JsonNode value = object.path(name);
    return value.isMissingNode() ? missing : byCode.apply(value.asText());
  }
}
