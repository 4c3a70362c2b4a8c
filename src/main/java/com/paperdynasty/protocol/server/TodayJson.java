package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import com.paperdynasty.json.JsonBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the batter and the pitcher of the moment have done in this game: their box score lines, of
 * which most counts are 0 and left out, because they go out with every play.
 */
final class TodayJson {
  private static final Set<Stat> ALWAYS = EnumSet.of(Stat.AT_BATS, Stat.HITS, Stat.OUTS, Stat.RUNS);

  private TodayJson() {}

  /** Adds {@code today}; nothing when the game is over. */
  static void write(JsonBuilder json, BallGame game) {
    if (game.isOver()) {
      return;
    }
    json.object("today");
    line(json, "batter", Stat.BATTING, batting(game));
    line(json, "pitcher", Stat.PITCHING, pitching(game));
    json.endObject();
  }

  private static void line(
      JsonBuilder json, String name, List<Stat> columns, @Nullable StatLine line) {
    if (line == null) {
      json.putNull(name);
      return;
    }
    json.object(name);
    for (Stat stat : columns) {
      int count = line.get(stat);
      if (count != 0 || ALWAYS.contains(stat)) {
        json.put(stat.code(), count);
      }
    }
    json.endObject();
  }

  private static @Nullable StatLine batting(BallGame game) {
    String id = game.batter().player().id();
    for (BattingLine line : game.book().of(game.batting()).batting()) {
      if (line.player().id().equals(id)) {
        return line.statLine();
      }
    }
    return null;
  }

  private static @Nullable StatLine pitching(BallGame game) {
    Slot pitcher = game.pitcher();
    if (pitcher == null) {
      return null;
    }
    for (PitchingLine line : game.book().of(game.fielding()).pitching()) {
      if (line.player().id().equals(pitcher.player().id())) {
        return line.statLine();
      }
    }
    return null;
  }
}
