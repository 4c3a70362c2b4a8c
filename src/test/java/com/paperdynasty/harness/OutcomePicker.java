package com.paperdynasty.harness;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;

/**
 * Picks outcomes that are legal in any situation, so that a client can play without knowing the
 * rules.
 */
public final class OutcomePicker {
  private static final List<String> OUTCOMES =
      List.of(
          "strikeout",
          "strikeout",
          "groundball_a",
          "groundball_b",
          "groundball_c",
          "flyout_a",
          "flyout_b",
          "flyout_c",
          "lineout",
          "popout",
          "single",
          "single_1",
          "single_2",
          "double",
          "double_2",
          "triple",
          "homerun",
          "walk",
          "hit_by_pitch");
  private static final List<String> INFIELD = List.of("P", "1B", "2B", "3B", "SS");
  private static final List<String> OUTFIELD = List.of("LF", "CF", "RF");

  private final Random random;

  /** The same seed picks the same outcomes. */
  public OutcomePicker(long seed) {
    this.random = new Random(seed);
  }

  /** The data of a {@code submit_manual_outcome} for a roll. */
  public JsonObject next(String gameId, String rollId) {
    String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    JsonObject data =
        new JsonObject().put("game_id", gameId).put("roll_id", rollId).put("outcome", outcome);
    if (outcome.startsWith("groundball")) {
      data.put("hit_location", INFIELD.get(random.nextInt(INFIELD.size())));
    } else if (outcome.startsWith("flyout") || outcome.equals("lineout")) {
      data.put("hit_location", OUTFIELD.get(random.nextInt(OUTFIELD.size())));
    }
    return data;
  }
}
