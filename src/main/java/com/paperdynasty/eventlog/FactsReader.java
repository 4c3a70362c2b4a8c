package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.protocol.values.ExtraDiceJson;
import com.paperdynasty.protocol.values.PlanJson;
import com.paperdynasty.protocol.values.RollJson;
import com.paperdynasty.protocol.values.SubmissionJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decodes events from stored data. Derived values are ignored. Today's limits for client input are
 * not applied, because a stored event was accepted once.
 */
final class FactsReader {
  private final Map<String, String> names;

  /**
   * Reads the events of one game.
   *
   * @param names by user id, for events that are stored without names
   */
  FactsReader(Map<String, String> names) {
    this.names = names;
  }

  Event gameCreated(ObjectNode data) {
    return new Event.GameCreated(
        LogFields.instant(data, "at"),
        StoredSetup.read(data, user -> manager(user, "user_id")),
        LogFields.text(data, "commitment"));
  }

  Event seatTaken(ObjectNode data) {
    return new Event.SeatTaken(
        LogFields.instant(data, "at"), LogFields.side(data, "side"), manager(data, "user_id"));
  }

  Event seatOpened(ObjectNode data) {
    return new Event.SeatOpened(
        LogFields.instant(data, "at"),
        LogFields.side(data, "side"),
        LogFields.text(data, "by"),
        LogFields.textOrNull(data, "user_id"),
        LogFields.text(data, "invitation"));
  }

  Event entropyCommitted(ObjectNode data) {
    return new Event.EntropyCommitted(
        LogFields.instant(data, "at"),
        LogFields.side(data, "side"),
        LogFields.text(data, "by"),
        LogFields.number(data, "round"),
        LogFields.text(data, "commitment"));
  }

  Event entropyGiven(ObjectNode data) {
    return new Event.EntropyGiven(
        LogFields.instant(data, "at"),
        LogFields.side(data, "side"),
        LogFields.text(data, "user_id"),
        LogFields.text(data, "entropy"),
        data.hasNonNull("round") ? LogFields.number(data, "round") : null);
  }

  Event extraRolled(ObjectNode data) {
    ExtraDiceKey key = ExtraDiceJson.key(data);
    if (key == null) {
      throw LogFields.broken("form");
    }
    return new Event.ExtraRolled(
        LogFields.instant(data, "at"),
        LogFields.text(data, "rolled_by"),
        LogFields.text(data, "extra_id"),
        key,
        LogFields.textOrNull(data, "roll_id"),
        ExtraDiceJson.numbers(data, "sides"),
        ExtraDiceJson.numbers(data, "value"),
        LogFields.textOrNull(data, "label"));
  }

  Event gameStarted(ObjectNode data) {
    return new Event.GameStarted(LogFields.instant(data, "at"));
  }

  Event sideReady(ObjectNode data) {
    Plan plan = data.has("plan") ? PlanJson.storedPlan(data.path("plan")) : null;
    if (plan == null && data.has("plan")) {
      throw LogFields.broken("plan");
    }
    return new Event.SideReady(
        LogFields.instant(data, "at"),
        LogFields.side(data, "side"),
        LogFields.flag(data, "ready"),
        LogFields.text(data, "by"),
        plan);
  }

  Event diceRolled(ObjectNode data) {
    return new Event.DiceRolled(roll(data), extras(data));
  }

  Event playResolved(ObjectNode data) {
    return new Event.PlayResolved(
        LogFields.instant(data, "at"),
        LogFields.number(data, "play_number"),
        LogFields.text(data, "roll_id"),
        LogFields.text(data, "submitted_by"),
        submission(data, "submission"),
        facts(data),
        extraIds(data));
  }

  Event lineupSet(ObjectNode data) {
    return new Event.LineupSet(
        LogFields.instant(data, "at"),
        LogFields.text(data, "by"),
        LogFields.side(data, "side"),
        StoredLineups.read(data));
  }

  Event defenseSet(ObjectNode data) {
    Defense defense = PlanJson.storedDefense(data);
    if (defense == null) {
      throw LogFields.broken("infield");
    }
    return new Event.DefenseSet(LogFields.instant(data, "at"), LogFields.text(data, "by"), defense);
  }

  Event substitutionMade(ObjectNode data) {
    return new Event.SubstitutionMade(
        LogFields.instant(data, "at"),
        LogFields.text(data, "by"),
        LogFields.side(data, "side"),
        StoredLineups.readChanges(data));
  }

  Event rollVoided(ObjectNode data) {
    return new Event.RollVoided(
        LogFields.instant(data, "at"),
        LogFields.text(data, "by"),
        LogFields.text(data, "roll_id"),
        LogFields.number(data, "roll_number"),
        LogFields.text(data, "reason"));
  }

  Event playUndone(ObjectNode data) {
    return new Event.PlayUndone(
        LogFields.instant(data, "at"),
        LogFields.text(data, "by"),
        LogFields.number(data, "play_number"),
        LogFields.text(data, "reason"),
        LogFields.textOrNull(data, "commitment"),
        "void".equals(LogFields.textOrNull(data, "later_rolls")));
  }

  Event gameCompleted(ObjectNode data) {
    Side winner = data.hasNonNull("winner") ? LogFields.side(data, "winner") : null;
    return new Event.GameCompleted(
        LogFields.instant(data, "at"),
        LogFields.text(data, "reason"),
        winner,
        LogFields.text(data, "seed"),
        LogFields.textOrNull(data, "note"));
  }

  Event rulingProposed(ObjectNode data) {
    String id = LogFields.text(data, "proposal_id");
    Side side = Proposal.sideOf(id);
    Proposal.Kind kind = Proposal.Kind.byCode(LogFields.text(data, "ruling"));
    if (side == null || kind == null) {
      throw LogFields.broken("proposal");
    }
    return new Event.RulingProposed(
        new Proposal(
            side,
            Proposal.numberOf(id),
            kind,
            LogFields.text(data, "by"),
            LogFields.text(data, "reason"),
            LogFields.instant(data, "at"),
            LogFields.number(data, "play_number"),
            LogFields.textOrNull(data, "roll_id"),
            data.hasNonNull("correction") ? submission(data, "correction") : null));
  }

  Event rulingAnswered(ObjectNode data) {
    return new Event.RulingAnswered(
        LogFields.instant(data, "at"),
        LogFields.text(data, "proposal_id"),
        LogFields.text(data, "by"),
        LogFields.flag(data, "accepted"));
  }

  Event playDisputed(ObjectNode data) {
    return new Event.PlayDisputed(
        LogFields.instant(data, "at"),
        LogFields.number(data, "play_number"),
        LogFields.text(data, "by"),
        LogFields.side(data, "side"),
        LogFields.text(data, "text"));
  }

  Event decisionChanged(ObjectNode data) {
    return new Event.DecisionChanged(
        LogFields.instant(data, "at"),
        LogFields.text(data, "by"),
        LogFields.text(data, "winning_pitcher"));
  }

  Event announcement(ObjectNode data) {
    return new Event.Announcement(
        LogFields.instant(data, "at"), manager(data, "from"), LogFields.text(data, "text"));
  }

  private static Roll roll(JsonNode data) {
    return Roll.written(
        LogFields.text(data, "roll_id"),
        LogFields.number(data, "roll_number"),
        LogFields.textOrNull(data, "reissue_of"),
        LogFields.text(data, "rolled_by"),
        RollJson.DICE.stream().map(die -> LogFields.number(data, die)).toList(),
        LogFields.instant(data, "at"),
        LogFields.instant(data, "expires_at"));
  }

  private static RollExtras extras(ObjectNode data) {
    RollExtras.Plans plans = data.has("plans") ? PlanJson.storedPlans(data.path("plans")) : null;
    if (plans == null && data.has("plans")) {
      throw LogFields.broken("plans");
    }
    List<Side> notReady = new ArrayList<>();
    for (JsonNode code : data.path("not_ready")) {
      Side side = Side.byCode(code.asText());
      if (side == null) {
        throw LogFields.broken("not_ready");
      }
      notReady.add(side);
    }
    return new RollExtras(plans, notReady, LogFields.textOrNull(data, "declared_by"));
  }

  private static List<String> extraIds(ObjectNode data) {
    List<String> ids = new ArrayList<>();
    data.path("extra_ids").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static Submission submission(JsonNode data, String name) {
    Submission submission = SubmissionJson.stored(LogFields.object(data, name));
    if (submission == null) {
      throw LogFields.broken(name);
    }
    return submission;
  }

  /** The advances of the batter and the runners who moved. */
  private static PlayFacts facts(JsonNode data) {
    if (!data.path("runners_advanced").isArray()) {
      throw LogFields.broken("runners_advanced");
    }
    List<Advance> advances = new ArrayList<>();
    for (JsonNode node : data.path("runners_advanced")) {
      boolean out = node.has("out");
      int base = LogFields.number(node, out ? "at" : "to");
      advances.add(new Advance(LogFields.number(node, "from"), base, out, null, null));
    }
    return new PlayFacts(advances);
  }

  /**
   * A user with the name in the event, which version 1 has, or else the name stored beside the log.
   */
  private Manager manager(JsonNode data, String key) {
    String userId = LogFields.text(data, key);
    String name = LogFields.textOrNull(data, "name");
    return new Manager(
        userId, name == null || name.isEmpty() ? names.getOrDefault(userId, "") : name);
  }
}
