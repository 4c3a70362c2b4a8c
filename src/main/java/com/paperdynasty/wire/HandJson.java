package com.paperdynasty.wire;

import com.paperdynasty.baseball.Side;
import com.paperdynasty.game.Actor;
import com.paperdynasty.game.TableState;
import com.paperdynasty.game.TalkRights;
import org.jspecify.annotations.Nullable;

/** A team's cards as their manager holds them. */
public final class HandJson {
  private HandJson() {}

  /**
   * The data of {@code hand_cards}, or null for who holds no such cards. Where a league's cards are
   * on paper the server has none to show.
   *
   * @param side whose cards, by its name on the wire; null for the actor's own
   */
  public static @Nullable String text(TableState table, Actor actor, @Nullable String side) {
    Side asked = side == null ? null : Side.byCode(side);
    Side his = TalkRights.handOf(table, actor, asked);
    return his == null
        ? null
        : new JsonText()
            .object()
            .put("game_id", table.setup().gameId().toString())
            .put("team_id", his.code())
            .array("cards")
            .endArray()
            .endObject()
            .toString();
  }
}
