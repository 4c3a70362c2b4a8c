package com.paperdynasty.protocol.server;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;

/** The frames of logged events. Their stored form is in {@code eventlog}. */
public final class EventJson {
  private EventJson() {}

  /** The event's name on the wire and in the log. */
  public static String type(Event event) {
    return event.match(EventTypeNames.NAMES);
  }

  /**
   * The event's frame.
   *
   * @param after the game's state right after the event
   */
  public static SeqFrame frame(long seq, Event event, GameState after) {
    return new SeqFrame(seq, ServerFrames.logged(type(event), data(event, after), seq));
  }

  /**
   * The {@code data} of the event's frame, as JSON text.
   *
   * @param after the game's state right after the event
   */
  public static String data(Event event, GameState after) {
    return event.match(new EventDataWriter(after));
  }
}
