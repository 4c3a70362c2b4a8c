package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manager has to choose while a play is under way. On the wire it is a decision.
 *
 * @param kind what it is about
 * @param side whose manager chooses
 * @param options at least two, with different codes
 * @param standard the code of the option that is taken when the time is up
 */
public record Choice(Kind kind, Side side, List<Option> options, String standard) {

  /** What a choice is about. */
  public enum Kind {
    /** Whether a runner tries for one more base on a hit. */
    TAKE_EXTRA_BASE("take_extra_base"),
    /** Whether a runner goes after a fly ball is caught. */
    SEND_RUNNER("send_runner"),
    /** Where the fielders throw. */
    THROW_TO("throw_to");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }
  }

  /**
   * One way to choose.
   *
   * @param code what an answer names, in lower case with underscores
   * @param text as a manager reads it: "Brock tries for third"
   * @param chance the highest face of a d20 with which the runner is safe; null where none is cut
   */
  public record Option(String code, String text, @Nullable Integer chance) {}

  public Choice {
    options = List.copyOf(options);
    if (options.size() < 2 || !offers(options, standard)) {
      throw new IllegalArgumentException("no choice of " + options + ", else " + standard);
    }
  }

  /** Whether an option has that code. */
  public boolean offers(String code) {
    return offers(options, code);
  }

  private static boolean offers(List<Option> options, String code) {
    return options.stream().anyMatch(option -> option.code().equals(code));
  }
}
