package com.paperdynasty.eventlog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.protocol.values.ChoiceJson;

/** Decodes the events of plays that the server reads from the cards. */
final class StoredChoices {
  private StoredChoices() {}

  static Event needed(ObjectNode data) {
    Choice choice = ChoiceJson.choice(data);
    if (choice == null) {
      throw LogFields.broken("choice");
    }
    return new Event.ChoiceNeeded(
        LogFields.instant(data, "at"),
        number(data),
        LogFields.text(data, "roll_id"),
        LogFields.text(data, "read_by"),
        choice,
        LogFields.instant(data, "until"));
  }

  static Event made(ObjectNode data) {
    return new Event.ChoiceMade(
        LogFields.instant(data, "at"),
        number(data),
        LogFields.text(data, "option"),
        LogFields.textOrNull(data, "by"));
  }

  static Event injury(ObjectNode data) {
    return new Event.PlayerInjured(
        LogFields.instant(data, "at"),
        LogFields.side(data, "side"),
        new Player(LogFields.text(data, "player_id"), LogFields.text(data, "name")));
  }

  private static int number(ObjectNode data) {
    int number = Event.ChoiceNeeded.numberOf(LogFields.text(data, "decision_id"));
    if (number < 1) {
      throw LogFields.broken("decision_id");
    }
    return number;
  }
}
