package com.paperdynasty.protocol.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.json.JsonBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The options by which a game overrides its league: {@code {innings, dh, extra_runner: {base,
 * from_inning} or null, mercy: {lead, from_inning} or null}}. A missing option is left to the
 * league; null turns the rule off.
 */
public final class GameOptionsJson {
  private static final int MAX_INNINGS = 99;
  private static final int MAX_LEAD = 999;

  private GameOptionsJson() {}

  /** Reads the options of a client's object; null if its shape is wrong. */
  public static @Nullable GameOptions read(ObjectNode object) {
    FieldReader fieldReader = new FieldReader(object);
    Integer innings = fieldReader.number("innings", 1, MAX_INNINGS);
    Boolean dh = fieldReader.flag("dh");
    ExtraRunnerRule runner = object.has("extra_runner") ? ExtraRunnerRule.OFF : null;
    if (object.hasNonNull("extra_runner")) {
      runner = extraRunner(object.path("extra_runner"));
    }
    MercyRule mercyRule = object.has("mercy") ? MercyRule.OFF : null;
    if (object.hasNonNull("mercy")) {
      mercyRule = mercy(object.path("mercy"));
    }
    boolean invalid =
        (runner == null && object.has("extra_runner"))
            || (mercyRule == null && object.has("mercy"));
    return invalid || fieldReader.fault() != null
        ? null
        : new GameOptions(innings, dh, runner, mercyRule);
  }

  /**
   * Writes the options under {@code options}, without those that are left to the league, and
   * without the table's that are as by default.
   */
  public static void write(JsonBuilder json, GameOptions options, TableOptions table) {
    json.object("options");
    overrides(json, options);
    TableOptionsJson.writeChanged(json, table);
    json.endObject();
  }

  /**
   * Writes the options under {@code options}, without those that are left to the league, and with
   * all of the table's.
   */
  public static void writeWithTable(JsonBuilder json, GameOptions options, TableOptions table) {
    json.object("options");
    overrides(json, options);
    TableOptionsJson.writeAll(json, table);
    json.endObject();
  }

  private static void overrides(JsonBuilder json, GameOptions options) {
    if (options.innings() != null) {
      json.put("innings", options.innings());
    }
    if (options.dh() != null) {
      json.put("dh", options.dh());
    }
    ExtraRunnerRule runner = options.extraRunnerRule();
    if (runner != null) {
      pair(json, "extra_runner", runner.on(), "base", runner.base(), runner.fromInning());
    }
    MercyRule mercyRule = options.mercyRule();
    if (mercyRule != null) {
      pair(json, "mercy", mercyRule.on(), "lead", mercyRule.lead(), mercyRule.fromInning());
    }
  }

  private static void pair(
      JsonBuilder json, String option, boolean on, String name, int value, int fromInning) {
    if (on) {
      json.object(option).put(name, value).put("from_inning", fromInning).endObject();
    } else {
      json.putNull(option);
    }
  }

  private static @Nullable ExtraRunnerRule extraRunner(JsonNode node) {
    int[] pair = pair(node, "base", 3);
    return pair == null ? null : new ExtraRunnerRule(pair[0], pair[1]);
  }

  private static @Nullable MercyRule mercy(JsonNode node) {
    int[] pair = pair(node, "lead", MAX_LEAD);
    return pair == null ? null : new MercyRule(pair[0], pair[1]);
  }

  private static int @Nullable [] pair(JsonNode node, String name, int max) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    FieldReader fieldReader = new FieldReader(object);
    Integer value = fieldReader.number(name, 1, max);
    Integer fromInning = fieldReader.number("from_inning", 1, MAX_INNINGS);
    return value == null || fromInning == null ? null : new int[] {value, fromInning};
  }
}
