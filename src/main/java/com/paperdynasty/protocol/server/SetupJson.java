package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.TableOptionsJson;
import org.jspecify.annotations.Nullable;

/**
 * What a client shows of a game besides its state: teams, users, and all options as they are in
 * effect, no matter whether the creator or the league chose them.
 */
public final class SetupJson {
  private SetupJson() {}

  /** The {@code setup} of a game, as JSON text. */
  public static String text(GameState state) {
    JsonBuilder json = new JsonBuilder().object();
    write(json, state);
    return json.endObject().toString();
  }

  /** Adds the fields to the open object. */
  static void write(JsonBuilder json, GameState state) {
    GameSetup setup = state.setup();
    json.put("league", setup.league()).put("public", setup.open());
    user(json, "admin", setup.admin());
    user(json, "umpire", setup.umpire());
    options(json.object("options"), state.league(), setup.table());
    cardSets(json, state.rules());
    for (Side side : Side.values()) {
      GameSetup.Team team = setup.team(side);
      json.object(side.code())
          .put("name", team.name())
          .put("abbrev", team.abbrev())
          .put("color", team.color());
      user(json, "manager", state.seat(side).manager());
      json.endObject();
    }
  }

  /** Adds the hashes of the card sets that the game is played with, if there are any. */
  static void cardSets(JsonBuilder json, RuleBook rules) {
    if (!rules.cardSets().isEmpty()) {
      json.put("card_sets", rules.cardSets());
    }
  }

  /**
   * What the invitation to a seat offers, as JSON text; null if the text is not one. Where the game
   * is belongs to the offer while the seat is open, when nothing has been played. Later it would
   * tell who has the link what spectators see with a delay.
   *
   * @param seq the last event of the game's log
   */
  public static @Nullable String offer(
      long seq, GameState state, Secrets secrets, String invitation) {
    for (Side side : Side.values()) {
      if (state.isInvitationTo(side, invitation, secrets)) {
        return offer(seq, state, side);
      }
    }
    return null;
  }

  private static String offer(long seq, GameState state, Side side) {
    boolean open = state.seat(side).isOpen();
    JsonBuilder json =
        new JsonBuilder()
            .object()
            .put("game_id", state.setup().gameId().toString())
            .put("side", side.code())
            .put("open", open);
    if (open) {
      json.put("seq", seq).put("status", state.status().code());
    }
    write(json, state);
    return json.endObject().toString();
  }

  /** All table options, as JSON text. */
  public static String options(TableOptions table) {
    JsonBuilder json = new JsonBuilder().object();
    TableOptionsJson.writeAll(json, table);
    return json.endObject().toString();
  }

  /** Adds how a team is shown on scoreboards, as far as its creator said it. */
  static void looks(JsonBuilder json, GameSetup.Team team) {
    if (team.abbrev() != null) {
      json.put("abbrev", team.abbrev());
    }
    if (team.color() != null) {
      json.put("color", team.color());
    }
  }

  /** Adds the table options if they are not the default. */
  static void summary(JsonBuilder json, GameSetup setup) {
    if (!setup.table().equals(TableOptions.DEFAULT)) {
      json.raw("options", options(setup.table()));
    }
  }

  static void user(JsonBuilder json, String name, @Nullable Manager user) {
    if (user == null) {
      json.putNull(name);
    } else {
      json.object(name).put("user_id", user.userId()).put("name", user.name()).endObject();
    }
  }

  /**
   * A league in which games can be created: its name, the options of its games, and the card sets
   * that its file names, as JSON text.
   */
  public static String league(RuleBook rules) {
    League league = rules.league();
    JsonBuilder json = new JsonBuilder().object().put("name", league.name());
    cardSets(json, rules);
    options(json.put("mode", league.mode().code()).object("options"), league, rules.table());
    return json.endObject().toString();
  }

  /** Fills the open object, and closes it. */
  private static void options(JsonBuilder json, League league, TableOptions table) {
    json.put("innings", league.innings()).put("dh", league.dh());
    ExtraRunnerRule runner = league.extraRunnerRule();
    rule(json, "extra_runner", runner.on(), "base", runner.base(), runner.fromInning());
    MercyRule mercy = league.mercyRule();
    rule(json, "mercy", mercy.on(), "lead", mercy.lead(), mercy.fromInning());
    TableOptionsJson.writeAll(json, table);
    json.endObject();
  }

  private static void rule(
      JsonBuilder json, String option, boolean on, String name, int value, int fromInning) {
    if (on) {
      json.object(option).put(name, value).put("from_inning", fromInning).endObject();
    } else {
      json.putNull(option);
    }
  }
}
