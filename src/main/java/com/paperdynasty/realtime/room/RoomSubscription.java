package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.user.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber in one room: a member of the room. It has its own position in the game's log:
 * while that is behind the room's, the log is read for the member, and live events are not sent.
 */
public final class RoomSubscription {
  private final RoomSubscriber subscriber;
  private final @Nullable String invitation;
  private final String role;
  private final List<String> sides;
  private final long delayMs;
  private final long joinedAt;
  private Map<Long, String> answers = Map.of();
  private long position;
  private long replayUpTo;
  private long behindUntil;
  private boolean reading;

  /**
   * A member whom the owner has admitted.
   *
   * @param before the same subscriber's earlier subscription to the same room, if they join again
   */
  public RoomSubscription(
      RoomSubscriber subscriber,
      @Nullable String invitation,
      @Nullable Long lastSeq,
      Joined joined,
      @Nullable RoomSubscription before) {
    this.subscriber = subscriber;
    if (before != null) {
      answers = new HashMap<>(before.answers);
    }
    this.invitation = invitation;
    this.role = joined.role();
    this.sides = joined.sides();
    this.delayMs = joined.delayMs();
    this.joinedAt = joined.seq();
    onStateShown(joined.seq(), lastSeq);
  }

  /**
   * The member has been shown the state at {@code seq}.
   *
   * @param lastSeq the last event that the client says it has seen; later events are replayed
   */
  public void onStateShown(long seq, @Nullable Long lastSeq) {
    position = lastSeq == null ? seq : lastSeq;
    // Reads on from before an answer that the member still waits for.
    for (long answer : answers.keySet()) {
      position = Math.min(position, answer - 1);
    }
    replayUpTo = lastSeq == null ? 0 : seq;
    behindUntil = Math.max(behindUntil, seq);
  }

  /** The users among these members, each once. */
  static List<UserPresence> users(Collection<RoomSubscription> members) {
    Map<String, UserPresence> people = new LinkedHashMap<>();
    for (RoomSubscription roomSubscription : members) {
      User user = roomSubscription.subscriber().shownAs();
      people.merge(
          user.userId(),
          new UserPresence(
              user.userId(), user.name(), roomSubscription.role(), roomSubscription.sides(), 1),
          UserPresence::merge);
    }
    return List.copyOf(people.values());
  }

  RoomSubscriber subscriber() {
    return subscriber;
  }

  @Nullable
  public String invitation() {
    return invitation;
  }

  String role() {
    return role;
  }

  public List<String> sides() {
    return sides;
  }

  /**
   * Whether the member manages that side no longer, because the event with this number opened its
   * seat. What they see and may do was decided when they joined.
   */
  boolean losesSeat(String side, long seq) {
    return seq > joinedAt && sides.contains(side);
  }

  /** The delay of a spectator in milliseconds; 0 for members who see the game as it happens. */
  long delayMs() {
    return delayMs;
  }

  /**
   * A request for the state that this member would be shown on a join now. It has no effect on the
   * game.
   */
  GameRequest joinRequest(UUID gameId) {
    User user = subscriber.user();
    return new GameRequest.Join(gameId, user, false, invitation, null, null);
  }

  public long position() {
    return position;
  }

  /** Whether the log has events that this member was not sent. */
  boolean isBehind(long roomSeq) {
    return position < Math.max(roomSeq, behindUntil);
  }

  boolean isReading() {
    return reading;
  }

  /** Sets whether a page of the log is being read for this member. */
  void setReading(boolean now) {
    reading = now;
  }

  /**
   * The event with this number answers a command of the member, whether it comes from the room or
   * from the log.
   */
  void expectAnswer(long seq, String replyTo) {
    if (answers.isEmpty()) {
      // Most members watch and send no command.
      answers = new HashMap<>();
    }
    answers.put(seq, replyTo);
  }

  /** The answers that have not come to them yet: the command's id by the event's number. */
  public Map<Long, String> expectedAnswers() {
    return new TreeMap<>(answers);
  }

  /**
   * Sends the next event of the log, with {@code reply_to} if it answers a command of the member.
   */
  void send(long seq, OutboundFrame frame) {
    position = seq;
    String replyTo = answers.isEmpty() ? null : answers.remove(seq);
    boolean replay = seq <= replayUpTo;
    if (replyTo == null && !replay) {
      subscriber.sendLogged(seq, frame);
      return;
    }
    if (replyTo != null) {
      subscriber.onAnswered(replyTo);
    }
    String text = replay ? ServerFrames.asReplay(frame.text()) : frame.text();
    subscriber.sendLogged(seq, new OutboundFrame(ServerFrames.withReplyTo(text, replyTo)));
  }
}
