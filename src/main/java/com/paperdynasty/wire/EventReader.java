package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.game.Event;

/** Reads events back from the data that was written. What follows from the rules is not read. */
final class EventReader {
  private EventReader() {}

  static Event gameCreated(ObjectNode data) {
    return new Event.GameCreated(
        LogFields.instant(data, "at"), SetupJson.read(data), LogFields.text(data, "commitment"));
  }

  static Event seatTaken(ObjectNode data) {
    return new Event.SeatTaken(
        LogFields.instant(data, "at"), LogFields.side(data, "side"), LogFields.manager(data));
  }

  static Event entropyGiven(ObjectNode data) {
    return new Event.EntropyGiven(
        LogFields.instant(data, "at"),
        LogFields.side(data, "side"),
        LogFields.text(data, "user_id"),
        LogFields.text(data, "entropy"));
  }

  static Event gameStarted(ObjectNode data) {
    return new Event.GameStarted(LogFields.instant(data, "at"));
  }

  static Event diceRolled(ObjectNode data) {
    return new Event.DiceRolled(RollJson.read(data));
  }

  static Event playResolved(ObjectNode data) {
    return new Event.PlayResolved(
        LogFields.instant(data, "at"),
        LogFields.number(data, "play_number"),
        LogFields.text(data, "roll_id"),
        LogFields.text(data, "submitted_by"),
        LogFields.strictly(LogFields.object(data, "submission"), SubmissionJson::read));
  }

  static Event gameCompleted(ObjectNode data) {
    Side winner = data.hasNonNull("winner") ? LogFields.side(data, "winner") : null;
    return new Event.GameCompleted(
        LogFields.instant(data, "at"),
        LogFields.text(data, "reason"),
        winner,
        LogFields.text(data, "seed"));
  }
}
