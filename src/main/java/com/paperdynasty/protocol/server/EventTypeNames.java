package com.paperdynasty.protocol.server;

import com.paperdynasty.game.model.Event;

/**
 * The name of each event type on the wire and in the log. The names are written out, so that
 * renaming a class changes nothing for clients or stored logs.
 */
final class EventTypeNames {
  private static final String GAME_CREATED = "game_created";
  private static final String SEAT_TAKEN = "seat_taken";
  static final String SEAT_OPENED = "seat_opened";
  private static final String ENTROPY_COMMITTED = "entropy_committed";
  private static final String ENTROPY_GIVEN = "entropy_given";
  private static final String EXTRA_ROLLED = "extra_rolled";
  private static final String GAME_STARTED = "game_started";
  private static final String SIDE_READY = "side_ready";
  private static final String DICE_ROLLED = "dice_rolled";
  private static final String PLAY_RESOLVED = "play_resolved";
  private static final String DECISION_NEEDED = "decision_needed";
  private static final String DECISION_MADE = "decision_made";
  private static final String PLAYER_INJURED = "player_injured";
  private static final String LINEUP_SET = "lineup_set";
  private static final String DEFENSE_SET = "defense_set";
  private static final String SUBSTITUTION_MADE = "substitution_made";
  private static final String ROLL_VOIDED = "roll_voided";
  private static final String PLAY_UNDONE = "play_undone";
  private static final String RULING_PROPOSED = "ruling_proposed";
  private static final String RULING_ANSWERED = "ruling_answered";
  private static final String PLAY_DISPUTED = "play_disputed";
  private static final String DECISION_CHANGED = "decision_changed";
  private static final String ANNOUNCEMENT = "announcement";
  private static final String GAME_COMPLETED = "game_completed";

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
        public String seatOpened(Event.SeatOpened event) {
          return SEAT_OPENED;
        }

        @Override
        public String entropyCommitted(Event.EntropyCommitted event) {
          return ENTROPY_COMMITTED;
        }

        @Override
        public String entropyGiven(Event.EntropyGiven event) {
          return ENTROPY_GIVEN;
        }

        @Override
        public String extraRolled(Event.ExtraRolled event) {
          return EXTRA_ROLLED;
        }

        @Override
        public String gameStarted(Event.GameStarted event) {
          return GAME_STARTED;
        }

        @Override
        public String sideReady(Event.SideReady event) {
          return SIDE_READY;
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
        public String choiceNeeded(Event.ChoiceNeeded event) {
          return DECISION_NEEDED;
        }

        @Override
        public String choiceMade(Event.ChoiceMade event) {
          return DECISION_MADE;
        }

        @Override
        public String playerInjured(Event.PlayerInjured event) {
          return PLAYER_INJURED;
        }

        @Override
        public String lineupSet(Event.LineupSet event) {
          return LINEUP_SET;
        }

        @Override
        public String defenseSet(Event.DefenseSet event) {
          return DEFENSE_SET;
        }

        @Override
        public String substitutionMade(Event.SubstitutionMade event) {
          return SUBSTITUTION_MADE;
        }

        @Override
        public String rollVoided(Event.RollVoided event) {
          return ROLL_VOIDED;
        }

        @Override
        public String playUndone(Event.PlayUndone event) {
          return PLAY_UNDONE;
        }

        @Override
        public String rulingProposed(Event.RulingProposed event) {
          return RULING_PROPOSED;
        }

        @Override
        public String rulingAnswered(Event.RulingAnswered event) {
          return RULING_ANSWERED;
        }

        @Override
        public String playDisputed(Event.PlayDisputed event) {
          return PLAY_DISPUTED;
        }

        @Override
        public String decisionChanged(Event.DecisionChanged event) {
          return DECISION_CHANGED;
        }

        @Override
        public String announcement(Event.Announcement event) {
          return ANNOUNCEMENT;
        }

        @Override
        public String gameCompleted(Event.GameCompleted event) {
          return GAME_COMPLETED;
        }
      };

  private EventTypeNames() {}
}
