package com.paperdynasty.realtime;

import com.paperdynasty.user.User;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableReply.Joined;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final long delayMs;
  private final Map<Long, String> answers = new HashMap<>();
  private long position;
  private long replayUpTo;
  private long behindUntil;
  private boolean reading;

  /**
   * A member who has been let in.
   *
   * @param before what the same connection was in the same room, if it joins again
   */
  Member(
      Connection connection,
      @Nullable String invitation,
      @Nullable Long lastSeq,
      Joined joined,
      @Nullable Member before) {
    this.connection = connection;
    if (before != null) {
      answers.putAll(before.answers);
    }
    this.invitation = invitation;
    this.role = joined.role();
    this.sides = joined.sides();
    this.delayMs = joined.delayMs();
    standAt(joined.seq(), lastSeq);
  }

  /**
   * The member has been shown the state at {@code seq}.
   *
   * @param lastSeq what they say they have seen; the events from there on are replayed to them
   */
  void standAt(long seq, @Nullable Long lastSeq) {
    position = lastSeq == null ? seq : lastSeq;
    // A member who has jumped over the answer to a command of theirs is sent it all the same.
    for (long answer : answers.keySet()) {
      position = Math.min(position, answer - 1);
    }
    replayUpTo = lastSeq == null ? 0 : seq;
    behindUntil = Math.max(behindUntil, seq);
  }

  /** Everybody among these members, each once. */
  static List<Present> present(Collection<Member> members) {
    Map<String, Present> people = new LinkedHashMap<>();
    for (Member member : members) {
      User user = member.connection().session().sender();
      people.merge(
          user.userId(),
          new Present(user.userId(), user.name(), member.role(), member.sides(), 1),
          Present::and);
    }
    return List.copyOf(people.values());
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

  /** How far they are kept behind the game; 0 for those who see it as it happens. */
  long delayMs() {
    return delayMs;
  }

  /** The request for what this member would be shown now of the room. It changes nothing. */
  TableRequest look(UUID gameId) {
    User user = connection.session().sender();
    return new TableRequest.Join(gameId, user, false, invitation, null, null);
  }

  long position() {
    return position;
  }

  /** Whether there is something in the log that they have not been sent. */
  boolean isBehind(long roomSeq) {
    return position < Math.max(roomSeq, behindUntil);
  }

  boolean isReading() {
    return reading;
  }

  /** The member waits for a page, or for its turn to ask for one. */
  void reading(boolean now) {
    reading = now;
  }

  /** The event with that number will answer their command, whichever way it comes to them. */
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
