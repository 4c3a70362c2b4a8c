package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.concurrent.Coalescer;
import com.paperdynasty.protocol.server.PresenceJson;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tracks which users the delayed spectators of a room have been shown as present. When a change for
 * them was dropped, it waits for the delay, asks the owner who is in the room, and sends them the
 * difference. At most one timer or request is pending, however many changes were dropped.
 */
final class DelayedPresence {
  private final UUID gameId;
  private final TaskScheduler timers;
  private final long pauseMs;
  private final Supplier<Future<Optional<List<UserPresence>>>> askOwner;
  private final Consumer<OutboundFrame> toDelayed;

  /** The users whom at least one delayed spectator may have been shown as present. */
  private Set<String> shownToSome = new HashSet<>();

  /** The users whom all delayed spectators have been shown as present. */
  private Set<String> shownToAll = new HashSet<>();

  /** The delay before the next correction, in milliseconds. */
  private long delayMs;

  private final Coalescer<Void> correction = new Coalescer<>(this::correct);

  /**
   * Creates a tracker for a room without spectators.
   *
   * @param pauseMs the shortest pause before an owner that failed to answer is asked again
   * @param askOwner asks who is in the room, as delayed spectators may see it; empty if the room
   *     has no delayed spectators
   */
  DelayedPresence(
      UUID gameId,
      TaskScheduler timers,
      long pauseMs,
      Supplier<Future<Optional<List<UserPresence>>>> askOwner,
      Consumer<OutboundFrame> toDelayed) {
    this.gameId = gameId;
    this.timers = timers;
    this.pauseMs = pauseMs;
    this.askOwner = askOwner;
    this.toDelayed = toDelayed;
  }

  /**
   * A member has joined and was sent the participants.
   *
   * @param othersDelayed whether other delayed spectators are in the room, who may have been sent
   *     less
   */
  void onJoin(List<UserPresence> participants, boolean othersDelayed) {
    if (!othersDelayed) {
      forgetAll();
      participants.forEach(user -> shownToAll.add(user.userId()));
    }
    participants.forEach(user -> shownToSome.add(user.userId()));
  }

  private void forgetAll() {
    shownToAll.clear();
    shownToSome.clear();
  }

  /** Records what became of a change. */
  TransientBroadcaster.DelayedOutcome outcomeOf(RoomMessage.Presence change) {
    return new TransientBroadcaster.DelayedOutcome() {
      @Override
      public void onSent() {
        DelayedPresence.this.onSent(change.userId(), change.here());
      }

      @Override
      public void onDropped(long delayMs) {
        DelayedPresence.this.onDropped(delayMs);
      }

      @Override
      public void onNoDelayedMembers() {
        forgetAll();
      }
    };
  }

  /** Delayed spectators have been sent that a user has come or gone. */
  void onSent(String userId, boolean here) {
    if (here) {
      shownToAll.add(userId);
      shownToSome.add(userId);
    } else {
      shownToAll.remove(userId);
      shownToSome.remove(userId);
    }
  }

  /** A change that was due after this delay was dropped. Starts a correction. */
  void onDropped(long afterMs) {
    delayMs = afterMs;
    correction.run();
  }

  /** A change that is dropped during a run is due later, and one further run corrects it. */
  private Future<Void> correct() {
    Promise<Void> due = Promise.promise();
    timers.run(delayMs, due::complete);
    return due.future().compose(now -> askOwner.get()).onComplete(this::onParticipants).mapEmpty();
  }

  private void onParticipants(AsyncResult<Optional<List<UserPresence>>> answer) {
    if (answer.failed()) {
      onDropped(Math.max(delayMs, pauseMs));
    } else {
      answer.result().ifPresentOrElse(this::sendDifference, this::forgetAll);
    }
  }

  /**
   * Users with a seat are always announced, because one who was present may have taken it since.
   */
  private void sendDifference(List<UserPresence> there) {
    Set<String> here = new HashSet<>();
    there.forEach(user -> here.add(user.userId()));
    for (String user : shownToSome) {
      if (!here.contains(user)) {
        send("user_disconnected", PresenceJson.departed(gameId, user, "disconnected"));
      }
    }
    for (UserPresence user : there) {
      if (!shownToAll.contains(user.userId()) || !user.sides().isEmpty()) {
        send("user_connected", PresenceJson.arrived(gameId, user));
      }
    }
    shownToAll = here;
    shownToSome = new HashSet<>(here);
  }

  private void send(String event, String data) {
    toDelayed.accept(new OutboundFrame(ServerFrames.event(event, data)));
  }
}
