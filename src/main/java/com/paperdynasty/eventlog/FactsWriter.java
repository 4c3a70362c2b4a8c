package com.paperdynasty.eventlog;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.server.PlayJson;
import com.paperdynasty.protocol.values.ChoiceJson;
import com.paperdynasty.protocol.values.ExtraDiceJson;
import com.paperdynasty.protocol.values.PlanJson;
import com.paperdynasty.protocol.values.RollJson;
import com.paperdynasty.protocol.values.SubmissionJson;
import org.jspecify.annotations.Nullable;

/**
 * Encodes events as version 2. Missing values are left out. Every key is also a key of version 1,
 * as the package documentation explains.
 */
final class FactsWriter implements Event.Cases<String> {
  /**
   * Written in place of a user's name. Names are stored beside the log, so that they can be erased,
   * but a node of the previous build requires a text here.
   */
  static final String NO_NAME = "";

  static final FactsWriter INSTANCE = new FactsWriter();

  private FactsWriter() {}

  @Override
  public String gameCreated(Event.GameCreated event) {
    JsonBuilder json = head(event);
    StoredSetup.write(json, event.setup());
    return end(json.put("commitment", event.commitment()));
  }

  @Override
  public String seatTaken(Event.SeatTaken event) {
    return end(
        head(event)
            .put("side", event.side().code())
            .put("user_id", event.manager().userId())
            .put("name", NO_NAME));
  }

  @Override
  public String seatOpened(Event.SeatOpened event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("by", event.by())
            .put("invitation", event.invitation());
    putIfPresent(json, "user_id", event.unseated());
    return end(json);
  }

  @Override
  public String entropyCommitted(Event.EntropyCommitted event) {
    return end(
        head(event)
            .put("side", event.side().code())
            .put("by", event.userId())
            .put("round", event.round())
            .put("commitment", event.commitment()));
  }

  @Override
  public String entropyGiven(Event.EntropyGiven event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("user_id", event.userId())
            .put("entropy", event.entropy());
    if (event.round() != null) {
      json.put("round", event.round());
    }
    return end(json);
  }

  @Override
  public String extraRolled(Event.ExtraRolled event) {
    JsonBuilder json = head(event);
    ExtraDiceJson.write(json, event);
    return end(json);
  }

  @Override
  public String gameStarted(Event.GameStarted event) {
    return end(head(event));
  }

  @Override
  public String sideReady(Event.SideReady event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("ready", event.ready())
            .put("by", event.by());
    Plan plan = event.plan();
    if (plan != null) {
      PlanJson.write(json, "plan", plan);
    }
    return end(json);
  }

  @Override
  public String diceRolled(Event.DiceRolled event) {
    Roll roll = event.roll();
    JsonBuilder json = head(event).put("roll_id", roll.rollId()).put("roll_number", roll.number());
    putIfPresent(json, "reissue_of", roll.reissueOf());
    json.put("rolled_by", roll.rolledBy());
    RollJson.faces(json, roll);
    PlanJson.write(json, event.extras());
    return end(json.put("expires_at", roll.expiresAt().toString()));
  }

  @Override
  public String playResolved(Event.PlayResolved event) {
    JsonBuilder json =
        head(event)
            .put("play_number", event.playNumber())
            .put("roll_id", event.rollId())
            .put("submitted_by", event.submittedBy())
            .object("submission");
    SubmissionJson.write(json, event.submission());
    json.endObject().array("runners_advanced");
    event
        .facts()
        .advances()
        .forEach(
            advance -> PlayJson.writeMove(json, advance.from(), advance.base(), advance.out()));
    json.endArray();
    if (!event.extraIds().isEmpty()) {
      json.put("extra_ids", event.extraIds());
    }
    return end(json);
  }

  @Override
  public String choiceNeeded(Event.ChoiceNeeded event) {
    JsonBuilder json = head(event);
    ChoiceJson.write(json, event, true);
    return end(json);
  }

  @Override
  public String choiceMade(Event.ChoiceMade event) {
    JsonBuilder json =
        head(event)
            .put("decision_id", Event.ChoiceNeeded.id(event.number()))
            .put("option", event.option());
    putIfPresent(json, "by", event.by());
    return end(json);
  }

  @Override
  public String playerInjured(Event.PlayerInjured event) {
    return end(
        head(event)
            .put("side", event.side().code())
            .put("player_id", event.player().id())
            .put("name", event.player().name()));
  }

  @Override
  public String lineupSet(Event.LineupSet event) {
    JsonBuilder json = head(event).put("side", event.side().code()).put("by", event.by());
    StoredLineups.write(json, event.lineup());
    return end(json);
  }

  @Override
  public String defenseSet(Event.DefenseSet event) {
    return end(PlanJson.writeDefense(head(event).put("by", event.by()), event.defense()));
  }

  @Override
  public String substitutionMade(Event.SubstitutionMade event) {
    JsonBuilder json = head(event).put("side", event.side().code()).put("by", event.by());
    StoredLineups.writeChanges(json, event.changes());
    return end(json);
  }

  @Override
  public String rollVoided(Event.RollVoided event) {
    return end(
        head(event)
            .put("by", event.by())
            .put("roll_id", event.rollId())
            .put("roll_number", event.rollNumber())
            .put("reason", event.reason()));
  }

  @Override
  public String playUndone(Event.PlayUndone event) {
    JsonBuilder json =
        head(event)
            .put("by", event.by())
            .put("play_number", event.playNumber())
            .put("reason", event.reason());
    putIfPresent(json, "commitment", event.commitment());
    putIfPresent(json, "later_rolls", event.laterVoid() ? "void" : null);
    return end(json);
  }

  @Override
  public String gameCompleted(Event.GameCompleted event) {
    Side winner = event.winner();
    JsonBuilder json = head(event);
    putIfPresent(json, "winner", winner == null ? null : winner.code());
    json.put("reason", event.reason());
    putIfPresent(json, "note", event.note());
    return end(json.put("seed", event.seed()));
  }

  @Override
  public String rulingProposed(Event.RulingProposed event) {
    Proposal proposal = event.proposal();
    JsonBuilder json =
        head(event)
            .put("proposal_id", proposal.id())
            .put("ruling", proposal.kind().code())
            .put("by", proposal.by())
            .put("reason", proposal.reason())
            .put("play_number", proposal.playNumber());
    putIfPresent(json, "roll_id", proposal.rollId());
    if (proposal.correction() != null) {
      SubmissionJson.write(json.object("correction"), proposal.correction());
      json.endObject();
    }
    return end(json);
  }

  @Override
  public String rulingAnswered(Event.RulingAnswered event) {
    return end(
        head(event)
            .put("proposal_id", event.proposalId())
            .put("by", event.by())
            .put("accepted", event.accepted()));
  }

  @Override
  public String playDisputed(Event.PlayDisputed event) {
    return end(
        head(event)
            .put("play_number", event.playNumber())
            .put("by", event.by())
            .put("side", event.side().code())
            .put("text", event.text()));
  }

  @Override
  public String decisionChanged(Event.DecisionChanged event) {
    return end(head(event).put("by", event.by()).put("winning_pitcher", event.winningPitcher()));
  }

  @Override
  public String announcement(Event.Announcement event) {
    return end(
        head(event)
            .put("from", event.from().userId())
            .put("name", NO_NAME)
            .put("text", event.text()));
  }

  private static JsonBuilder head(Event event) {
    return new JsonBuilder().object().put("at", event.at().toString());
  }

  private static String end(JsonBuilder json) {
    return json.endObject().toString();
  }

  private static void putIfPresent(JsonBuilder json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
