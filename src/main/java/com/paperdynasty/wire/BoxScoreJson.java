package com.paperdynasty.wire;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.BattingLine;
import com.paperdynasty.baseball.Decisions;
import com.paperdynasty.baseball.PitchingLine;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Stat;
import com.paperdynasty.baseball.Tally;
import com.paperdynasty.baseball.TeamBook;
import com.paperdynasty.game.Appearances;
import com.paperdynasty.game.TableState;
import java.util.List;

/** A game's box score as JSON text. */
public final class BoxScoreJson {
  private BoxScoreJson() {}

  /**
   * The box score of a game that may go on.
   *
   * @param seq the last event of the game's log
   * @param table the state after it
   */
  public static String text(long seq, TableState table) {
    BallGame game = table.game();
    JsonText json = new JsonText().object();
    json.put("game_id", table.setup().gameId().toString())
        .put("seq", seq)
        .put("status", table.status().code())
        .object("line_score")
        .putNumbers("away", game.lineScore().away())
        .putNumbers("home", game.lineScore().home())
        .endObject();
    for (Side side : Side.values()) {
      team(json, side, table);
    }
    Decisions decisions = Decisions.of(game);
    return json.object("decisions")
        .put("winning_pitcher", decisions.winningPitcher())
        .put("losing_pitcher", decisions.losingPitcher())
        .put("save", decisions.save())
        .endObject()
        .endObject()
        .toString();
  }

  private static void team(JsonText json, Side side, TableState table) {
    TeamBook book = table.game().book().of(side);
    Appearances appearances = Appearances.of(table, side);
    json.object(side.code()).put("team", table.setup().team(side).name());
    columns(json.object("totals"), Stat.TEAM, book.totals()).endObject();
    json.array("batting");
    for (BattingLine line : book.batting()) {
      who(json.object(), line.player(), appearances).put("order", line.order());
      columns(json, Stat.BATTING, line.tally()).endObject();
    }
    json.endArray().array("pitching");
    for (PitchingLine line : book.pitching()) {
      who(json.object(), line.player(), appearances);
      columns(json, Stat.PITCHING, line.tally()).endObject();
    }
    json.endArray().endObject();
  }

  private static JsonText who(JsonText json, Player player, Appearances appearances) {
    List<String> positions = appearances.of(player).stream().map(Position::code).toList();
    return json.put("id", player.id()).put("name", player.name()).put("positions", positions);
  }

  private static JsonText columns(JsonText json, List<Stat> columns, Tally tally) {
    for (Stat stat : columns) {
      json.put(stat.code(), tally.get(stat));
    }
    return json;
  }
}
