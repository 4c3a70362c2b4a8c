package com.paperdynasty.baseball.state;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * One team's box score.
 *
 * @param batting the players of the batting order, starters first, then in order of entry
 * @param pitching the pitchers in order of entry; the first started
 * @param onMound the index of the pitcher who pitches now or pitched last; 0 for the starter
 * @param totals the sum of the batting lines, and the team's fielding
 */
public record TeamBook(
    List<BattingLine> batting, List<PitchingLine> pitching, int onMound, StatLine totals) {

  public TeamBook {
    batting = List.copyOf(batting);
    pitching = List.copyOf(pitching);
  }

  /** The box score before the first pitch. */
  static TeamBook open(Lineup lineup, Slot pitcher) {
    List<BattingLine> lines = new ArrayList<>(9);
    for (Slot slot : lineup.slots()) {
      lines.add(new BattingLine(slot.player(), slot.order(), StatLine.ZERO));
    }
    PitchingLine starter = PitchingLine.starting(pitcher.player());
    return new TeamBook(lines, List.of(starter), 0, StatLine.ZERO);
  }

  /** The pitcher who pitches now, or pitched last. */
  public PitchingLine pitcherOfRecord() {
    return pitching.get(onMound);
  }

  /**
   * Whether a pitcher of this side started, or would by pitching now: nobody else pitched before
   * them. It need not be the one who was listed, and they may have played elsewhere meanwhile.
   */
  public boolean isStarter(PitchingLine line) {
    int first = line.firstPitched();
    return pitching.stream()
        .filter(other -> !other.player().id().equals(line.player().id()))
        .mapToInt(PitchingLine::firstPitched)
        .noneMatch(other -> other >= 0 && (first < 0 || other < first));
  }

  TeamBook plus(Stat stat, int count) {
    return new TeamBook(batting, pitching, onMound, totals.plus(stat, count));
  }

  /**
   * With a line for a player who enters the batting order; unchanged if the player already has one.
   */
  TeamBook withBatter(Slot slot) {
    if (batting.stream().anyMatch(line -> line.player().id().equals(slot.player().id()))) {
      return this;
    }
    List<BattingLine> lines = new ArrayList<>(batting);
    lines.add(new BattingLine(slot.player(), slot.order(), StatLine.ZERO));
    return new TeamBook(lines, pitching, onMound, totals);
  }

  /**
   * With a pitcher who takes the mound, for the first time or again. The first to pitch is the
   * starter, also where another was listed. The pitcher who is there already may have another name.
   */
  TeamBook withPitcher(Player player, MoundEntry moundEntry) {
    List<PitchingLine> lines = new ArrayList<>(pitching);
    int line = lineOf(player.id());
    if (line == onMound) {
      lines.set(line, lines.get(line).named(player));
      return new TeamBook(batting, lines, line, totals);
    }
    PitchingLine relief = moundEntry.line(player, this);
    boolean starts = pitching.stream().noneMatch(PitchingLine::hasPitched);
    PitchingLine entry = starts ? relief.asStarter() : relief;
    if (line < 0) {
      lines.add(entry);
      line = lines.size() - 1;
    } else {
      lines.set(line, entry);
    }
    return new TeamBook(batting, lines, line, totals);
  }

  /** The index of the line of a player who was in the batting order. */
  int batterLineOf(String playerId) {
    int line = 0;
    while (!batting.get(line).player().id().equals(playerId)) {
      line++;
    }
    return line;
  }

  /** The index of a pitcher's line, or -1. */
  int lineOf(String playerId) {
    for (int line = pitching.size() - 1; line >= 0; line--) {
      if (pitching.get(line).player().id().equals(playerId)) {
        return line;
      }
    }
    return -1;
  }
}
