package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.PlanJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is ready for the next roll, as clients see it. Only {@link #plansOf} shows plans. */
public final class ReadyJson {
  private ReadyJson() {}

  /** Writes which sides are ready, in games where both have to be. */
  static JsonBuilder write(JsonBuilder json, String name, GameState state) {
    ReadyState ready = state.fairPlay().ready();
    return ready.isUsed()
        ? json.object(name)
            .put("away", ready.away().isReady())
            .put("home", ready.home().isReady())
            .put("budget_ends_at", budgetEndsAt(state))
            .endObject()
        : json;
  }

  /** When the time of the side that is waited for ends, or has ended; null if there is none. */
  static @Nullable String budgetEndsAt(GameState state) {
    Instant end = state.fairPlay().ready().budgetEndsAt();
    return end == null ? null : end.toString();
  }

  /**
   * What the sides that a user manages mean to do, as JSON text by side; null if they have said
   * nothing. For those users alone.
   */
  public static @Nullable String plansOf(String userId, GameState state) {
    JsonBuilder json = new JsonBuilder().object();
    List<Side> sides =
        state.sidesOf(userId).stream()
            .filter(side -> state.fairPlay().ready().side(side).plan() != null)
            .toList();
    for (Side side : sides) {
      Plan plan = state.fairPlay().ready().side(side).plan();
      if (plan != null) {
        PlanJson.write(json, side.code(), plan);
      }
    }
    return sides.isEmpty() ? null : json.endObject().toString();
  }
}
