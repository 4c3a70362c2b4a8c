package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.protocol.values.FieldReader;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what clients ask of a table. */
public final class CommandReader {
  /** The name of the command that {@code outcome_accepted} and {@code outcome_rejected} answer. */
  public static final String SUBMIT_OUTCOME = "submit_manual_outcome";

  /** Takes an open seat. It comes over HTTP, never from a room. */
  public static final String TAKE_SEAT = "take_seat";

  /** Adds to the dice. It comes with {@code join_game}, never by itself. */
  public static final String GIVE_ENTROPY = "give_entropy";

  /**
   * Closes a game that nobody has touched for long. It comes from the service, never from a user.
   */
  public static final String ABANDON_GAME = "abandon_game";

  private record Entry(Function<FieldReader, Command> reader, String answeredBy) {}

  private static final Map<String, Entry> OF_THE_ROOM =
      Map.ofEntries(
          entry("roll_dice", fieldReader -> new Command.RollDice(), "dice_rolled"),
          entry(SUBMIT_OUTCOME, CommandFieldReader::submitOutcome, "play_resolved"),
          entry("set_lineup", CommandFieldReader::setLineup, "lineup_set"),
          entry("set_defense", CommandFieldReader::setDefense, "defense_set"),
          entry("substitute", CommandFieldReader::substitute, "substitution_made"),
          entry("void_roll", CommandFieldReader::voidRoll, "roll_voided"),
          entry("undo_play", CommandFieldReader::undoPlay, "play_undone"),
          entry("end_game", CommandFieldReader::endGame, "game_completed"),
          entry("set_winning_pitcher", CommandFieldReader::setWinningPitcher, "decision_changed"),
          entry("announce", CommandFieldReader::announce, "announcement"));

  private static final Map<String, Entry> OF_THE_HOUSE =
      Map.ofEntries(
          entry(TAKE_SEAT, CommandFieldReader::takeSeat, "seat_taken"),
          entry(GIVE_ENTROPY, CommandFieldReader::giveEntropy, "entropy_given"),
          entry(ABANDON_GAME, CommandFieldReader::abandon, "game_completed"));

  private CommandReader() {}

  /** The names of all commands that a table takes from its room. */
  public static Set<String> names() {
    return OF_THE_ROOM.keySet();
  }

  /**
   * What a command asks. Fields that are wrong make it {@link Command.Unreadable}, which the table
   * refuses after it has looked at who sent it.
   *
   * @throws IllegalArgumentException if {@code event} is not one of {@link #names}, which the
   *     connection has seen to
   */
  public static Command read(String event, ObjectNode data) {
    return entry(event).reader().apply(new FieldReader(data));
  }

  /** The type of the logged event that answers a command. */
  public static String answeredBy(String event) {
    return entry(event).answeredBy();
  }

  private static Map.Entry<String, Entry> entry(
      String event, Function<FieldReader, Command> reader, String answeredBy) {
    return Map.entry(event, new Entry(reader, answeredBy));
  }

  private static Entry entry(String event) {
    Entry entry = OF_THE_ROOM.getOrDefault(event, OF_THE_HOUSE.get(event));
    if (entry == null) {
      throw new IllegalArgumentException("No command is called " + event);
    }
    return entry;
  }
}
