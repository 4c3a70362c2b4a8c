package com.paperdynasty.protocol.server;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;

/** Logged events as they are shown. What is kept of them is in another room. */
public final class EventJson {
  private EventJson() {}

  /** The event's name on the wire and in the log. */
  public static String type(Event event) {
    return event.match(EventTypeNames.NAMES);
  }

  /** Its frame, made of the event and of what it led to. */
  public static SeqFrame frame(long seq, Event event, GameState after) {
    return new SeqFrame(seq, ServerFrames.logged(type(event), data(event, after), seq));
  }

  /**
   * The {@code data} of its frame, as JSON text.
   *
   * @param after the table's state right after it
   */
  public static String data(Event event, GameState after) {
    return event.match(new EventDataWriter(after));
  }
}
