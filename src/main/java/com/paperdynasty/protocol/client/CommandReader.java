package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.protocol.values.FieldReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads game commands. */
public final class CommandReader {
  /** The name of the command that {@code outcome_accepted} and {@code outcome_rejected} answer. */
  public static final String SUBMIT_OUTCOME = "submit_manual_outcome";

  /** Takes an open seat. Comes from HTTP, never from a frame. */
  public static final String TAKE_SEAT = "take_seat";

  /** Opens a seat again. Comes from HTTP, never from a frame. */
  public static final String OPEN_SEAT = "open_seat";

  /** Adds a text to the dice. Comes with {@code join_game}, never in a frame of its own. */
  public static final String GIVE_TEXT = "give_text";

  /** Ends a game that was idle for long. Comes from the server, never from a user. */
  public static final String ABANDON_GAME = "abandon_game";

  /** Takes the default of a choice. Comes from the game's owner itself, never from a user. */
  public static final String TAKE_DEFAULT = "take_default";

  private record Entry(Function<FieldReader, Command> reader, List<String> answeredBy) {}

  private static final Map<String, Entry> CLIENT_COMMANDS =
      Map.ofEntries(
          entry("roll_dice", CommandFieldReader::rollDice, "dice_rolled"),
          entry("ready", CommandFieldReader::ready, "side_ready"),
          entry(
              SUBMIT_OUTCOME,
              CommandFieldReader::submitOutcome,
              "play_resolved",
              "decision_needed"),
          entry("submit_decision", DiceFieldReader::makeChoice, "decision_made"),
          entry("set_lineup", CommandFieldReader::setLineup, "lineup_set"),
          entry("set_defense", CommandFieldReader::setDefense, "defense_set"),
          entry("substitute", CommandFieldReader::substitute, "substitution_made"),
          entry("void_roll", CommandFieldReader::voidRoll, "roll_voided"),
          entry("undo_play", CommandFieldReader::undoPlay, "play_undone"),
          entry("end_game", CommandFieldReader::endGame, "game_completed"),
          entry("concede", CommandFieldReader::concede, "game_completed"),
          entry(
              "claim_forfeit", fieldReader -> new FairPlayCommand.ClaimForfeit(), "game_completed"),
          entry("propose_ruling", RulingFieldReader::proposeRuling, "ruling_proposed"),
          entry("answer_ruling", RulingFieldReader::answerRuling, "ruling_answered"),
          entry("dispute", RulingFieldReader::dispute, "play_disputed"),
          entry("set_winning_pitcher", CommandFieldReader::setWinningPitcher, "decision_changed"),
          entry("roll_extra", DiceFieldReader::rollExtra, "extra_rolled"),
          entry("declare_dice", DiceFieldReader::declareDice, "dice_rolled"),
          entry("give_entropy", EntropyFieldReader::read, "entropy_committed"),
          entry("announce", CommandFieldReader::announce, "announcement"));

  private static final Map<String, Entry> SERVER_COMMANDS =
      Map.ofEntries(
          entry(TAKE_SEAT, CommandFieldReader::takeSeat, "seat_taken"),
          entry(OPEN_SEAT, CommandFieldReader::openSeat, "seat_opened"),
          entry(GIVE_TEXT, EntropyFieldReader::text, "entropy_given"),
          entry(ABANDON_GAME, CommandFieldReader::abandon, "game_completed"),
          entry(TAKE_DEFAULT, fieldReader -> new Command.TakeDefault(), "decision_made"));

  private CommandReader() {}

  /** The names of all game commands that a client's frame may have. */
  public static Set<String> names() {
    return CLIENT_COMMANDS.keySet();
  }

  /**
   * Reads a command. With an invalid field it is {@link Command.Unreadable}, which the game refuses
   * after it has checked the sender's right.
   *
   * @throws IllegalArgumentException if there is no such command; the connection has checked that
   *     its event is one of {@link #names}
   */
  public static Command read(String event, ObjectNode data) {
    return entry(event).reader().apply(new FieldReader(data));
  }

  /**
   * The types of logged events that answer a command: its answer is the event of the first type
   * that came of it.
   */
  public static List<String> answeredBy(String event) {
    return entry(event).answeredBy();
  }

  private static Map.Entry<String, Entry> entry(
      String event, Function<FieldReader, Command> reader, String... answeredBy) {
    return Map.entry(event, new Entry(reader, List.of(answeredBy)));
  }

  private static Entry entry(String event) {
    Entry entry = CLIENT_COMMANDS.getOrDefault(event, SERVER_COMMANDS.get(event));
    if (entry == null) {
      throw new IllegalArgumentException("unknown command " + event);
    }
    return entry;
  }
}
