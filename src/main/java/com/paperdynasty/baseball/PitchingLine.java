package com.paperdynasty.baseball;

/**
 * What a pitcher did, and in what situation he came in, which is what a save depends on.
 *
 * @param inning in which inning he came in
 * @param lead how far his side was ahead when he came in; negative when it was behind
 * @param runnersOn how many runners he found on the bases
 */
public record PitchingLine(Player player, int inning, int lead, int runnersOn, Tally tally) {
  PitchingLine with(Tally counted) {
    return new PitchingLine(player, inning, lead, runnersOn, counted);
  }
}
