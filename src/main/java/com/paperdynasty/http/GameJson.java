package com.paperdynasty.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.http.sharing.GameTickets;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.lobby.CreatedGame;
import com.paperdynasty.lobby.DiceRecord;
import com.paperdynasty.lobby.GameRecord;
import com.paperdynasty.lobby.GameStore;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.NewGame;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of responses about games. JSON text is inserted without being parsed. */
final class GameJson {
  /** What a list tells of a game's moment, as far as its row has it. */
  private static final List<String> MOMENT =
      List.of("inning", "half", "outs", "bases", "waiting_for", "reason", "winner");

  private GameJson() {}

  /** Without {@code invitations} if somebody else has made the game. */
  static ObjectNode created(CreatedGame createdGame) {
    ObjectNode json = of(createdGame.gameId());
    if (!createdGame.made()) {
      return json;
    }
    ObjectNode invitations = json.putObject("invitations");
    putIfPresent(invitations, "home", createdGame.home());
    putIfPresent(invitations, "away", createdGame.away());
    putIfPresent(invitations, "watch", createdGame.watch());
    return json;
  }

  static ObjectNode leagues(List<String> leagues) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("leagues");
    leagues.forEach(league -> array.addRawValue(new RawValue(league)));
    return json;
  }

  /**
   * A page of a list.
   *
   * @param maySit whether it is for somebody who could take a seat
   */
  static ObjectNode page(GameStore.Page page, boolean maySit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode games = json.putArray("games");
    page.games().forEach(game -> games.add(listed(game, maySit)));
    json.put("next_cursor", page.nextCursor());
    return json;
  }

  private static ObjectNode listed(GameRecord game, boolean maySit) {
    JsonNode summary = TrustedJson.read(game.summary());
    ObjectNode json = of(game.gameId());
    json.put("league", game.league());
    json.put("status", game.status());
    json.put("public", game.open());
    json.put("admin", game.adminId());
    json.put("umpire", game.umpireId());
    putIfPresent(json, "ref", game.refs().game());
    json.putRawValue("options", new RawValue(options(summary)));
    NewGame.OpenSeats seats = maySit ? game.seats() : NewGame.OpenSeats.NONE;
    ObjectNode away = team(summary.path("away"), game.awayManager(), game.refs().away());
    putIfPresent(away, "invitation", seats.away());
    json.set("away", away);
    ObjectNode home = team(summary.path("home"), game.homeManager(), game.refs().home());
    putIfPresent(home, "invitation", seats.home());
    json.set("home", home);
    json.put("created_at", game.createdAt().toString());
    if (game.redacted()) {
      return json.put("redacted", true);
    }
    ObjectNode score = json.putObject("score");
    score.set("away", summary.path("away").path("score"));
    score.set("home", summary.path("home").path("score"));
    for (String field : MOMENT) {
      if (summary.has(field)) {
        json.set(field, summary.get(field));
      }
    }
    return json.put("seq", game.lastSeq());
  }

  private static String options(JsonNode summary) {
    return summary.has("options") ? summary.get("options").toString() : GameRecord.DEFAULT_OPTIONS;
  }

  private static ObjectNode team(
      JsonNode summary, @Nullable String managerId, @Nullable String ref) {
    ObjectNode team = JsonNodeFactory.instance.objectNode();
    team.set("name", summary.path("name"));
    team.put("abbrev", summary.path("abbrev").textValue());
    team.put("color", summary.path("color").textValue());
    putIfPresent(team, "ref", ref);
    if (managerId == null) {
      return team.putNull("manager");
    }
    ObjectNode manager = team.putObject("manager").put("user_id", managerId);
    manager.set("name", summary.path("manager"));
    return team;
  }

  static ObjectNode game(UUID gameId, GameReply.Joined game) {
    ObjectNode json = of(gameId);
    json.put("seq", game.seq());
    json.put("role", game.role());
    game.sides().forEach(json.putArray("sides")::add);
    json.putRawValue("state", new RawValue(game.state()));
    json.putRawValue("lineups", new RawValue(game.lineups()));
    if (game.setup() != null) {
      json.putRawValue("setup", new RawValue(game.setup()));
    }
    return json.putRawValue("pending_roll", new RawValue(game.pendingRoll()));
  }

  static ObjectNode ticket(GameTickets.Ticket ticket) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ticket", ticket.text());
    return json.put("expires_at", ticket.until().toString());
  }

  static ObjectNode seated(UUID gameId, GameReply.Executed executed) {
    GameReply.SeqFrame seat = executed.events().get(executed.answer());
    ObjectNode json = of(gameId);
    json.put("seq", seat.seq());
    return json.putRawValue("event", new RawValue(seat.frame()));
  }

  static ObjectNode opened(UUID gameId, Lobby.OpenedSeat opened) {
    return seated(gameId, opened.executed())
        .put("side", opened.side())
        .put("invitation", opened.invitation());
  }

  static ObjectNode plays(List<String> plays) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("plays");
    plays.forEach(play -> array.addRawValue(new RawValue(play)));
    return json;
  }

  static ObjectNode log(GameReply.LogPage page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode events = json.putArray("events");
    page.events().forEach(event -> events.addRawValue(new RawValue(event.frame())));
    return json.put("last_seq", page.lastSeq());
  }

  static ObjectNode dice(DiceRecord dice) {
    ObjectNode json = of(dice.gameId());
    json.put("commitment", dice.latest().commitment());
    ArrayNode seeds = json.putArray("seeds");
    for (DiceRecord.Seed seed : dice.seeds()) {
      ObjectNode drawn = seeds.addObject().put("seq", seed.seq());
      drawn.put("commitment", seed.commitment()).put("seed", seed.seed());
    }
    generations(json.putArray("generations"), dice);
    ArrayNode entropies = json.putArray("entropies");
    for (DiceRecord.Entropy entropy : dice.entropies()) {
      ObjectNode given = entropies.addObject();
      given.put("seq", entropy.seq()).put("side", entropy.side()).put("entropy", entropy.text());
    }
    ArrayNode rolls = json.putArray("rolls");
    for (DiceRecord.Rolled rolled : dice.rolls()) {
      ObjectNode roll = rolls.addObject().put("seq", rolled.seq());
      roll.putRawValue("dice", new RawValue(rolled.data()));
    }
    rounds(json.putArray("rounds"), dice);
    return json.put("seed", dice.latest().seed());
  }

  /** There is a round of entropy for each seed. */
  private static void rounds(ArrayNode rounds, DiceRecord dice) {
    for (int round = 1; round <= dice.seeds().size(); round++) {
      DiceRecord.Joint joint = dice.joints().get(round);
      ObjectNode json = rounds.addObject().put("round", round).put("generation", round - 1);
      json.put("from_roll", dice.seeds().get(round - 1).fromRoll());
      if (joint == null) {
        json.putNull("joint").putArray("missing");
      } else {
        json.put("joint", joint.joint());
        joint.missing().forEach(json.putArray("missing")::add);
      }
      parts(json, "commitment", dice.commitments(), round);
      parts(json, "bytes", dice.bytes(), round);
    }
  }

  private static void parts(ObjectNode json, String name, List<DiceRecord.Part> parts, int round) {
    ArrayNode array = json.putArray(name.equals("bytes") ? name : name + "s");
    for (DiceRecord.Part part : parts) {
      if (part.round() == round) {
        ObjectNode each = array.addObject().put("seq", part.seq()).put("side", part.side());
        each.put("by", part.by()).put(name, part.hex());
      }
    }
  }

  private static void generations(ArrayNode generations, DiceRecord dice) {
    for (int number = 0; number < dice.seeds().size(); number++) {
      DiceRecord.Seed seed = dice.seeds().get(number);
      ObjectNode json = generations.addObject().put("generation", number);
      json.put("from_roll", seed.fromRoll());
      json.put("commitment", seed.commitment()).put("seed", seed.seed());
      ArrayNode entropies = json.putArray("entropies");
      for (DiceRecord.Entropy entropy : dice.entropiesOf(number)) {
        ObjectNode given = entropies.addObject().put("side", entropy.side());
        given.put("entropy", entropy.text()).put("from_roll", entropy.fromRoll());
      }
    }
  }

  private static ObjectNode of(UUID gameId) {
    return JsonNodeFactory.instance.objectNode().put("game_id", gameId.toString());
  }

  private static void putIfPresent(ObjectNode json, String name, @Nullable String text) {
    if (text != null) {
      json.put(name, text);
    }
  }
}
