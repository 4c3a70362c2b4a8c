package com.paperdynasty.eventlog;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.protocol.server.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Events to what is kept of them, and back. Has no state: may be used from any thread. */
public final class EventCodec {
  /** The version of the builds that stored the data of the frames. */
  public static final int FRAMES = 1;

  /** The version that has the facts alone. */
  public static final int FACTS = 2;

  /** The version that has rolls and plays in a short form, and all else as version 2 has it. */
  public static final int COMPACT = 3;

  /** What those stored besides the facts, as far as it is long: it is passed over unread. */
  private static final Set<String> DERIVED =
      Set.of("state", "lineups", "pending_roll", "decisions", "batter", "pitcher");

  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          entry("game_created", FactsReader::gameCreated),
          entry("seat_taken", FactsReader::seatTaken),
          entry("entropy_given", FactsReader::entropyGiven),
          entry("game_started", FactsReader::gameStarted),
          entry("dice_rolled", FactsReader::diceRolled),
          entry("play_resolved", FactsReader::playResolved),
          entry("lineup_set", FactsReader::lineupSet),
          entry("defense_set", FactsReader::defenseSet),
          entry("substitution_made", FactsReader::substitutionMade),
          entry("roll_voided", FactsReader::rollVoided),
          entry("play_undone", FactsReader::playUndone),
          entry("decision_changed", FactsReader::decisionChanged),
          entry("announcement", FactsReader::announcement),
          entry("game_completed", FactsReader::gameCompleted));

  /** The types of events that there are. */
  public static final Set<String> TYPES = READERS.keySet();

  private EventCodec() {}

  /** Reads one type of event. */
  private interface Reader {
    Event read(FactsReader reader, ObjectNode data);
  }

  /**
   * What builds before version 2 kept of an event.
   *
   * @param data of its frame
   */
  public static StoredEvent encodeAsFrame(Event event, String data) {
    return new StoredEvent(EventJson.type(event), FRAMES, event.at(), data);
  }

  /** The facts of an event, as version 2 keeps them. */
  public static StoredEvent encode(Event event) {
    String data = event.match(FactsWriter.INSTANCE);
    return new StoredEvent(EventJson.type(event), FACTS, event.at(), data);
  }

  /** The same as short as can be: of version 3, or of version 2 if that has no form for it. */
  public static StoredEvent encodeCompact(Event event) {
    String data = CompactEvents.write(event);
    return data == null
        ? encode(event)
        : new StoredEvent(EventJson.type(event), COMPACT, event.at(), data);
  }

  /**
   * An event of version 3 as version 2 keeps it, any other as it is.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static StoredEvent asFacts(StoredEvent stored) {
    return stored.version() == COMPACT ? encode(compact(stored)) : stored;
  }

  /** The names that an event speaks of, by user id: they are kept beside the log and not in it. */
  public static Map<String, String> names(Event event) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Manager user : users(event)) {
      names.putIfAbsent(user.userId(), user.name());
    }
    return names;
  }

  private static List<Manager> users(Event event) {
    if (event instanceof Event.GameCreated created) {
      GameSetup setup = created.setup();
      return Stream.of(setup.admin(), setup.away().manager(), setup.home().manager())
          .filter(Objects::nonNull)
          .toList();
    }
    if (event instanceof Event.SeatTaken taken) {
      return List.of(taken.manager());
    }
    return event instanceof Event.Announcement said ? List.of(said.from()) : List.of();
  }

  /** Whether two events say the same, whatever the users are called. */
  public static boolean sameFacts(Event one, Event other) {
    return encode(one).equals(encode(other));
  }

  /**
   * The event that was kept, by any version of the program.
   *
   * @param names by user id, as they are kept beside the log; who is not among them has none
   * @throws IllegalArgumentException if it cannot be read: it is damaged, or was written by a later
   *     version
   */
  public static Event decode(StoredEvent stored, Map<String, String> names) {
    Reader reader = READERS.get(stored.type());
    if (reader == null) {
      throw LogFields.broken("type " + stored.type());
    }
    return stored.version() == COMPACT
        ? compact(stored)
        : reader.read(new FactsReader(names), facts(stored));
  }

  private static Event compact(StoredEvent stored) {
    boolean roll = stored.type().equals("dice_rolled");
    if (!roll && !stored.type().equals("play_resolved")) {
      throw LogFields.broken("version " + stored.version() + " of " + stored.type());
    }
    return CompactEvents.read(roll, stored.at(), stored.data());
  }

  /** The facts as version 2 has them: version 1 is brought to it. */
  private static ObjectNode facts(StoredEvent stored) {
    return switch (stored.version()) {
      // What version 2 keeps of it, it calls the same.
      case FRAMES -> TrustedJson.read(stored.data(), DERIVED);
      case FACTS -> TrustedJson.read(stored.data(), Set.of());
      default -> throw LogFields.broken("version " + stored.version());
    };
  }
}
