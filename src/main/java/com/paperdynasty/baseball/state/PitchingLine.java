package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Player;

/**
 * A pitcher's line in the box score, with the situation at entry, on which a save depends.
 *
 * @param inning the inning in which the pitcher entered
 * @param lead the side's lead at that time; negative when it was behind
 * @param runnersOn the runners on base at that time
 */
public record PitchingLine(Player player, int inning, int lead, int runnersOn, StatLine statLine) {
  PitchingLine with(StatLine counted) {
    return new PitchingLine(player, inning, lead, runnersOn, counted);
  }
}
