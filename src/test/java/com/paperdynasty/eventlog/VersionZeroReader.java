package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.protocol.values.GameOptionsJson;
import com.paperdynasty.protocol.values.RollJson;
import com.paperdynasty.protocol.values.SubmissionJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The reader of the last build that stored frames, unchanged. It does not know versions, and must
 * be able to read today's events during a rolling update.
 */
final class VersionZeroReader {
  private static final Set<String> DERIVED =
      Set.of("state", "lineups", "pending_roll", "decisions", "batter", "pitcher");

  private VersionZeroReader() {}

  static Event read(String type, String text) {
    ObjectNode data = TrustedJson.read(text, DERIVED);
    return switch (type) {
      case "game_created" -> gameCreated(data);
      case "seat_taken" -> seatTaken(data);
      case "entropy_given" -> entropyGiven(data);
      case "game_started" -> gameStarted(data);
      case "dice_rolled" -> diceRolled(data);
      case "play_resolved" -> playResolved(data);
      case "lineup_set" -> lineupSet(data);
      case "defense_set" -> defenseSet(data);
      case "substitution_made" -> substitutionMade(data);
      case "roll_voided" -> rollVoided(data);
      case "play_undone" -> playUndone(data);
      case "decision_changed" -> decisionChanged(data);
      case "announcement" -> announcement(data);
      case "game_completed" -> gameCompleted(data);
      default -> throw broken(type);
    };
  }

  private static Submission submission(JsonNode data) {
    Submission submission = SubmissionJson.stored(object(data, "submission"));
    if (submission == null) {
      throw broken("submission");
    }
    return submission;
  }

  private static Event gameCreated(ObjectNode data) {
    return new Event.GameCreated(instant(data, "at"), setup(data), text(data, "commitment"));
  }

  private static Event seatTaken(ObjectNode data) {
    return new Event.SeatTaken(instant(data, "at"), side(data, "side"), manager(data));
  }

  private static Event entropyGiven(ObjectNode data) {
    return new Event.EntropyGiven(
        instant(data, "at"), side(data, "side"), text(data, "user_id"), text(data, "entropy"));
  }

  private static Event gameStarted(ObjectNode data) {
    return new Event.GameStarted(instant(data, "at"));
  }

  private static Event diceRolled(ObjectNode data) {
    return new Event.DiceRolled(roll(data));
  }

  private static Event playResolved(ObjectNode data) {
    return new Event.PlayResolved(
        instant(data, "at"),
        number(data, "play_number"),
        text(data, "roll_id"),
        text(data, "submitted_by"),
        submission(data),
        facts(data));
  }

  private static Event lineupSet(ObjectNode data) {
    return new Event.LineupSet(
        instant(data, "at"), text(data, "by"), side(data, "side"), written(data.path("lineup")));
  }

  private static Event defenseSet(ObjectNode data) {
    InfieldDepth infield = InfieldDepth.byCode(text(data, "infield"));
    if (infield == null) {
      throw broken("infield");
    }
    List<Integer> held = new ArrayList<>();
    data.path("hold_runners").forEach(base -> held.add(base.intValue()));
    return new Event.DefenseSet(instant(data, "at"), text(data, "by"), new Defense(infield, held));
  }

  private static Event substitutionMade(ObjectNode data) {
    return new Event.SubstitutionMade(
        instant(data, "at"),
        text(data, "by"),
        side(data, "side"),
        writtenChanges(data.path("changes")));
  }

  private static Event rollVoided(ObjectNode data) {
    return new Event.RollVoided(
        instant(data, "at"),
        text(data, "by"),
        text(data, "roll_id"),
        number(data, "roll_number"),
        text(data, "reason"));
  }

  private static Event playUndone(ObjectNode data) {
    return new Event.PlayUndone(
        instant(data, "at"),
        text(data, "by"),
        number(data, "play_number"),
        text(data, "reason"),
        textOrNull(data, "commitment"),
        false);
  }

  private static Event gameCompleted(ObjectNode data) {
    Side winner = data.hasNonNull("winner") ? side(data, "winner") : null;
    return new Event.GameCompleted(
        instant(data, "at"),
        text(data, "reason"),
        winner,
        text(data, "seed"),
        textOrNull(data, "note"));
  }

  private static Event decisionChanged(ObjectNode data) {
    return new Event.DecisionChanged(
        instant(data, "at"), text(data, "by"), text(data, "winning_pitcher"));
  }

  private static Event announcement(ObjectNode data) {
    return new Event.Announcement(
        instant(data, "at"),
        new Manager(text(data, "from"), text(data, "name")),
        text(data, "text"));
  }

  private static GameSetup setup(ObjectNode data) {
    GameOptions options = GameOptionsJson.read(object(data, "options"));
    if (options == null) {
      throw broken("options");
    }
    return new GameSetup(
        uuid(data, "game_id"),
        text(data, "league"),
        text(data, "rules_hash"),
        options,
        flag(data, "public"),
        manager(data.path("admin")),
        team(object(data, "away")),
        team(object(data, "home")));
  }

  private static GameSetup.Team team(ObjectNode team) {
    JsonNode manager = team.path("manager");
    return new GameSetup.Team(
        text(team, "name"),
        manager.isObject() ? manager(manager) : null,
        Lineup.of(written(team.path("lineup"))));
  }

  private static Roll roll(JsonNode data) {
    return Roll.written(
        text(data, "roll_id"),
        number(data, "roll_number"),
        textOrNull(data, "reissue_of"),
        text(data, "rolled_by"),
        RollJson.DICE.stream().map(die -> number(data, die)).toList(),
        instant(data, "at"),
        instant(data, "expires_at"));
  }

  private static PlayFacts facts(JsonNode data) {
    if (!data.path("runners_advanced").isArray()) {
      throw broken("runners_advanced");
    }
    List<Advance> advances = new ArrayList<>();
    for (JsonNode node : data.path("runners_advanced")) {
      boolean out = node.has("out");
      int base = number(node, out ? "at" : "to");
      advances.add(new Advance(number(node, "from"), base, out, null, null));
    }
    return new PlayFacts(advances);
  }

  private static List<Slot> written(JsonNode array) {
    List<Slot> slots = new ArrayList<>();
    for (JsonNode node : array) {
      slots.add(new Slot(number(node, "order"), writtenPlayer(node), writtenPosition(node)));
    }
    return slots;
  }

  private static List<LineupChange> writtenChanges(JsonNode array) {
    List<LineupChange> changes = new ArrayList<>();
    for (JsonNode node : array) {
      changes.add(
          new LineupChange(
              number(node, "order"),
              writtenPlayer(node),
              writtenPosition(node),
              node.path("injured").booleanValue()));
    }
    return changes;
  }

  private static Player writtenPlayer(JsonNode node) {
    JsonNode player = node.path("player");
    return new Player(text(player, "id"), text(player, "name"));
  }

  private static Position writtenPosition(JsonNode node) {
    Position position = Position.byCode(text(node, "position"));
    if (position == null) {
      throw broken("position");
    }
    return position;
  }

  private static String text(JsonNode node, String name) {
    String text = textOrNull(node, name);
    if (text == null) {
      throw broken(name);
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode node, String name) {
    return node.path(name).textValue();
  }

  private static int number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.canConvertToInt()) {
      throw broken(name);
    }
    return value.intValue();
  }

  private static boolean flag(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw broken(name);
    }
    return value.booleanValue();
  }

  private static Instant instant(JsonNode node, String name) {
    return Instant.parse(text(node, name));
  }

  private static UUID uuid(JsonNode node, String name) {
    return UUID.fromString(text(node, name));
  }

  private static Side side(JsonNode node, String name) {
    Side side = Side.byCode(text(node, name));
    if (side == null) {
      throw broken(name);
    }
    return side;
  }

  private static ObjectNode object(JsonNode node, String name) {
    if (node.path(name) instanceof ObjectNode object) {
      return object;
    }
    throw broken(name);
  }

  private static Manager manager(JsonNode node) {
    return new Manager(text(node, "user_id"), text(node, "name"));
  }

  private static IllegalArgumentException broken(String what) {
    return new IllegalArgumentException("The log cannot be read: " + what);
  }
}
