package com.paperdynasty.protocol.values;

import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.json.JsonBuilder;
import java.util.List;
import java.util.UUID;

/** The data of {@code dice_rolled}, which is also the pending roll's. */
public final class RollJson {
  private static final String MESSAGE = "Dice rolled - read your card and submit outcome";

  /** The names of the dice, in the order of {@link Roll#faces}. */
  public static final List<String> DICE =
      List.of("d6_one", "d6_two_a", "d6_two_b", "chaos_d20", "resolution_d20");

  private RollJson() {}

  /** The data as JSON text. */
  public static String data(UUID gameId, Roll roll, RollExtras extras) {
    return begin(gameId, roll, extras).endObject().toString();
  }

  /** The data without its end, to write more into it. */
  public static JsonBuilder begin(UUID gameId, Roll roll, RollExtras extras) {
    String at = roll.at().toString();
    JsonBuilder json =
        new JsonBuilder()
            .object()
            .put("game_id", gameId.toString())
            .put("at", at)
            .put("roll_id", roll.rollId())
            .put("roll_number", roll.number())
            .put("reissue_of", roll.reissueOf())
            .put("rolled_by", roll.rolledBy());
    faces(json, roll);
    json.put("d6_two_total", roll.row())
        .put("check_wild_pitch", roll.checksWildPitch())
        .put("check_passed_ball", roll.checksPassedBall())
        .put("timestamp", at)
        .put("expires_at", roll.expiresAt().toString())
        .put("message", MESSAGE);
    PlanJson.write(json, extras);
    return json;
  }

  /** Writes the face of each die. */
  public static void faces(JsonBuilder json, Roll roll) {
    List<Integer> faces = roll.faces();
    for (int i = 0; i < faces.size(); i++) {
      json.put(DICE.get(i), faces.get(i));
    }
  }
}
