package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Player;

/**
 * A pitcher's line in the box score, with the situation in which he entered, on which a save
 * depends.
 *
 * @param inning the inning in which he entered
 * @param lead his side's lead when he entered; negative when it was behind
 * @param runnersOn the runners on base when he entered
 */
public record PitchingLine(Player player, int inning, int lead, int runnersOn, StatLine statLine) {
  PitchingLine with(StatLine counted) {
    return new PitchingLine(player, inning, lead, runnersOn, counted);
  }
}
