package com.paperdynasty.protocol.scorebook;

import java.util.List;

/**
 * The columns of a game's rows, in their order: the first line of the CSV. Files of one season are
 * read into one table, so a new column goes to the end.
 */
final class ScorebookColumns {
  static final List<String> NAMES =
      List.of(
          """
          game_id play_number roll_number inning half batting_side batting_team
          fielding_team outs bases away_score home_score batter_id batter batter_hand
          batting_order position pitcher_id pitcher pitcher_hand catcher_id fielder_id
          on_1 on_2 on_3 inherited_on first_of_pitcher last_of_pitcher outcome
          hit_location batter_result notation description outs_recorded runs_scored
          error_positions PA AB R H 2B 3B HR RBI BB IBB HBP SO SH SF CI SB CS GDP E LOB DP
          TP WP PB BK ER IRS stole caught charged batter_to on_1_to on_2_to on_3_to
          outs_after bases_after hook_win_id hook_loss_id home_win_before home_win_after
          wpa re24 li worth_player_id worth_player_wpa worth_player_re24 worth_runners
          """
              .trim()
              .split("\\s+"));

  private ScorebookColumns() {}
}
