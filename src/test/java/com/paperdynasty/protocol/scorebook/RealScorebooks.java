package com.paperdynasty.protocol.scorebook;

import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealGameReplay;
import com.paperdynasty.game.state.PlayByPlay.Play;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of real games. */
public final class RealScorebooks {
  private RealScorebooks() {}

  /** The file of a game. */
  public static String csv(RealGame real, RealGameReplay replay) {
    return ScorebookText.csv(rows(real, replay));
  }

  static ScorebookRows rows(RealGame real, RealGameReplay replay) {
    List<Play> plays = new ArrayList<>();
    for (RealGameReplay.Played played : replay.played()) {
      plays.add(new Play(played.before(), played.result(), played.after(), plays.size() + 1));
    }
    return new ScorebookRows(real.id(), "Visitors", "Home", plays);
  }

  /** Each row's cells by column; null where there is no value. */
  static List<Map<String, String>> cells(ScorebookRows scorebook) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int row = 0; row < scorebook.size(); row++) {
      Map<String, String> cells = new HashMap<>();
      scorebook.write(
          row,
          new RowCells() {
            @Override
            public void text(String column, String text) {
              cells.put(column, text);
            }

            @Override
            public void number(String column, String number) {
              cells.put(column, number);
            }
          });
      rows.add(cells);
    }
    return rows;
  }
}
