package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.Event;
import java.util.Map;

/** The table of the log's names, in both directions. */
final class EventTypes {
  private static final String GAME_CREATED = "game_created";
  private static final String SEAT_TAKEN = "seat_taken";
  private static final String ENTROPY_GIVEN = "entropy_given";
  private static final String GAME_STARTED = "game_started";
  private static final String DICE_ROLLED = "dice_rolled";
  private static final String PLAY_RESOLVED = "play_resolved";
  private static final String GAME_COMPLETED = "game_completed";

  /** Reads one type of event. */
  interface Reader {
    Event read(ObjectNode data);
  }

  static final Map<String, Reader> READERS =
      Map.ofEntries(
          Map.entry(GAME_CREATED, EventReader::gameCreated),
          Map.entry(SEAT_TAKEN, EventReader::seatTaken),
          Map.entry(ENTROPY_GIVEN, EventReader::entropyGiven),
          Map.entry(GAME_STARTED, EventReader::gameStarted),
          Map.entry(DICE_ROLLED, EventReader::diceRolled),
          Map.entry(PLAY_RESOLVED, EventReader::playResolved),
          Map.entry(GAME_COMPLETED, EventReader::gameCompleted));

  static final Event.Cases<String> NAMES =
      new Event.Cases<>() {
        @Override
        public String gameCreated(Event.GameCreated event) {
          return GAME_CREATED;
        }

        @Override
        public String seatTaken(Event.SeatTaken event) {
          return SEAT_TAKEN;
        }

        @Override
        public String entropyGiven(Event.EntropyGiven event) {
          return ENTROPY_GIVEN;
        }

        @Override
        public String gameStarted(Event.GameStarted event) {
          return GAME_STARTED;
        }

        @Override
        public String diceRolled(Event.DiceRolled event) {
          return DICE_ROLLED;
        }

        @Override
        public String playResolved(Event.PlayResolved event) {
          return PLAY_RESOLVED;
        }

        @Override
        public String gameCompleted(Event.GameCompleted event) {
          return GAME_COMPLETED;
        }
      };

  private EventTypes() {}
}
