package com.paperdynasty.play;

import static com.paperdynasty.play.SharedGame.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.harness.GameClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A manager as a script: it knows its own team, and of the game what its own connection hears. It
 * runs a lot, sends everybody, and leaves a tired starter on the mound for a while.
 */
final class ScriptedManager {
  /** How many batters a tired starter still faces. */
  private static final int PATIENCE = 9;

  private static final List<String> GOES_ON =
      List.of("extra_rolled", "decision_needed", "play_resolved");

  private final String user;
  private final String side;
  private final GameClient client;
  private final String game;
  private final CardTeam team;
  private final Random random;
  private final Map<String, Integer> outs = new HashMap<>();
  private int facedTired;
  private boolean bunting;
  private boolean hasBunted;
  private long injurySeen;

  ScriptedManager(
      String user, String side, GameClient client, String game, CardTeam team, long seed) {
    this.user = user;
    this.side = side;
    this.client = client;
    this.game = game;
    this.team = team;
    this.random = new Random(seed);
  }

  private JsonObject about() {
    return new JsonObject().put("game_id", game);
  }

  private String bytes() {
    return (side.equals("away") ? "a1" : "b2").repeat(32);
  }

  void commits() {
    String commitment = EntropyCommitment.of(UUID.fromString(game), side, user, 1, bytes());
    done("give_entropy", about().put("commitment", commitment), "entropy_committed");
  }

  void opens() {
    done("give_entropy", about().put("bytes", bytes()), "entropy_given");
  }

  private JsonObject done(String event, JsonObject data, String answer) {
    JsonObject answered = client.command(event, data);
    assertThat(answered.getString("event")).as("%s %s: %s", user, data, answered).isEqualTo(answer);
    return answered;
  }

  /** What both ready and a roll say: the last event that this connection has received. */
  private JsonObject seen() {
    return about()
        .put(
            "seen",
            client.logged().stream().mapToLong(each -> each.getLong("seq")).max().orElse(0));
  }

  /** Waits until this connection has received an event; 0 for none. */
  void waitsFor(long seq) {
    client.await(frame -> frame.getLong("seq", 0L) >= seq);
  }

  /** Changes a pitcher who has had enough; the event, or 0. The manager is in the field. */
  long looksAtThePitcher(JsonObject state) {
    String pitcher = state.getJsonObject("pitcher").getString("id");
    boolean starts = pitcher.equals(team.starter());
    if (isTired(pitcher) && (!starts || facedTired >= PATIENCE) && team.hasFreshPitcher()) {
      return substitutes(team.slot(0, team.comesIn(true), "P"));
    }
    return 0;
  }

  private boolean isTired(String pitcher) {
    return outs.getOrDefault(pitcher, 0) >= team.outsUntilTired(pitcher);
  }

  /**
   * Says what the side does on the next pitch, after a player who is injured has been replaced; the
   * event.
   */
  long ready(JsonObject state) {
    JsonObject plan = plan(state);
    JsonObject answer = client.command("ready", seen().put("plan", plan));
    if (answer.encode().contains("is injured - substitute them first")) {
      replacesTheInjured();
      answer = client.command("ready", seen().put("plan", plan));
    }
    assertThat(answer.getString("event")).as("%s %s", plan, answer).isEqualTo("side_ready");
    return answer.getLong("seq");
  }

  private JsonObject plan(JsonObject state) {
    List<Integer> on =
        IntStream.rangeClosed(1, 3)
            .filter(base -> state.getJsonObject("bases").getValue("" + base) != null)
            .boxed()
            .toList();
    return state.getString("at_bat").equals(side)
        ? offense(on, state.getInteger("outs"))
        : defense(on);
  }

  /** The first batter of each side who has a runner bunts. */
  private JsonObject offense(List<Integer> on, int outs) {
    boolean first = !hasBunted && !on.isEmpty();
    double chance = random.nextDouble();
    String play = "swing_away";
    JsonArray steal = new JsonArray();
    if (first || (on.contains(1) && outs < 2 && chance < 0.1)) {
      play = "sacrifice_bunt";
    } else if (on.contains(3) && outs < 2 && chance < 0.2) {
      play = "squeeze";
    } else if ((on.contains(1) || on.contains(2)) && chance < 0.3) {
      play = "hit_and_run";
    } else if (!on.contains(3) && chance < 0.8) {
      on.forEach(steal::add);
    }
    bunting = play.equals("sacrifice_bunt") || play.equals("squeeze");
    return new JsonObject().put("play", play).put("steal", steal);
  }

  private JsonObject defense(List<Integer> on) {
    String infield = List.of("back", "corners_in", "in").get(random.nextInt(3));
    JsonArray held = on.contains(1) ? new JsonArray().add(1) : new JsonArray();
    return new JsonObject().put("infield", infield).put("hold_runners", held);
  }

  private void replacesTheInjured() {
    JsonObject frame =
        client.await(
            each ->
                "player_injured".equals(each.getString("event"))
                    && each.getLong("seq") > injurySeen
                    && data(each).getString("side").equals(side));
    injurySeen = frame.getLong("seq");
    String injured = data(frame).getString("player_id");
    JsonObject slot =
        data(client.ask("request_game_state", about()))
            .getJsonObject("lineups")
            .getJsonObject(side)
            .getJsonArray("players")
            .stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("id").equals(injured))
            .findFirst()
            .orElseThrow();
    substitutes(
        team.slot(slot.getInteger("order"), team.comesIn(false), slot.getString("position"))
            .put("injured", true));
  }

  private long substitutes(JsonObject change) {
    JsonObject data = about().put("side", side).put("changes", new JsonArray().add(change));
    return done("substitute", data, "substitution_made").getLong("seq");
  }

  /** Rolls and lets the server read; how the play goes on. The manager is at bat. */
  JsonObject bats() {
    JsonObject rolled = done("roll_dice", seen(), "dice_rolled");
    JsonObject auto = about().put("auto", true).put("roll_id", data(rolled).getString("roll_id"));
    JsonObject answer = client.command("submit_manual_outcome", auto);
    assertThat(answer.getString("event")).as("%s", answer).isIn(GOES_ON);
    return goesOnAfter(rolled.getLong("seq"));
  }

  /** Sends everybody who may go, and throws at the last of the fielders' options. */
  JsonObject decides(JsonObject decision) {
    JsonArray options = data(decision).getJsonArray("options");
    String last = options.getJsonObject(options.size() - 1).getString("code");
    String option = options.encode().contains("\"go\"") ? "go" : last;
    JsonObject answer =
        about().put("decision_id", data(decision).getString("decision_id")).put("option", option);
    JsonObject made = done("submit_decision", answer, "decision_made");
    assertThat(data(made).getString("by")).isEqualTo(user);
    return goesOnAfter(decision.getLong("seq"));
  }

  /** Does not answer; how the play goes on when the time is up. */
  JsonObject sleepsOver(JsonObject decision) {
    return goesOnAfter(decision.getLong("seq"));
  }

  private JsonObject goesOnAfter(long seq) {
    return client.await(frame -> frame.getLong("seq", 0L) > seq && DecidedGame.goesOn(frame));
  }

  /** Hears a play, and counts its outs if the manager's pitcher made them. */
  void hears(JsonObject play) {
    long seq = play.getLong("seq");
    JsonObject heard = data(client.await(frame -> frame.getLong("seq", 0L) == seq));
    String pitcher = heard.getJsonObject("pitcher").getString("id");
    if (team.has(pitcher)) {
      facedTired += isTired(pitcher) && pitcher.equals(team.starter()) ? 1 : 0;
      outs.merge(pitcher, heard.getInteger("outs_recorded"), Integer::sum);
    } else {
      hasBunted |= bunting && !GameSights.isMishap(heard);
    }
  }
}
