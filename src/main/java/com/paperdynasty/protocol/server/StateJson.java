package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.expectancy.Expectancy;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Runner;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.game.WhoseMove;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.fairplay.RulingState;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.ChoiceJson;
import com.paperdynasty.protocol.values.PlanJson;
import com.paperdynasty.protocol.values.RollJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A game's state as clients see it, as JSON text. */
public final class StateJson {
  private StateJson() {}

  /** The game after its last play. */
  public static String state(GameState state) {
    JsonBuilder json = new JsonBuilder().object();
    state(json, state);
    return json.endObject().toString();
  }

  /** Both lineups: the players in the game with their positions, and those who have left. */
  public static String lineups(GameState state) {
    JsonBuilder json = new JsonBuilder().object();
    for (Side side : Side.values()) {
      lineup(json, side, state);
    }
    return json.endObject().toString();
  }

  /**
   * The data of the pending roll's {@code dice_rolled}, with the decision that its play waits for;
   * the text {@code null} if no roll is pending.
   */
  public static String pendingRoll(GameState state) {
    Roll pending = state.pending();
    if (pending == null) {
      return "null";
    }
    JsonBuilder json = beginRolled(state, pending, state.dice().extras());
    Event.ChoiceNeeded open = state.openChoice();
    if (open != null) {
      json.object("decision");
      ChoiceJson.write(json, open, state.rules().cardOptions().showsChances());
      json.endObject();
    }
    return json.endObject().toString();
  }

  /**
   * The data of {@code dice_rolled}. That of the first roll from a seed says who gave their part of
   * the dice.
   */
  static String rolled(GameState state, Roll roll, RollExtras extras) {
    return beginRolled(state, roll, extras).endObject().toString();
  }

  private static JsonBuilder beginRolled(GameState state, Roll roll, RollExtras extras) {
    JsonBuilder json = RollJson.begin(state.setup().gameId(), roll, extras);
    EntropyRounds rounds = state.fairPlay().entropy();
    if (roll.number() == rounds.fromRoll()) {
      json.object("dice")
          .put("round", state.dice().generation() + 1)
          .put("joint", rounds.isJoint())
          .put("missing", rounds.missing().stream().map(Side::code).toList())
          .endObject();
    }
    return json;
  }

  /** The names of the sides that a user manages. */
  public static List<String> sides(GameState state, String userId) {
    return state.sidesOf(userId).stream().map(Side::code).toList();
  }

  /**
   * A summary for lists of games: teams, score, inning. It is stored with each append, so values
   * that most games have are left out.
   */
  public static String summary(GameState state) {
    BallGame game = state.game();
    JsonBuilder json = new JsonBuilder().object();
    for (Side side : Side.values()) {
      Manager manager = state.seat(side).manager();
      json.object(side.code())
          .put("name", state.setup().team(side).name())
          .put("manager", manager == null ? null : manager.name())
          .put("score", game.score(side));
      SetupJson.looks(json, state.setup().team(side));
      json.endObject();
    }
    SetupJson.summary(json, state.setup());
    json.put("inning", game.inning()).put("half", game.half().code()).put("outs", game.outs());
    GameEnd end = game.gameEnd();
    if (end == null) {
      moment(json, state);
    } else {
      Side winner = end.winner();
      json.put("reason", end.reason().code()).put("winner", winner == null ? null : winner.code());
    }
    return json.endObject().toString();
  }

  /** Who is on base, and for whom the game waits. */
  private static void moment(JsonBuilder json, GameState state) {
    List<Integer> taken =
        IntStream.rangeClosed(1, 3)
            .filter(base -> state.game().bases().at(base) != null)
            .boxed()
            .toList();
    if (!taken.isEmpty()) {
      json.putNumbers("bases", taken);
    }
    WhoseMove move = WhoseMove.at(state, Instant.MIN);
    if (move != null) {
      awaited(json, move);
      Instant until = move.until();
      if (until != null) {
        json.put("until", until.toString());
      }
      json.endObject();
    }
  }

  static void state(JsonBuilder json, GameState state) {
    BallGame game = state.game();
    json.put("status", state.status().code())
        .put("inning", game.inning())
        .put("half", game.half().code())
        .put("outs", game.outs())
        .put("play_number", game.playNumber())
        .put("at_bat", game.batting().code())
        .object("score")
        .put("away", game.score(Side.AWAY))
        .put("home", game.score(Side.HOME))
        .endObject()
        .object("line_score")
        .putNumbers("away", game.lineScore().away())
        .putNumbers("home", game.lineScore().home())
        .endObject();
    bases(json, game.bases());
    CardStateJson.duel(json, state);
    slot(json, "on_deck", game.onDeck());
    TodayJson.write(json, game);
    PlanJson.writeDefense(json.object("defense"), game.defense()).endObject();
    winProbability(json, game);
    ReadyJson.write(json, "ready", state);
    proposals(json, state.fairPlay().rulings());
    waitingFor(json, state);
    CardStateJson.mustLeave(json, state);
  }

  /** Null in a game that is over without a winner. */
  private static void winProbability(JsonBuilder json, BallGame game) {
    Integer home = game.homeWins();
    if (home == null) {
      json.putNull("win_probability");
    } else {
      json.object("win_probability")
          .putDecimal("home", home)
          .putDecimal("away", Expectancy.ONE - home)
          .endObject();
    }
  }

  /**
   * For whom the game waits, where its options differ from those of older games. It is said without
   * regard to the time: clients know from {@code until} when it is over.
   */
  private static void waitingFor(JsonBuilder json, GameState state) {
    WhoseMove move = WhoseMove.at(state, Instant.MIN);
    if (move == null || state.setup().table().equals(TableOptions.DEFAULT)) {
      return;
    }
    awaited(json, move);
    time(json, "since", move.since());
    time(json, "until", move.until());
    json.endObject();
  }

  /** Begins {@code waiting_for}. */
  private static void awaited(JsonBuilder json, WhoseMove move) {
    json.object("waiting_for")
        .put("sides", move.sides().stream().map(Side::code).toList())
        .put("for", move.what().code());
  }

  private static void time(JsonBuilder json, String name, @Nullable Instant time) {
    json.put(name, time == null ? null : time.toString());
  }

  /** The proposals without an answer, for clients that join later; nothing where there is none. */
  private static void proposals(JsonBuilder json, RulingState rulings) {
    if (rulings.away() == null && rulings.home() == null) {
      return;
    }
    json.array("proposals");
    for (Side side : Side.values()) {
      Proposal proposal = rulings.of(side);
      if (proposal != null) {
        ProposalJson.write(json.object(), proposal);
        json.endObject();
      }
    }
    json.endArray();
  }

  static void slot(JsonBuilder json, String name, @Nullable Slot slot) {
    if (slot == null) {
      json.putNull(name);
    } else {
      slot(json.object(name), slot);
    }
  }

  private static void slot(JsonBuilder json, Slot slot) {
    putSlot(json, slot).endObject();
  }

  static JsonBuilder putSlot(JsonBuilder json, Slot slot) {
    return json.put("id", slot.player().id())
        .put("name", slot.player().name())
        .put("order", slot.order())
        .put("position", slot.position().code());
  }

  private static void bases(JsonBuilder json, Bases bases) {
    json.object("bases");
    for (int base = 1; base <= 3; base++) {
      Runner runner = bases.at(base);
      if (runner == null) {
        json.putNull(Integer.toString(base));
      } else {
        json.object(Integer.toString(base))
            .put("id", runner.player().id())
            .put("name", runner.player().name())
            .put("order", runner.order())
            .put("position", runner.position().code())
            .put("pitcher_id", runner.pitcherId())
            .endObject();
      }
    }
    json.endObject();
  }

  private static void lineup(JsonBuilder json, Side side, GameState state) {
    Lineup lineup = state.game().lineup(side);
    json.object(side.code()).put("team", state.setup().team(side).name());
    slots(json, "players", lineup.inGame());
    slots(json, "left", lineup.left());
    json.endObject();
  }

  private static void slots(JsonBuilder json, String name, List<Slot> slots) {
    json.array(name);
    slots.forEach(slot -> slot(json.object(), slot));
    json.endArray();
  }
}
