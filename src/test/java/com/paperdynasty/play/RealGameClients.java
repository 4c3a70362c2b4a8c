package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealPlay;
import com.paperdynasty.baseball.realgames.RealSubstitution;
import com.paperdynasty.baseball.realgames.SubmissionFinder;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two managers and an admin that play a real game over their sockets, play by play. */
final class RealGameClients {
  private final RealGame real;
  private final String gameId;
  private final Map<Side, GameClient> managers;
  private final GameClient admin;

  /** The score as a manager keeps it, from which the commands are derived. */
  private BallGame game;

  RealGameClients(
      RealGame real,
      String gameId,
      Map<Side, GameClient> managers,
      GameClient admin,
      League league) {
    this.real = real;
    this.gameId = gameId;
    this.managers = managers;
    this.admin = admin;
    this.game =
        BallGame.start(league.with(real.options()), real.lineup(Side.AWAY), real.lineup(Side.HOME));
  }

  /** The body that creates the game, with its options and its starters. */
  static JsonObject form(RealGame real, String away, String home) {
    ExtraRunnerRule extra = real.options().extraRunnerRule();
    JsonObject options =
        new JsonObject()
            .put("innings", real.options().innings())
            .put("dh", real.options().dh())
            .put(
                "extra_runner",
                extra == null || !extra.on()
                    ? null
                    : new JsonObject()
                        .put("base", extra.base())
                        .put("from_inning", extra.fromInning()));
    return new JsonObject()
        .put("league", "sba")
        .put("options", options)
        .put("away", team(real, Side.AWAY, "Visitors", away))
        .put("home", team(real, Side.HOME, "Locals", home));
  }

  private static JsonObject team(RealGame real, Side side, String name, String manager) {
    JsonArray lineup = new JsonArray();
    for (Slot slot : real.lineup(side).inGame()) {
      lineup.add(entry(slot.order(), slot.player(), slot.position()));
    }
    return new JsonObject().put("name", name).put("manager", manager).put("lineup", lineup);
  }

  private static JsonObject entry(int order, Player player, Position position) {
    return new JsonObject()
        .put("order", order)
        .put("player", new JsonObject().put("id", player.id()).put("name", player.name()))
        .put("position", position.code());
  }

  void play() {
    managers.values().forEach(manager -> expect("game_joined", manager, "join_game", about()));
    expect("game_joined", admin, "join_game", about());
    for (int play = 0; play < real.plays().size(); play++) {
      substitute(play);
      play(real.plays().get(play));
    }
    assertThat(game.isOver()).isTrue();
    String winner = real.decision("wp");
    if (!winner.equals(PitcherDecisions.of(game).winningPitcher())) {
      JsonObject named = about().put("player_id", winner);
      expect("decision_changed", admin, "set_winning_pitcher", named);
    }
  }

  /**
   * Changes of one side before a play are sent together; two changes of one slot are sent one after
   * the other.
   */
  private void substitute(int play) {
    for (Side side : Side.values()) {
      List<LineupChange> together = new ArrayList<>();
      for (RealSubstitution sub : real.subs()) {
        if (sub.beforePlay() != play || sub.side() != side) {
          continue;
        }
        if (together.stream()
            .anyMatch(lineupChange -> lineupChange.order() == sub.lineupChange().order())) {
          substitute(side, together);
          together.clear();
        }
        together.add(sub.lineupChange());
      }
      if (!together.isEmpty()) {
        substitute(side, together);
      }
    }
  }

  private void substitute(Side side, List<LineupChange> changes) {
    JsonArray entries = new JsonArray();
    for (LineupChange lineupChange : changes) {
      entries.add(entry(lineupChange.order(), lineupChange.player(), lineupChange.position()));
    }
    JsonObject data = about().put("side", side.code()).put("changes", entries);
    expect("substitution_made", managers.get(side), "substitute", data);
    game = ((LineupRuling.Made) Substitutions.apply(game, side, changes)).game();
  }

  private void play(RealPlay play) {
    SubmissionFinder.Sent sent = SubmissionFinder.read(game, play);
    if (!sent.defense().equals(game.defense())) {
      expect("defense_set", managers.get(game.fielding()), "set_defense", data(sent.defense()));
      game = game.withDefense(sent.defense());
    }
    GameClient batting = managers.get(game.batting());
    String roll = expect("dice_rolled", batting, "roll_dice", about()).getString("roll_id");
    JsonObject resolved =
        expect(
            "play_resolved",
            batting,
            "submit_manual_outcome",
            data(sent.submission()).put("roll_id", roll));
    game = Innings.after(game, ((Ruling.Legal) Umpire.rule(game, sent.submission())).play());
    assertThat(resolved.getJsonObject("state").getJsonObject("score").getInteger("home"))
        .isEqualTo(game.score(Side.HOME));
  }

  private JsonObject data(Defense defense) {
    return about()
        .put("infield", defense.infield().code())
        .put("hold_runners", new JsonArray(defense.holdRunners()));
  }

  private JsonObject data(Submission submission) {
    JsonObject data = about().put("outcome", submission.outcome().code());
    if (submission.hitLocation() != null) {
      data.put("hit_location", submission.hitLocation().code());
    }
    if (submission.runner() != null) {
      data.put("runner", submission.runner());
    }
    if (submission.bases() != null) {
      data.put("bases", submission.bases());
    }
    JsonArray with = new JsonArray();
    for (Submission.With other : submission.with()) {
      JsonObject event = new JsonObject().put("outcome", other.outcome().code());
      with.add(other.runner() == null ? event : event.put("runner", other.runner()));
    }
    JsonArray advances = new JsonArray();
    submission.advances().forEach(way -> advances.add(advance(way)));
    List<String> errors = submission.errors().stream().map(Position::code).toList();
    if (submission.sacrifice() != null) {
      data.put("sacrifice", submission.sacrifice());
    }
    if (submission.gdp() != null) {
      data.put("gdp", submission.gdp());
    }
    return data.put("with", with).put("advances", advances).put("errors", new JsonArray(errors));
  }

  private static JsonObject advance(Advance way) {
    JsonObject json = new JsonObject().put("from", way.from());
    if (way.out()) {
      json.put("out", true).put("at", way.base());
    } else {
      json.put("to", way.base());
    }
    if (way.rbi() != null) {
      json.put("rbi", way.rbi());
    }
    if (way.unearned() != null) {
      json.put("unearned", way.unearned());
    }
    if (way.how() != null) {
      json.put(way.how().name().toLowerCase(Locale.ROOT), true);
    }
    return json;
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", gameId);
  }

  private static JsonObject expect(String answer, GameClient by, String command, JsonObject data) {
    JsonObject frame = by.command(command, data);
    assertThat(frame.getString("event")).as(command + data + frame).isEqualTo(answer);
    return frame.getJsonObject("data");
  }
}
