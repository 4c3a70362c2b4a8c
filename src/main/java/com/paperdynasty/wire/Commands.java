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

  private static final Map<String, Function<Fields, Command>> READERS =
      Map.ofEntries(
          Map.entry("roll_dice", fields -> new Command.RollDice()),
          Map.entry(SUBMIT_OUTCOME, Commands::submitOutcome));

  private Commands() {}

  /** The names of all commands that a table takes from its room. */
  public static Set<String> names() {
    return READERS.keySet();
  }

  /**
   * What a command asks. Fields that are wrong make it {@link Command.Unreadable}, which the table
   * refuses after it has looked at who sent it.
   *
   * @throws IllegalArgumentException if {@code event} is none of {@link #names}, which the
   *     connection has seen to
   */
  public static Command read(String event, ObjectNode data) {
    Function<Fields, Command> reader = READERS.get(event);
    if (reader == null) {
      throw new IllegalArgumentException("No command is called " + event);
    }
    return reader.apply(new Fields(data));
  }

  private static Command submitOutcome(Fields fields) {
    Submission submission = SubmissionJson.read(fields);
    String rollId = fields.text("roll_id", Texts::isId);
    Refusal fault = fields.fault();
    return submission == null || fault != null
        ? unreadable(Right.BATTING_SIDE, fault)
        : new Command.SubmitOutcome(submission, rollId);
  }

  private static Command unreadable(Right right, @Nullable Refusal fault) {
    if (fault == null) {
      throw new IllegalStateException("what cannot be read has a fault");
    }
    return new Command.Unreadable(right, fault);
  }
}
