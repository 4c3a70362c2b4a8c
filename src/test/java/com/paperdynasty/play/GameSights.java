package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was to be seen in the log of a game with cards, and how often. Every swing was read as the
 * cards say on paper.
 */
final class GameSights {

  /** Something that a game with cards can have. */
  enum Sight {
    STEAL_CALLED,
    STEAL_TRIED,
    HIT_AND_RUN,
    BUNT,
    TIRED_STARTER,
    HIT_BY_TIREDNESS,
    INJURY,
    INJURED_REPLACED,
    FIELDING_CHECK,
    AWAY_DECIDES,
    HOME_DECIDES,
    BATTERS_DECIDE,
    FIELDERS_DECIDE,
    TIME_UP,
    MISHAP
  }

  private static final Set<String> STEALS = Set.of("stolen_base", "caught_stealing");
  private static final Set<String> MISHAPS = Set.of("wild_pitch", "passed_ball", "balk");

  private final List<CardTeam> teams;
  private final Map<Sight, Integer> seen = new EnumMap<>(Sight.class);
  private final Map<String, JsonObject> rolls = new HashMap<>();
  private final Map<String, Integer> outs = new HashMap<>();
  private String atBat = "away";

  private GameSights(List<CardTeam> teams) {
    this.teams = teams;
  }

  static Map<Sight, Integer> in(List<JsonObject> log, List<CardTeam> teams) {
    GameSights sights = new GameSights(teams);
    log.forEach(sights::look);
    return sights.seen;
  }

  private void see(boolean there, Sight sight) {
    if (there) {
      seen.merge(sight, 1, Integer::sum);
    }
  }

  private void look(JsonObject event) {
    JsonObject data = data(event);
    switch (event.getString("event")) {
      case "dice_rolled" -> {
        rolls.put(data.getString("roll_id"), data);
        see(!offense(data).getJsonArray("steal").isEmpty(), Sight.STEAL_CALLED);
      }
      case "decision_needed" -> {
        String side = data.getString("side");
        see(true, side.equals("away") ? Sight.AWAY_DECIDES : Sight.HOME_DECIDES);
        see(true, side.equals(atBat) ? Sight.BATTERS_DECIDE : Sight.FIELDERS_DECIDE);
      }
      case "decision_made" -> see(data.getValue("by") == null, Sight.TIME_UP);
      case "player_injured" -> see(true, Sight.INJURY);
      case "substitution_made" ->
          see(data.encode().contains("\"injured\":true"), Sight.INJURED_REPLACED);
      case "play_resolved" -> play(data);
      default -> {}
    }
  }

  private static JsonObject offense(JsonObject roll) {
    return roll.getJsonObject("plans").getJsonObject("offense");
  }

  /** Whether a wild pitch, a passed ball or a balk came before anything that was planned. */
  static boolean isMishap(JsonObject play) {
    return MISHAPS.contains(play.getJsonObject("submission").getString("outcome"));
  }

  private void play(JsonObject play) {
    JsonObject roll = rolls.get(play.getString("roll_id"));
    String submitted = play.getJsonObject("submission").getString("outcome");
    boolean mishap = isMishap(play);
    String planned = offense(roll).getString("play");
    boolean called = !offense(roll).getJsonArray("steal").isEmpty();
    see(mishap, Sight.MISHAP);
    see(called && STEALS.contains(submitted), Sight.STEAL_TRIED);
    see(!mishap && planned.equals("hit_and_run"), Sight.HIT_AND_RUN);
    see(!mishap && (planned.equals("sacrifice_bunt") || planned.equals("squeeze")), Sight.BUNT);
    see(submitted.equals("x_check"), Sight.FIELDING_CHECK);
    String pitcher = play.getJsonObject("pitcher").getString("id");
    CardTeam team = teams.get(teams.get(0).has(pitcher) ? 0 : 1);
    boolean tired = outs.getOrDefault(pitcher, 0) >= team.outsUntilTired(pitcher);
    see(tired && pitcher.equals(team.starter()), Sight.TIRED_STARTER);
    if (planned.equals("swing_away") && !mishap && !STEALS.contains(submitted)) {
      String paper = PaperReading.of(teams, play, roll);
      boolean single = tired && PaperReading.givesTiredSingle(team, pitcher, roll, paper);
      see(single, Sight.HIT_BY_TIREDNESS);
      assertThat(submitted).as("%s %s", roll, play).isIn(PaperReading.allowed(paper, single));
    }
    outs.merge(pitcher, play.getInteger("outs_recorded"), Integer::sum);
    atBat = play.getJsonObject("state").getString("at_bat");
  }
}
