package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.ExtraRunner;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.Mercy;
import org.jspecify.annotations.Nullable;

/**
 * What a game does otherwise than its league: {@code {innings, dh, extra_runner: {base,
 * from_inning} or null, mercy: {lead, from_inning} or null}}. What is not there is left to the
 * league; null switches off.
 */
public final class OptionsJson {
  private static final int MAX_INNINGS = 99;
  private static final int MAX_LEAD = 999;

  private OptionsJson() {}

  /** The options that a client's object names, or null if its shape is wrong. */
  public static @Nullable GameOptions read(ObjectNode object) {
    Fields fields = new Fields(object);
    Integer innings = fields.number("innings", 1, MAX_INNINGS);
    Boolean dh = fields.flag("dh");
    ExtraRunner runner = object.has("extra_runner") ? ExtraRunner.OFF : null;
    if (object.hasNonNull("extra_runner")) {
      runner = extraRunner(object.path("extra_runner"));
    }
    Mercy mercy = object.has("mercy") ? Mercy.OFF : null;
    if (object.hasNonNull("mercy")) {
      mercy = mercy(object.path("mercy"));
    }
    boolean broken =
        (runner == null && object.has("extra_runner")) || (mercy == null && object.has("mercy"));
    return broken || fields.fault() != null ? null : new GameOptions(innings, dh, runner, mercy);
  }

  /** Writes what the options say, under {@code options}. */
  public static void write(JsonText json, GameOptions options) {
    json.object("options");
    if (options.innings() != null) {
      json.put("innings", options.innings());
    }
    if (options.dh() != null) {
      json.put("dh", options.dh());
    }
    ExtraRunner runner = options.extraRunner();
    if (runner != null) {
      pair(json, "extra_runner", runner.on(), "base", runner.base(), runner.fromInning());
    }
    Mercy mercy = options.mercy();
    if (mercy != null) {
      pair(json, "mercy", mercy.on(), "lead", mercy.lead(), mercy.fromInning());
    }
    json.endObject();
  }

  private static void pair(
      JsonText json, String option, boolean on, String name, int value, int fromInning) {
    if (on) {
      json.object(option).put(name, value).put("from_inning", fromInning).endObject();
    } else {
      json.putNull(option);
    }
  }

  private static @Nullable ExtraRunner extraRunner(JsonNode node) {
    int[] pair = pair(node, "base", 3);
    return pair == null ? null : new ExtraRunner(pair[0], pair[1]);
  }

  private static @Nullable Mercy mercy(JsonNode node) {
    int[] pair = pair(node, "lead", MAX_LEAD);
    return pair == null ? null : new Mercy(pair[0], pair[1]);
  }

  private static int @Nullable [] pair(JsonNode node, String name, int max) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    Fields fields = new Fields(object);
    Integer value = fields.number(name, 1, max);
    Integer fromInning = fields.number("from_inning", 1, MAX_INNINGS);
    return value == null || fromInning == null ? null : new int[] {value, fromInning};
  }
}
