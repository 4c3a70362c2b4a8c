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
 * One subscriber in one room. It has its own position in the game's log: while that is behind the
 * room's, the member reads the log and does not take live events.
 */
final class Member {
  private final RoomSubscriber subscriber;
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
   * @param before the same subscriber's place in the same room, if they join again
   */
  Member(
      RoomSubscriber subscriber,
      @Nullable String invitation,
      @Nullable Long lastSeq,
      Joined joined,
      @Nullable Member before) {
    this.subscriber = subscriber;
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
   * @param lastSeq the last event that they have seen, as they say; later events are replayed
   */
  void standAt(long seq, @Nullable Long lastSeq) {
    position = lastSeq == null ? seq : lastSeq;
    // A member who has passed the answer to a command of theirs still gets it.
    for (long answer : answers.keySet()) {
      position = Math.min(position, answer - 1);
    }
    replayUpTo = lastSeq == null ? 0 : seq;
    behindUntil = Math.max(behindUntil, seq);
  }

  /** The users among these members, each once. */
  static List<Present> present(Collection<Member> members) {
    Map<String, Present> people = new LinkedHashMap<>();
    for (Member member : members) {
      User user = member.subscriber().user();
      people.merge(
          user.userId(),
          new Present(user.userId(), user.name(), member.role(), member.sides(), 1),
          Present::and);
    }
    return List.copyOf(people.values());
  }

  RoomSubscriber subscriber() {
    return subscriber;
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

  /** The delay of a spectator; 0 for members who see the game as it happens. */
  long delayMs() {
    return delayMs;
  }

  /** The request for what this member would be shown of the room now. It changes nothing. */
  TableRequest look(UUID gameId) {
    User user = subscriber.user();
    return new TableRequest.Join(gameId, user, false, invitation, null, null);
  }

  long position() {
    return position;
  }

  /** Whether the log has events that they were not sent. */
  boolean isBehind(long roomSeq) {
    return position < Math.max(roomSeq, behindUntil);
  }

  boolean isReading() {
    return reading;
  }

  /** Says whether the member waits for a page of the log. */
  void reading(boolean now) {
    reading = now;
  }

  /** The event with this number answers their command, from the room or from the log. */
  void expectAnswer(long seq, String replyTo) {
    answers.put(seq, replyTo);
  }

  /** Sends the next event of the log. */
  Future<Void> send(long seq, OutboundFrame frame) {
    position = seq;
    String replyTo = answers.isEmpty() ? null : answers.remove(seq);
    boolean replay = seq <= replayUpTo;
    if (replyTo == null && !replay) {
      return subscriber.send(frame);
    }
    if (replyTo != null) {
      subscriber.answered(replyTo);
    }
    String text = replay ? Frames.asReplay(frame.text()) : frame.text();
    return subscriber.send(new OutboundFrame(Frames.withReplyTo(text, replyTo)));
  }
}
