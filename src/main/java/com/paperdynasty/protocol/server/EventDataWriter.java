package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.ChoiceJson;
import com.paperdynasty.protocol.values.ExtraDiceJson;
import com.paperdynasty.protocol.values.LineupJson;
import com.paperdynasty.protocol.values.PlanJson;

/** Writes the {@code data} of logged events as JSON text. */
final class EventDataWriter implements Event.Cases<String> {
  private final GameState after;

  EventDataWriter(GameState after) {
    this.after = after;
  }

  @Override
  public String gameCreated(Event.GameCreated event) {
    JsonBuilder json = head(event);
    GameSetupJson.write(json, event.setup());
    GameSetupJson.diceForms(json, after.rules().diceForms().values());
    SetupJson.cardSets(json, after.rules());
    return json.put("commitment", event.commitment()).endObject().toString();
  }

  @Override
  public String seatTaken(Event.SeatTaken event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("user_id", event.manager().userId())
            .put("name", event.manager().name());
    return ReadyJson.write(json, "ready", after).endObject().toString();
  }

  /** Without the hash of the invitation, which is nobody's business. */
  @Override
  public String seatOpened(Event.SeatOpened event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("by", event.by())
            .put("user_id", event.unseated());
    return ReadyJson.write(json, "ready", after).endObject().toString();
  }

  @Override
  public String entropyCommitted(Event.EntropyCommitted event) {
    return head(event)
        .put("side", event.side().code())
        .put("by", event.userId())
        .put("round", event.round())
        .put("commitment", event.commitment())
        .endObject()
        .toString();
  }

  /** Bytes are also the entropy that clients which know only texts use to verify rolls. */
  @Override
  public String entropyGiven(Event.EntropyGiven event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("user_id", event.userId())
            .put("by", event.userId())
            .put("entropy", event.entropy());
    if (event.round() != null) {
      json.put("round", event.round()).put("bytes", event.entropy());
    }
    return json.endObject().toString();
  }

  @Override
  public String gameStarted(Event.GameStarted event) {
    return withState(head(event));
  }

  /**
   * The plan is left out while it is secret, and in a game with secret plans for ever. There every
   * frame says that it is redacted, also without a plan, so that it tells nothing.
   */
  @Override
  public String sideReady(Event.SideReady event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("ready", event.ready())
            .put("by", event.by())
            .put("budget_ends_at", ReadyJson.budgetEndsAt(after));
    Plan plan = event.plan();
    if (after.setup().table().plans() == TableOptions.Plans.SEALED) {
      json.put("redacted", true);
    } else if (plan != null) {
      PlanJson.write(json, "plan", plan);
    }
    return ReadyJson.write(json, "sides", after).endObject().toString();
  }

  @Override
  public String diceRolled(Event.DiceRolled event) {
    return StateJson.rolled(after, event.roll(), event.extras());
  }

  @Override
  public String extraRolled(Event.ExtraRolled event) {
    JsonBuilder json = head(event);
    ExtraDiceJson.write(json, event);
    return json.endObject().toString();
  }

  @Override
  public String playResolved(Event.PlayResolved event) {
    PlayResult play = after.lastPlay();
    if (play == null) {
      throw new IllegalArgumentException("the state after a play has no last play");
    }
    JsonBuilder json = head(event);
    PlayJson.write(json, event, play, after);
    return json.endObject().toString();
  }

  @Override
  public String choiceNeeded(Event.ChoiceNeeded event) {
    JsonBuilder json = head(event);
    ChoiceJson.write(json, event, after.rules().cardOptions().showsChances());
    return json.endObject().toString();
  }

  @Override
  public String choiceMade(Event.ChoiceMade event) {
    return head(event)
        .put("decision_id", Event.ChoiceNeeded.id(event.number()))
        .put("option", event.option())
        .put("by", event.by())
        .endObject()
        .toString();
  }

  @Override
  public String playerInjured(Event.PlayerInjured event) {
    JsonBuilder json =
        head(event)
            .put("side", event.side().code())
            .put("player_id", event.player().id())
            .put("name", event.player().name())
            .put("play_number", after.playNumber());
    return withState(json);
  }

  @Override
  public String lineupSet(Event.LineupSet event) {
    JsonBuilder json = head(event).put("side", event.side().code()).put("by", event.by());
    LineupJson.write(json, "lineup", event.lineup());
    return json.raw("lineups", StateJson.lineups(after)).endObject().toString();
  }

  @Override
  public String defenseSet(Event.DefenseSet event) {
    JsonBuilder json = PlanJson.writeDefense(head(event).put("by", event.by()), event.defense());
    return ReadyJson.write(json, "ready", after).endObject().toString();
  }

  @Override
  public String substitutionMade(Event.SubstitutionMade event) {
    JsonBuilder json = head(event).put("side", event.side().code()).put("by", event.by());
    LineupJson.writeChanges(json, "changes", event.changes());
    json.raw("lineups", StateJson.lineups(after));
    return withState(json);
  }

  @Override
  public String rollVoided(Event.RollVoided event) {
    return head(event)
        .put("by", event.by())
        .put("roll_id", event.rollId())
        .put("roll_number", event.rollNumber())
        .put("reason", event.reason())
        .endObject()
        .toString();
  }

  @Override
  public String playUndone(Event.PlayUndone event) {
    JsonBuilder json =
        head(event)
            .put("by", event.by())
            .put("play_number", event.playNumber())
            .put("reason", event.reason())
            .put("commitment", event.commitment())
            .put("later_rolls", event.laterVoid() ? "void" : null)
            .raw("pending_roll", StateJson.pendingRoll(after))
            .raw("lineups", StateJson.lineups(after));
    return withState(json);
  }

  @Override
  public String gameCompleted(Event.GameCompleted event) {
    Side winner = event.winner();
    JsonBuilder json =
        head(event)
            .put("winner", winner == null ? null : winner.code())
            .put("reason", event.reason())
            .put("note", event.note());
    decisions(json);
    return withState(json.put("seed", event.seed()));
  }

  @Override
  public String rulingProposed(Event.RulingProposed event) {
    JsonBuilder json = head(event);
    ProposalJson.write(json, event.proposal());
    return json.endObject().toString();
  }

  @Override
  public String rulingAnswered(Event.RulingAnswered event) {
    return head(event)
        .put("proposal_id", event.proposalId())
        .put("by", event.by())
        .put("accepted", event.accepted())
        .endObject()
        .toString();
  }

  @Override
  public String playDisputed(Event.PlayDisputed event) {
    return head(event)
        .put("play_number", event.playNumber())
        .put("by", event.by())
        .put("side", event.side().code())
        .put("text", event.text())
        .endObject()
        .toString();
  }

  @Override
  public String decisionChanged(Event.DecisionChanged event) {
    JsonBuilder json =
        head(event).put("by", event.by()).put("winning_pitcher", event.winningPitcher());
    decisions(json);
    return json.endObject().toString();
  }

  @Override
  public String announcement(Event.Announcement event) {
    return head(event)
        .put("from", event.from().userId())
        .put("name", event.from().name())
        .put("text", event.text())
        .endObject()
        .toString();
  }

  private void decisions(JsonBuilder json) {
    BoxScoreJson.decisions(json, after.game());
    json.put("scorers_choice", PitcherDecisions.choice(after.game()));
  }

  /** Adds the game's state after the event and closes the object. */
  private String withState(JsonBuilder json) {
    json.object("state");
    StateJson.state(json, after);
    return json.endObject().endObject().toString();
  }

  /** Opens the object with the fields that every logged event has. */
  private JsonBuilder head(Event event) {
    return new JsonBuilder()
        .object()
        .put("game_id", after.setup().gameId().toString())
        .put("at", event.at().toString());
  }
}
