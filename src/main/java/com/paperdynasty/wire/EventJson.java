package com.paperdynasty.wire;

import com.paperdynasty.game.Event;
import com.paperdynasty.game.TableState;
import java.util.Set;

/** Logged events as they are kept, sent and read back (protocol, section 5). */
public final class EventJson {
  /** What is told with events, but follows from their facts. It is most of their text. */
  private static final Set<String> DERIVED =
      Set.of("state", "lineups", "pending_roll", "decisions", "batter", "pitcher");

  private EventJson() {}

  /** The event's name on the wire and in the log. */
  public static String type(Event event) {
    return event.match(EventTypes.NAMES);
  }

  /**
   * The {@code data} of its frame, as JSON text.
   *
   * @param after the table's state right after it
   */
  public static String data(Event event, TableState after) {
    return event.match(new EventWriter(after));
  }

  /**
   * The event that was written by {@link #data}.
   *
   * @throws IllegalArgumentException if it is none: the log is broken, or was written by a later
   *     version
   */
  public static Event read(String type, String data) {
    EventTypes.Reader reader = EventTypes.READERS.get(type);
    if (reader == null) {
      throw LogFields.broken(type);
    }
    return reader.read(Json.trustingly(data, DERIVED));
  }
}
