package com.paperdynasty.realtime;

import com.paperdynasty.wire.ClientMessage.Join;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.TableReply.Joined;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a room. It has a position in the game's log of its own: while that is behind the
 * room's, the member reads the log, and live events do not concern it.
 */
final class Member {
  private final Connection connection;
  private final @Nullable String invitation;
  private final String role;
  private final List<String> sides;
  private final Map<Long, String> answers = new HashMap<>();
  private long position;
  private long replayUpTo;
  private long behindUntil;
  private boolean reading;

  Member(Connection connection, Join join, Joined joined) {
    this.connection = connection;
    this.invitation = join.invitation();
    this.role = joined.role();
    this.sides = joined.sides();
    standAt(joined.seq(), join.lastSeq());
  }

  /**
   * The member has been shown the state at {@code seq}.
   *
   * @param lastSeq what he says he has seen; the events from there on are replayed to him
   */
  void standAt(long seq, @Nullable Long lastSeq) {
    position = lastSeq == null ? seq : lastSeq;
    replayUpTo = lastSeq == null ? 0 : seq;
    behindUntil = Math.max(behindUntil, seq);
  }

  Connection connection() {
    return connection;
  }

  @Nullable String invitation() {
    return invitation;
  }

  String role() {
    return role;
  }

  List<String> sides() {
    return sides;
  }

  long position() {
    return position;
  }

  /** Whether there is something in the log that he has not been sent. */
  boolean isBehind(long roomSeq) {
    return position < Math.max(roomSeq, behindUntil);
  }

  boolean isReading() {
    return reading;
  }

  void reading(boolean now) {
    reading = now;
  }

  /** The event with that number will answer his command, whichever way it comes to him. */
  void expectAnswer(long seq, String replyTo) {
    answers.put(seq, replyTo);
  }

  /** Sends the next event of the log. */
  Future<Void> send(long seq, OutboundFrame frame) {
    position = seq;
    String replyTo = answers.isEmpty() ? null : answers.remove(seq);
    boolean replay = seq <= replayUpTo;
    if (replyTo == null && !replay) {
      return connection.send(frame);
    }
    if (replyTo != null) {
      connection.answered(replyTo);
    }
    String text = replay ? Frames.asReplay(frame.text()) : frame.text();
    return connection.send(new OutboundFrame(Frames.withReplyTo(text, replyTo)));
  }
}
