package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Regulation;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import com.paperdynasty.baseball.state.TeamBook;
import com.paperdynasty.game.state.Appearances;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.PlayByPlay;
import com.paperdynasty.game.state.PlayByPlay.Play;
import com.paperdynasty.json.JsonBuilder;
import java.util.Comparator;
import java.util.List;

/** A game's box score as JSON text. */
public final class BoxScoreJson {
  private static final int KEY_PLAYS = 5;

  private BoxScoreJson() {}

  /**
   * The box score of a game, completed or not. Replays the game: not for an event loop.
   *
   * @param seq the last event of the game's log
   * @param state the state after it
   */
  public static String text(long seq, GameState state) {
    BallGame game = state.game();
    JsonBuilder json = new JsonBuilder().object();
    json.put("game_id", state.setup().gameId().toString())
        .put("seq", seq)
        .put("status", state.status().code())
        .put("regulation", Regulation.counts(game))
        .object("line_score")
        .putNumbers("away", game.lineScore().away())
        .putNumbers("home", game.lineScore().home())
        .endObject();
    for (Side side : Side.values()) {
      team(json, side, state);
    }
    decisions(json, game);
    keyPlays(json, PlayByPlay.of(state));
    return json.endObject().toString();
  }

  /** Adds the pitchers' decisions under their name. */
  static void decisions(JsonBuilder json, BallGame game) {
    PitcherDecisions pitcherDecisions = PitcherDecisions.of(game);
    json.object("decisions")
        .put("winning_pitcher", pitcherDecisions.winningPitcher())
        .put("losing_pitcher", pitcherDecisions.losingPitcher())
        .put("save", pitcherDecisions.save())
        .put("holds", PitcherDecisions.holds(game))
        .put("blown_saves", PitcherDecisions.blownSaves(game))
        .endObject();
  }

  private static void team(JsonBuilder json, Side side, GameState state) {
    TeamBook book = state.game().book().of(side);
    Appearances appearances = Appearances.of(state, side);
    json.object(side.code()).put("team", state.setup().team(side).name());
    columns(json.object("totals"), Stat.TEAM, book.totals()).endObject();
    json.array("batting");
    for (BattingLine line : book.batting()) {
      player(json.object(), line.player(), appearances).put("order", line.order());
      worth(columns(json, Stat.BATTING, line.statLine()), line.statLine()).endObject();
    }
    json.endArray().array("pitching");
    for (PitchingLine line : book.pitching()) {
      player(json.object(), line.player(), appearances);
      worth(columns(json, Stat.PITCHING, line.statLine()), line.statLine()).endObject();
    }
    json.endArray().endObject();
  }

  private static JsonBuilder player(JsonBuilder json, Player player, Appearances appearances) {
    List<String> positions = appearances.of(player).stream().map(Position::code).toList();
    return json.put("id", player.id()).put("name", player.name()).put("positions", positions);
  }

  /** The plays that changed the chances most, in the order in which they happened. */
  private static void keyPlays(JsonBuilder json, List<Play> plays) {
    List<Play> most =
        plays.stream()
            .filter(play -> play.result().worth().wpa() != 0)
            .sorted(Comparator.comparingInt(play -> -Math.abs(play.result().worth().wpa())))
            .limit(KEY_PLAYS)
            .sorted(Comparator.comparingInt(play -> play.after().playNumber()))
            .toList();
    json.array("key_plays");
    for (Play play : most) {
      BallGame before = play.before();
      json.object()
          .put("play_number", play.after().playNumber())
          .put("inning", before.inning())
          .put("half", before.half().code())
          .put("batter_id", play.result().batter().player().id())
          .put("pitcher_id", play.result().pitcher().player().id())
          .put("description", play.result().description())
          .object("score")
          .put("away", play.after().score(Side.AWAY))
          .put("home", play.after().score(Side.HOME))
          .endObject()
          .putDecimal("wpa", play.result().worth().wpa())
          .endObject();
    }
    json.endArray();
  }

  private static JsonBuilder worth(JsonBuilder json, StatLine statLine) {
    return json.putDecimal("WPA", statLine.wpa()).putDecimal("RE24", statLine.re24());
  }

  private static JsonBuilder columns(JsonBuilder json, List<Stat> columns, StatLine statLine) {
    for (Stat stat : columns) {
      json.put(stat.code(), statLine.get(stat));
    }
    return json;
  }
}
