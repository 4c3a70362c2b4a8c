package com.paperdynasty.game;

import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.RuledPlay;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision on a command: events to log together, or a refusal. */
public sealed interface Decision {

  /** Accepted, with these events in order. */
  static Decision accept(Event... events) {
    return accept(List.of(events));
  }

  /** Accepted, with these events in order. */
  static Decision accept(List<Event> events) {
    return new Accepted(events, null);
  }

  /** Refused, for this reason. Nothing changes. */
  static Decision refuse(Problem refusal) {
    return new Refused(refusal);
  }

  /**
   * Accepted, with its events in order. {@link GameLogic#steps} gives the states after them.
   *
   * @param events never empty
   * @param ruled the ruling on the play among them, if there is one
   */
  record Accepted(List<Event> events, @Nullable RuledPlay ruled) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command has events");
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.accepted(this);
    }
  }

  /** Refused, for this reason. Nothing changes. */
  record Refused(Problem refusal) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /** One method for each kind of decision. */
  interface Cases<R> {
    R accepted(Accepted decision);

    R refused(Refused decision);
  }

  /** Calls the method for this kind. */
  <R> R match(Cases<R> cases);
}
