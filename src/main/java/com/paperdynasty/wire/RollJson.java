package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.dice.Throw;
import com.paperdynasty.game.Roll;
import java.util.UUID;

/** The data of {@code dice_rolled}, which is also the pending roll's. */
final class RollJson {
  private static final String MESSAGE = "Dice rolled - read your card and submit outcome";
  private static final int WILD_PITCH = 1;
  private static final int PASSED_BALL = 2;

  private RollJson() {}

  static String data(UUID gameId, Roll roll) {
    Throw dice = roll.dice();
    String at = roll.at().toString();
    return new JsonText()
        .object()
        .put("game_id", gameId.toString())
        .put("at", at)
        .put("roll_id", roll.rollId())
        .put("roll_number", roll.number())
        .put("reissue_of", roll.reissueOf())
        .put("rolled_by", roll.rolledBy())
        .put("d6_one", dice.d6One())
        .put("d6_two_a", dice.d6TwoA())
        .put("d6_two_b", dice.d6TwoB())
        .put("d6_two_total", dice.d6TwoTotal())
        .put("chaos_d20", dice.chaosD20())
        .put("resolution_d20", dice.resolutionD20())
        .put("check_wild_pitch", dice.chaosD20() == WILD_PITCH)
        .put("check_passed_ball", dice.chaosD20() == PASSED_BALL)
        .put("timestamp", at)
        .put("expires_at", roll.expiresAt().toString())
        .put("message", MESSAGE)
        .endObject()
        .toString();
  }

  static Roll read(JsonNode data) {
    return new Roll(
        LogFields.text(data, "roll_id"),
        LogFields.number(data, "roll_number"),
        LogFields.textOrNull(data, "reissue_of"),
        LogFields.text(data, "rolled_by"),
        new Throw(
            LogFields.number(data, "d6_one"),
            LogFields.number(data, "d6_two_a"),
            LogFields.number(data, "d6_two_b"),
            LogFields.number(data, "chaos_d20"),
            LogFields.number(data, "resolution_d20")),
        LogFields.instant(data, "at"),
        LogFields.instant(data, "expires_at"));
  }
}
