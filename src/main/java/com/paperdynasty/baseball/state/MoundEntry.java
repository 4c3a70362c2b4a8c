package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.state.PitchingLine.Appearance;
import com.paperdynasty.baseball.state.PitchingLine.SaveChance;
import java.util.ArrayList;
import java.util.List;

/**
 * The situation in which a relief pitcher enters.
 *
 * @param lead of the pitcher's side; negative when it is behind
 * @param outsToGet the outs between this moment and the last scheduled one, at least 1
 * @param bases the runners whom the pitcher finds
 * @param runnersOn their number, with an extra runner who is only about to be placed
 */
record MoundEntry(int inning, int lead, int outsToGet, Bases bases, int runnersOn) {
  /** A save needs an inning where the tying run is not near (official rules, 9.19(d)(1)). */
  private static final int OUTS_OF_A_SAVE = 3;

  private static final int SMALL_LEAD = 3;

  /** The entry of a pitcher during a half. */
  static MoundEntry of(int inning, int innings, int outs, int lead, Bases bases) {
    return new MoundEntry(inning, lead, outsToGet(innings, inning, outs), bases, bases.count());
  }

  /** The entry of a pitcher who begins a half. Nobody is inherited: an extra runner is theirs. */
  static MoundEntry ofNewHalf(int inning, int innings, int lead, int runnersOn) {
    return new MoundEntry(inning, lead, outsToGet(innings, inning, 0), Bases.EMPTY, runnersOn);
  }

  private static int outsToGet(int innings, int inning, int outs) {
    return 3 * Math.max(0, innings - inning) + 3 - outs;
  }

  /** The line of the player, for the first time on the mound or again, after this entry. */
  PitchingLine line(Player player, TeamBook book) {
    int known = book.lineOf(player.id());
    List<Appearance> appearances = new ArrayList<>();
    StatLine before = StatLine.ZERO;
    if (known >= 0) {
      appearances.addAll(book.pitching().get(known).appearances());
      before = book.pitching().get(known).statLine();
    }
    int number = book.pitcherOfRecord().lastAppearance().number() + 1;
    Appearance now =
        new Appearance(
            number, inning, lead, runnersOn, saveChance(), inherited(player, book), before);
    appearances.add(now);
    return new PitchingLine(player, appearances, now.begin());
  }

  /**
   * The runners for whom another pitcher is responsible. A pitcher who returns has inherited those
   * before whose pitchers have not pitched since.
   */
  private int inherited(Player player, TeamBook book) {
    int left = lastAppearance(player.id(), book);
    int inherited = 0;
    for (int base = 1; base <= 3; base++) {
      Runner runner = bases.at(base);
      if (runner != null && !runner.pitcherId().equals(player.id())) {
        inherited += lastAppearance(runner.pitcherId(), book) > left ? 1 : 0;
      }
    }
    return inherited;
  }

  /** The number of a pitcher's last appearance; -1 without one. */
  private static int lastAppearance(String id, TeamBook book) {
    int line = book.lineOf(id);
    return line < 0 ? -1 : book.pitching().get(line).lastAppearance().number();
  }

  private SaveChance saveChance() {
    boolean smallLead = lead <= SMALL_LEAD && outsToGet >= OUTS_OF_A_SAVE;
    return lead >= 1 && (smallLead || lead <= runnersOn + 2) ? SaveChance.OPEN : SaveChance.NONE;
  }
}
