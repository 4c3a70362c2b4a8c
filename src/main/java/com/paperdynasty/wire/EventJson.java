package com.paperdynasty.wire;

import com.paperdynasty.game.Event;
import com.paperdynasty.game.TableState;
import com.paperdynasty.wire.TableReply.SeqFrame;

/** Logged events as they are shown. What is kept of them is in another room. */
public final class EventJson {
  private EventJson() {}

  /** The event's name on the wire and in the log. */
  public static String type(Event event) {
    return event.match(EventTypes.NAMES);
  }

  /** Its frame, made of the event and of what it led to. */
  public static SeqFrame frame(long seq, Event event, TableState after) {
    return new SeqFrame(seq, Frames.logged(type(event), data(event, after), seq));
  }

  /**
   * The {@code data} of its frame, as JSON text.
   *
   * @param after the table's state right after it
   */
  public static String data(Event event, TableState after) {
    return event.match(new EventWriter(after));
  }
}
