package com.paperdynasty.game;

import java.util.List;

/** What a table made of a command: events to be logged together, or a refusal. */
public sealed interface Decision {

  /** The command is good, and this is what it does, in order. Never empty. */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command does something");
      }
    }
  }

  /** The command changes nothing, for this reason. */
  record Refused(Refusal refusal) implements Decision {}
}
