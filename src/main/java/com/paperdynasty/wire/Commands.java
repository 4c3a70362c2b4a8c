package com.paperdynasty.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Command.Right;
import com.paperdynasty.game.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what clients ask of a table. */
public final class Commands {
  /** The name of the command that {@code outcome_accepted} and {@code outcome_rejected} answer. */
  public static final String SUBMIT_OUTCOME = "submit_manual_outcome";

  /** Takes an open seat. It comes over HTTP, never from a room. */
  public static final String TAKE_SEAT = "take_seat";

  /** Adds to the dice. It comes with {@code join_game}, never by itself. */
  public static final String GIVE_ENTROPY = "give_entropy";

  private record Entry(Function<Fields, Command> reader, String answeredBy) {}

  private static final Map<String, Entry> OF_THE_ROOM =
      Map.ofEntries(
          Map.entry("roll_dice", new Entry(fields -> new Command.RollDice(), "dice_rolled")),
          Map.entry(SUBMIT_OUTCOME, new Entry(Commands::submitOutcome, "play_resolved")));

  private static final Map<String, Entry> OF_THE_HOUSE =
      Map.of(
          TAKE_SEAT, new Entry(Commands::takeSeat, "seat_taken"),
          GIVE_ENTROPY, new Entry(Commands::giveEntropy, "entropy_given"));

  private Commands() {}

  /** The names of all commands that a table takes from its room. */
  public static Set<String> names() {
    return OF_THE_ROOM.keySet();
  }

  /**
   * What a command asks. Fields that are wrong make it {@link Command.Unreadable}, which the table
   * refuses after it has looked at who sent it.
   *
   * @throws IllegalArgumentException if {@code event} is none of {@link #names}, which the
   *     connection has seen to
   */
  public static Command read(String event, ObjectNode data) {
    return entry(event).reader().apply(new Fields(data));
  }

  /** The type of the logged event that answers a command. */
  public static String answeredBy(String event) {
    return entry(event).answeredBy();
  }

  private static Entry entry(String event) {
    Entry entry = OF_THE_ROOM.getOrDefault(event, OF_THE_HOUSE.get(event));
    if (entry == null) {
      throw new IllegalArgumentException("No command is called " + event);
    }
    return entry;
  }

  private static Command takeSeat(Fields fields) {
    String invitation = fields.text("invitation", Texts::isId);
    Refusal fault = fields.fault();
    if (fault != null || invitation == null) {
      return unreadable(
          Right.INVITED,
          fault != null
              ? fault
              : Refusal.about("invitation", Refusal.Code.INVALID, "Missing invitation"));
    }
    return new Command.TakeSeat(invitation);
  }

  private static Command submitOutcome(Fields fields) {
    Submission submission = SubmissionJson.read(fields);
    String rollId = fields.text("roll_id", Texts::isId);
    Refusal fault = fields.fault();
    return submission == null || fault != null
        ? unreadable(Right.BATTING_SIDE, fault)
        : new Command.SubmitOutcome(submission, rollId);
  }

  private static Command giveEntropy(Fields fields) {
    String entropy = fields.text("entropy", text -> true);
    return new Command.GiveEntropy(entropy == null ? "" : entropy);
  }

  private static Command unreadable(Right right, @Nullable Refusal fault) {
    if (fault == null) {
      throw new IllegalStateException("what cannot be read has a fault");
    }
    return new Command.Unreadable(right, fault);
  }
}
