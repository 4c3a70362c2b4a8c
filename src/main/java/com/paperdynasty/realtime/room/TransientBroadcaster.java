package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.cluster.routing.GameRouter;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Broadcasts transient messages, which no log holds, to their audience in a room. */
final class TransientBroadcaster {
  private final Collection<RoomSubscription> members;
  private final SpectatorDelayBuffer spectatorDelayBuffer;

  /**
   * The broadcaster of one room.
   *
   * @param members those who are in it at the time
   */
  TransientBroadcaster(
      Collection<RoomSubscription> members, SpectatorDelayBuffer spectatorDelayBuffer) {
    this.members = members;
    this.spectatorDelayBuffer = spectatorDelayBuffer;
  }

  /** Is told what became of a message for the spectators with a delay. */
  interface DelayedOutcome {
    /** They have been sent it. */
    void sent();

    /** They were due it after this delay and will not get it: the buffer was full. */
    void dropped(long delayMs);

    /** The room has no delayed spectators. */
    void noDelayedMembers();
  }

  /** For messages that are stored elsewhere too, or that nobody misses afterwards. */
  private static final DelayedOutcome IGNORED =
      new DelayedOutcome() {
        @Override
        public void sent() {}

        @Override
        public void dropped(long delayMs) {}

        @Override
        public void noDelayedMembers() {}
      };

  /** Sends a message at once, and to delayed spectators after their delay. */
  void broadcast(RoomMessage.Transient said) {
    broadcast(said, IGNORED);
  }

  void broadcast(RoomMessage.Transient said, DelayedOutcome delayedOutcome) {
    OutboundFrame frame = new OutboundFrame(said.frame());
    long delayMs = 0;
    for (RoomSubscription roomSubscription : audience(said)) {
      if (said.late() && roomSubscription.delayMs() > 0) {
        delayMs = roomSubscription.delayMs();
      } else {
        roomSubscription.subscriber().send(frame);
      }
    }
    if (delayMs == 0) {
      delayedOutcome.noDelayedMembers();
    } else if (!spectatorDelayBuffer.scheduleMessage(
        delayMs, frame, kept -> broadcastLate(said, kept, delayedOutcome))) {
      delayedOutcome.dropped(delayMs);
    }
  }

  private void broadcastLate(
      RoomMessage.Transient said, OutboundFrame frame, DelayedOutcome delayedOutcome) {
    for (RoomSubscription roomSubscription : audience(said)) {
      if (roomSubscription.delayMs() > 0) {
        roomSubscription.subscriber().send(frame);
      }
    }
    delayedOutcome.sent();
  }

  /** Whether the room has delayed spectators. */
  boolean hasDelayedMembers() {
    return firstDelayed().isPresent();
  }

  private Optional<RoomSubscription> firstDelayed() {
    return members.stream().filter(roomSubscription -> roomSubscription.delayMs() > 0).findFirst();
  }

  /**
   * Asks the game's owner who is in the room, as delayed spectators may see it. Empty if the room
   * has none of them.
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

  /** Sends a frame at once, to delayed spectators alone. */
  void sendToDelayed(OutboundFrame frame) {
    for (RoomSubscription roomSubscription : List.copyOf(members)) {
      if (roomSubscription.delayMs() > 0) {
        roomSubscription.subscriber().send(frame);
      }
    }
  }

  private List<RoomSubscription> audience(RoomMessage.Transient said) {
    return members.stream()
        .filter(roomSubscription -> said.isFor(roomSubscription.subscriber().user()))
        .filter(roomSubscription -> !roomSubscription.subscriber().id().equals(said.butFor()))
        .toList();
  }
}
