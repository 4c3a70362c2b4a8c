package com.paperdynasty.protocol.scorebook;

import com.paperdynasty.baseball.expectancy.Expectancy;
import com.paperdynasty.baseball.expectancy.PlayWorth;
import com.paperdynasty.baseball.model.Half;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Scorebook.Lead;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.PlayByPlay;
import com.paperdynasty.game.state.PlayByPlay.Play;
import com.paperdynasty.json.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A game as rows, one for each play, with the columns that leagues keep. The same rows go out as
 * JSON and as CSV. Undone plays have none.
 *
 * <p>The hands of batter and pitcher have columns, because the rows of a season are one table, but
 * are not known to the game: their cells are empty.
 */
final class ScorebookRows {
  private final String gameId;
  private final Map<Side, String> teams;
  private final List<Play> plays;

  /** The rows of a game. Replays it: do not call it on an event loop. */
  ScorebookRows(GameState state) {
    this(
        state.setup().gameId().toString(),
        state.setup().away().name(),
        state.setup().home().name(),
        PlayByPlay.of(state));
  }

  ScorebookRows(String gameId, String away, String home, List<Play> plays) {
    this.gameId = gameId;
    this.teams = Map.of(Side.AWAY, away, Side.HOME, home);
    this.plays = plays;
  }

  int size() {
    return plays.size();
  }

  void write(int row, RowCells cells) {
    Play play = plays.get(row);
    situation(cells, play);
    players(cells, row);
    outcome(cells, play.result());
    CreditCells.write(cells, play.result());
    runners(cells, play);
    worth(cells, play);
  }

  private void situation(RowCells cells, Play play) {
    BallGame before = play.before();
    cells.text("game_id", gameId);
    cells.number("play_number", play.after().playNumber());
    cells.number("roll_number", play.rollNumber());
    cells.number("inning", before.inning());
    cells.text("half", before.half().code());
    cells.text("batting_side", before.batting().code());
    cells.text("batting_team", teams.get(before.batting()));
    cells.text("fielding_team", teams.get(before.fielding()));
    cells.number("outs", before.outs());
    cells.number("bases", before.bases().mask());
    cells.number("away_score", before.score(Side.AWAY));
    cells.number("home_score", before.score(Side.HOME));
  }

  private void players(RowCells cells, int row) {
    Play play = plays.get(row);
    PlayResult result = play.result();
    BallGame before = play.before();
    String pitcher = result.pitcher().player().id();
    cells.text("batter_id", result.batter().player().id());
    cells.text("batter", result.batter().player().name());
    cells.text("batter_hand", null);
    cells.number("batting_order", result.batter().order());
    cells.text("position", result.batter().position().code());
    cells.text("pitcher_id", pitcher);
    cells.text("pitcher", result.pitcher().player().name());
    cells.text("pitcher_hand", null);
    cells.text("catcher_id", fielder(before, Position.CATCHER));
    cells.text("fielder_id", fielder(before, result.submission().hitLocation()));
    for (int base = 1; base <= 3; base++) {
      Runner runner = before.bases().at(base);
      cells.text("on_" + base, runner == null ? null : runner.player().id());
    }
    cells.number("inherited_on", inheritedOn(before, pitcher));
    cells.number("first_of_pitcher", isAnother(pitcher, before.fielding(), row, -1) ? 1 : 0);
    cells.number("last_of_pitcher", isAnother(pitcher, before.fielding(), row, 1) ? 1 : 0);
  }

  /** The player at a position of the side in the field; null where nobody is asked for. */
  private static @Nullable String fielder(BallGame game, @Nullable Position position) {
    Slot slot = position == null ? null : game.lineup(game.fielding()).at(position);
    return slot == null ? null : slot.player().id();
  }

  private static int inheritedOn(BallGame game, String pitcher) {
    int inherited = 0;
    for (int base = 1; base <= 3; base++) {
      Runner runner = game.bases().at(base);
      inherited += runner != null && !runner.pitcherId().equals(pitcher) ? 1 : 0;
    }
    return inherited;
  }

  /**
   * Whether the side's pitcher on its play before (-1) or after (1) is another, or there is none.
   */
  private boolean isAnother(String pitcher, Side fielding, int row, int step) {
    for (int other = row + step; other >= 0 && other < plays.size(); other += step) {
      if (plays.get(other).before().fielding() == fielding) {
        return !plays.get(other).result().pitcher().player().id().equals(pitcher);
      }
    }
    return true;
  }

  private static void outcome(RowCells cells, PlayResult result) {
    Position location = result.submission().hitLocation();
    cells.text("outcome", result.outcome().code());
    cells.text("hit_location", location == null ? null : location.code());
    cells.text("batter_result", result.batterResult());
    cells.text("notation", result.notation());
    cells.text("description", result.description());
    cells.number("outs_recorded", result.outs());
    cells.number("runs_scored", result.runs());
    cells.text(
        "error_positions",
        result.errors().stream().map(Position::code).collect(Collectors.joining(" ")));
  }

  /** Where the batter and the runners end: 1 to 3, 4 for home, 0 for out. */
  private static void runners(RowCells cells, Play play) {
    for (int from = 0; from <= 3; from++) {
      String column = from == 0 ? "batter_to" : "on_" + from + "_to";
      RunnerMove move = RunnerMove.from(play.result().moves(), from);
      boolean stays = from > 0 && play.before().bases().occupied(from);
      if (move != null) {
        cells.number(column, move.out() ? 0 : move.base());
      } else if (stays) {
        cells.number(column, from);
      } else {
        cells.text(column, null);
      }
    }
    cells.number("outs_after", play.before().outs() + play.result().outs());
    cells.number("bases_after", play.result().bases().mask());
    Lead lead = play.after().book().lead();
    cells.text("hook_win_id", lead == null ? null : lead.winning());
    cells.text("hook_loss_id", lead == null ? null : lead.losing());
  }

  private static void worth(RowCells cells, Play play) {
    PlayWorth worth = play.result().worth();
    Integer known = play.before().homeWins();
    int before = known == null ? 0 : known;
    int gained = play.before().half() == Half.BOTTOM ? worth.wpa() : -worth.wpa();
    cells.number("home_win_before", Decimal.text(before));
    cells.number("home_win_after", Decimal.text(before + gained));
    cells.number("wpa", Decimal.text(worth.wpa()));
    cells.number("re24", Decimal.text(worth.re24()));
    cells.number(
        "li", Decimal.text((long) worth.leverage() * Expectancy.ONE / Expectancy.AVERAGE_LEVERAGE));
    cells.text("worth_player_id", worth.player());
    cells.number("worth_player_wpa", Decimal.text(worth.ownWpa()));
    cells.number("worth_player_re24", Decimal.text(worth.ownRe24()));
    List<String> shares = new ArrayList<>();
    for (PlayWorth.Share share : worth.runners()) {
      shares.add(
          share.player() + " " + Decimal.text(share.wpa()) + " " + Decimal.text(share.re24()));
    }
    cells.list("worth_runners", shares);
  }
}
