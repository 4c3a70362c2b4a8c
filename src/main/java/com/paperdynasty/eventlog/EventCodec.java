package com.paperdynasty.eventlog;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.protocol.server.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Encodes events for storage and decodes them. Stateless and thread-safe. */
public final class EventCodec {
  /** The version of older builds, which stored the data of the frames. */
  public static final int FRAMES = 1;

  /** The version that has only the facts. */
  public static final int FACTS = 2;

  /** The version that has a compact form of rolls and plays; all other events are version 2. */
  public static final int COMPACT = 3;

  /**
   * The format with the events of fair play. They are stored as version 2, but builds that read
   * only the formats before do not know them.
   */
  public static final int FAIR_PLAY = 4;

  /**
   * The format with the choices and injuries of games with cards. They are stored as version 2, but
   * builds that read only the formats before do not know them, nor what a league file says of them.
   */
  public static final int CHOICES = 6;

  /** Long derived values in version 1, which are skipped without being parsed. */
  private static final Set<String> DERIVED =
      Set.of("state", "lineups", "pending_roll", "decisions", "batter", "pitcher");

  private static final Map<String, EventDecoder> READERS =
      Map.ofEntries(
          entry("game_created", FactsReader::gameCreated),
          entry("seat_taken", FactsReader::seatTaken),
          entry("seat_opened", FactsReader::seatOpened),
          entry("entropy_committed", FactsReader::entropyCommitted),
          entry("entropy_given", FactsReader::entropyGiven),
          entry("extra_rolled", FactsReader::extraRolled),
          entry("game_started", FactsReader::gameStarted),
          entry("side_ready", FactsReader::sideReady),
          entry("dice_rolled", FactsReader::diceRolled),
          entry("play_resolved", FactsReader::playResolved),
          entry("decision_needed", (reader, data) -> StoredChoices.needed(data)),
          entry("decision_made", (reader, data) -> StoredChoices.made(data)),
          entry("player_injured", (reader, data) -> StoredChoices.injury(data)),
          entry("lineup_set", FactsReader::lineupSet),
          entry("defense_set", FactsReader::defenseSet),
          entry("substitution_made", FactsReader::substitutionMade),
          entry("roll_voided", FactsReader::rollVoided),
          entry("play_undone", FactsReader::playUndone),
          entry("ruling_proposed", FactsReader::rulingProposed),
          entry("ruling_answered", FactsReader::rulingAnswered),
          entry("play_disputed", FactsReader::playDisputed),
          entry("decision_changed", FactsReader::decisionChanged),
          entry("announcement", FactsReader::announcement),
          entry("game_completed", FactsReader::gameCompleted));

  /** The types of all events. */
  public static final Set<String> TYPES = READERS.keySet();

  private EventCodec() {}

  /** Reads one type of event. */
  private interface EventDecoder {
    Event read(FactsReader reader, ObjectNode data);
  }

  /**
   * Whether builds that read only the formats before {@link #FAIR_PLAY} cannot read an event, or
   * would read it as something else.
   */
  public static boolean needsFairPlay(Event event) {
    if (event instanceof Event.GameCreated created) {
      GameSetup setup = created.setup();
      return !setup.table().equals(TableOptions.DEFAULT) || setup.umpire() != null;
    }
    if (event instanceof Event.DiceRolled rolled) {
      return !rolled.extras().isEmpty();
    }
    if (event instanceof Event.DefenseSet set) {
      return set.defense().hasMoreThanInfield();
    }
    if (event instanceof Event.SeatOpened
        || event instanceof Event.RulingProposed
        || event instanceof Event.RulingAnswered
        || event instanceof Event.PlayDisputed) {
      return true;
    }
    if (event instanceof Event.GameCompleted over) {
      // Those builds make a winner of the score, and know no forfeit.
      return over.reason().equals("forfeit")
          || (over.reason().equals("called") && over.winner() == null);
    }
    if (event instanceof Event.EntropyGiven given) {
      return given.round() != null;
    }
    if (event instanceof Event.EntropyCommitted || event instanceof Event.ExtraRolled) {
      return true;
    }
    if (event instanceof Event.PlayResolved play) {
      return !play.extraIds().isEmpty();
    }
    return event instanceof Event.SideReady
        || (event instanceof Event.PlayUndone undone && undone.laterVoid());
  }

  /**
   * Whether builds that read only the formats before {@link #CHOICES} do not know an event, or do
   * not know how the server reads a play that has it.
   */
  public static boolean needsChoices(Event event) {
    if (event instanceof Event.ExtraRolled rolled) {
      return ExtraDiceForm.isOfCard(rolled.key().form());
    }
    return event instanceof Event.ChoiceNeeded
        || event instanceof Event.ChoiceMade
        || event instanceof Event.PlayerInjured;
  }

  /**
   * An event as version 1.
   *
   * @param data the data of its frame
   */
  public static StoredEvent encodeAsFrame(Event event, String data) {
    return new StoredEvent(EventJson.type(event), FRAMES, event.at(), data);
  }

  /** An event as version 2. */
  public static StoredEvent encode(Event event) {
    String data = event.match(FactsWriter.INSTANCE);
    return new StoredEvent(EventJson.type(event), FACTS, event.at(), data);
  }

  /** An event as version 3, or as version 2 if version 3 has no form for it. */
  public static StoredEvent encodeCompact(Event event) {
    String data = CompactEvents.write(event);
    return data == null
        ? encode(event)
        : new StoredEvent(EventJson.type(event), COMPACT, event.at(), data);
  }

  /**
   * Converts an event of version 3 to version 2; returns any other unchanged.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static StoredEvent asFacts(StoredEvent stored) {
    return stored.version() == COMPACT ? encode(compact(stored)) : stored;
  }

  /**
   * The names of the users in an event, by user id, which are stored beside the log and not in it.
   */
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
      return Stream.of(
              setup.admin(), setup.umpire(), setup.away().manager(), setup.home().manager())
          .filter(Objects::nonNull)
          .toList();
    }
    if (event instanceof Event.SeatTaken taken) {
      return List.of(taken.manager());
    }
    return event instanceof Event.Announcement announcement
        ? List.of(announcement.from())
        : List.of();
  }

  /** Whether two events have the same facts, regardless of the users' names. */
  public static boolean sameFacts(Event one, Event other) {
    return encode(one).equals(encode(other));
  }

  /**
   * Decodes an event that any version of the program stored.
   *
   * @param names by user id, as they are stored beside the log; a user without one gets an empty
   *     name
   * @throws IllegalArgumentException if it cannot be read: it is damaged, or was written by a later
   *     version
   */
  public static Event decode(StoredEvent stored, Map<String, String> names) {
    EventDecoder reader = READERS.get(stored.type());
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

  /** The facts as in version 2; version 1 is converted. */
  private static ObjectNode facts(StoredEvent stored) {
    return switch (stored.version()) {
      // Version 2 has the same keys for the facts.
      case FRAMES -> TrustedJson.read(stored.data(), DERIVED);
      case FACTS -> TrustedJson.read(stored.data(), Set.of());
      default -> throw LogFields.broken("version " + stored.version());
    };
  }
}
