package com.paperdynasty.table;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.server.ServerFrames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command in the queue of its game, or under way.
 *
 * @param event the command's name on the wire
 * @param key the idempotency key, if the sender gave an id
 * @param sentAt the logical time at which this copy was sent; null if the sender did not say
 * @param trace the step of a trace that it belongs to; null if it is not traced
 * @param arrivedAt when it arrived at its game, as {@link System#nanoTime} gives it
 */
record PendingCommand(
    Actor actor,
    String event,
    Command command,
    @Nullable IdempotencyKey key,
    @Nullable ConnectionRef connectionRef,
    @Nullable LogicalTime sentAt,
    @Nullable String trace,
    long arrivedAt) {

  private static final Actor OWNER = new Actor("", "", true);

  /** The owner's own command, when the time of a choice is up. */
  static PendingCommand takeDefault() {
    return new PendingCommand(
        OWNER,
        CommandReader.TAKE_DEFAULT,
        new Command.TakeDefault(),
        null,
        null,
        null,
        null,
        System.nanoTime());
  }

  /** The id that its sender gave it; empty without one. */
  String id() {
    return key == null ? "" : key.id();
  }

  /** Which of its events answers it. */
  int answerIndex(List<SeqFrame> events) {
    for (String type : CommandReader.answeredBy(event)) {
      for (int i = 0; i < events.size(); i++) {
        if (ServerFrames.isOf(events.get(i).frame(), type)) {
          return i;
        }
      }
    }
    return 0;
  }
}
