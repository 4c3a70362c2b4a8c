package com.paperdynasty.lobby;

import com.paperdynasty.bus.GameReply;
import java.util.UUID;

/** The published dice of games that are only logs. */
public final class SampleDiceRecords {
  private SampleDiceRecords() {}

  /** What {@code GET /api/games/{id}/dice} has of a log. */
  public static DiceRecord of(UUID gameId, GameReply.LogPage log) {
    DiceCollector dice = new DiceCollector(gameId);
    dice.add(log, 0);
    return dice.record();
  }
}
