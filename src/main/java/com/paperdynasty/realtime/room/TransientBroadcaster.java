package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Broadcasts transient messages, which are not stored in a log, to their audience in a room. */
final class TransientBroadcaster {
  /**
   * What people in a room say to each other is for those who have said who they are, and so is who
   * may say nothing.
   */
  private static final Set<String> CHAT = Set.of("chat_message", "user_muted");

  private final RoomSubscriptions members;
  private final SpectatorDelayBuffer spectatorDelayBuffer;

  /** Creates the broadcaster of one room, which has these members. */
  TransientBroadcaster(RoomSubscriptions members, SpectatorDelayBuffer spectatorDelayBuffer) {
    this.members = members;
    this.spectatorDelayBuffer = spectatorDelayBuffer;
  }

  /**
   * Receives what became of a message for delayed spectators. One of the methods is called, once.
   */
  interface DelayedOutcome {
    /** The message was sent to them. */
    void onSent();

    /** The message, which was due after this delay, was dropped because the buffer was full. */
    void onDropped(long delayMs);

    /** The room has no delayed spectators. */
    void onNoDelayedMembers();
  }

  /** For messages that are stored elsewhere, or that need no correction when they are dropped. */
  private static final DelayedOutcome IGNORED =
      new DelayedOutcome() {
        @Override
        public void onSent() {}

        @Override
        public void onDropped(long delayMs) {}

        @Override
        public void onNoDelayedMembers() {}
      };

  /** Sends a message at once, and to delayed spectators after their delay. */
  void broadcast(RoomMessage.Transient message) {
    broadcast(message, IGNORED);
  }

  void broadcast(RoomMessage.Transient message, DelayedOutcome delayedOutcome) {
    OutboundFrame frame = new OutboundFrame(message.frame());
    long delayMs = 0;
    for (RoomSubscription roomSubscription : members.all()) {
      boolean isFor = isFor(roomSubscription, message);
      if (isFor && message.late() && roomSubscription.delayMs() > 0) {
        delayMs = roomSubscription.delayMs();
      } else if (isFor) {
        roomSubscription.subscriber().send(frame);
      }
    }
    if (delayMs == 0) {
      delayedOutcome.onNoDelayedMembers();
    } else if (!spectatorDelayBuffer.scheduleMessage(
        delayMs, frame, delayed -> broadcastDelayed(message, delayed, delayedOutcome))) {
      delayedOutcome.onDropped(delayMs);
    }
  }

  private void broadcastDelayed(
      RoomMessage.Transient message, OutboundFrame frame, DelayedOutcome delayedOutcome) {
    for (RoomSubscription roomSubscription : members.all()) {
      if (roomSubscription.delayMs() > 0 && isFor(roomSubscription, message)) {
        roomSubscription.subscriber().send(frame);
      }
    }
    delayedOutcome.onSent();
  }

  /** Whether the room has delayed spectators. */
  boolean hasDelayedMembers() {
    return firstDelayed().isPresent();
  }

  private Optional<RoomSubscription> firstDelayed() {
    return members.all().stream()
        .filter(roomSubscription -> roomSubscription.delayMs() > 0)
        .findFirst();
  }

  /**
   * Asks the game's owner who is in the room, as delayed spectators may see it. Empty if the room
   * has no delayed spectators.
   */
  Future<Optional<List<UserPresence>>> participantsAsDelayed(UUID gameId, GameRouter router) {
    return firstDelayed()
        .map(
            roomSubscription ->
                router
                    .ask(roomSubscription.joinRequest(gameId))
                    .compose(TransientBroadcaster::participants))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static Future<Optional<List<UserPresence>>> participants(GameReply reply) {
    return reply instanceof GameReply.Joined joined
        ? Future.succeededFuture(Optional.of(joined.participants()))
        : Future.failedFuture("the owner answered " + reply);
  }

  /** Sends a frame to delayed spectators alone, without a delay. */
  void sendToDelayed(OutboundFrame frame) {
    for (RoomSubscription roomSubscription : members.all()) {
      if (roomSubscription.delayMs() > 0) {
        roomSubscription.subscriber().send(frame);
      }
    }
  }

  private static boolean isFor(RoomSubscription roomSubscription, RoomMessage.Transient message) {
    RoomSubscriber subscriber = roomSubscription.subscriber();
    boolean isPrivate =
        subscriber.isVisitor()
            && CHAT.stream().anyMatch(event -> ServerFrames.isOf(message.frame(), event));
    return message.isFor(subscriber.user())
        && !isPrivate
        && !subscriber.id().equals(message.butFor());
  }
}
