package com.paperdynasty.wire;

import com.paperdynasty.baseball.Decisions;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.TableState;

/** Writes the data of events, once each. */
final class EventWriter implements Event.Cases<String> {
  private final TableState after;

  EventWriter(TableState after) {
    this.after = after;
  }

  @Override
  public String gameCreated(Event.GameCreated event) {
    JsonText json = head(event);
    SetupJson.write(json, event.setup());
    return json.put("commitment", event.commitment()).endObject().toString();
  }

  @Override
  public String seatTaken(Event.SeatTaken event) {
    return head(event)
        .put("side", event.side().code())
        .put("user_id", event.manager().userId())
        .put("name", event.manager().name())
        .endObject()
        .toString();
  }

  @Override
  public String entropyGiven(Event.EntropyGiven event) {
    return head(event)
        .put("side", event.side().code())
        .put("user_id", event.userId())
        .put("entropy", event.entropy())
        .endObject()
        .toString();
  }

  @Override
  public String gameStarted(Event.GameStarted event) {
    return withState(head(event));
  }

  @Override
  public String diceRolled(Event.DiceRolled event) {
    return RollJson.data(after.setup().gameId(), event.roll());
  }

  @Override
  public String playResolved(Event.PlayResolved event) {
    PlayResult play = after.lastPlay();
    if (play == null) {
      throw new IllegalArgumentException("a state after a play knows that play");
    }
    JsonText json = head(event);
    PlayJson.write(json, event, play, after);
    return json.endObject().toString();
  }

  @Override
  public String lineupSet(Event.LineupSet event) {
    JsonText json = head(event).put("side", event.side().code()).put("by", event.by());
    LineupJson.write(json, "lineup", event.lineup());
    return json.raw("lineups", StateJson.lineups(after)).endObject().toString();
  }

  @Override
  public String defenseSet(Event.DefenseSet event) {
    return head(event)
        .put("by", event.by())
        .put("infield", event.defense().infield().code())
        .putNumbers("hold_runners", event.defense().holdRunners())
        .endObject()
        .toString();
  }

  @Override
  public String substitutionMade(Event.SubstitutionMade event) {
    JsonText json = head(event).put("side", event.side().code()).put("by", event.by());
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
    JsonText json =
        head(event)
            .put("by", event.by())
            .put("play_number", event.playNumber())
            .put("reason", event.reason())
            .put("commitment", event.commitment())
            .raw("pending_roll", StateJson.pendingRoll(after))
            .raw("lineups", StateJson.lineups(after));
    return withState(json);
  }

  @Override
  public String gameCompleted(Event.GameCompleted event) {
    Side winner = event.winner();
    JsonText json =
        head(event)
            .put("winner", winner == null ? null : winner.code())
            .put("reason", event.reason())
            .put("note", event.note());
    decisions(json);
    return withState(json.put("seed", event.seed()));
  }

  @Override
  public String decisionChanged(Event.DecisionChanged event) {
    JsonText json =
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

  private void decisions(JsonText json) {
    Decisions decisions = Decisions.of(after.game());
    json.object("decisions")
        .put("winning_pitcher", decisions.winningPitcher())
        .put("losing_pitcher", decisions.losingPitcher())
        .put("save", decisions.save())
        .endObject()
        .put("scorers_choice", Decisions.choice(after.game()));
  }

  /** Ends an event with the game as it stands after it. */
  private String withState(JsonText json) {
    json.object("state");
    StateJson.state(json, after);
    return json.endObject().endObject().toString();
  }

  /** What every logged event carries. */
  private JsonText head(Event event) {
    return new JsonText()
        .object()
        .put("game_id", after.setup().gameId().toString())
        .put("at", event.at().toString());
  }
}
