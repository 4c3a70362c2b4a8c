package com.paperdynasty.game;

import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a table made of a command: events to be logged together, or a refusal. */
public sealed interface Decision {

  /** The command is good and does this, in order. */
  static Decision accept(Event... events) {
    return accept(List.of(events));
  }

  /** The command is good and does this, in order. */
  static Decision accept(List<Event> events) {
    return new Accepted(events, null);
  }

  /** The command changes nothing, for this reason. */
  static Decision refuse(Problem refusal) {
    return new Refused(refusal);
  }

  /**
   * The command is good, and this is what it does, in order. {@link Table#steps} has the states
   * that it leads to.
   *
   * @param events never empty
   * @param ruled what was made of the play among them, if there is one
   */
  record Accepted(List<Event> events, @Nullable RuledPlay ruled) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command does something");
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.accepted(this);
    }
  }

  /** The command changes nothing, for this reason. */
  record Refused(Problem refusal) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /** One answer for each kind of decision. */
  interface Cases<R> {
    R accepted(Accepted decision);

    R refused(Refused decision);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
