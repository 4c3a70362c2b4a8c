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
    JsonText json = head(event).object("state");
    StateJson.state(json, after);
    return json.endObject().endObject().toString();
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
  public String gameCompleted(Event.GameCompleted event) {
    Side winner = event.winner();
    Decisions decisions = Decisions.of(after.game());
    JsonText json =
        head(event)
            .put("winner", winner == null ? null : winner.code())
            .put("reason", event.reason())
            .object("decisions")
            .put("winning_pitcher", decisions.winningPitcher())
            .put("losing_pitcher", decisions.losingPitcher())
            .put("save", decisions.save())
            .endObject()
            .put("seed", event.seed())
            .object("state");
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
