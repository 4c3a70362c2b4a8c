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
 * Knows whom delayed spectators believe to be in the room. When a change for them was dropped, it
 * asks the owner who is there once the delay is over, and sends them the difference. However many
 * changes were dropped, there is one timer and one request at a time.
 */
final class DelayedPresence {
  private final UUID gameId;
  private final TaskScheduler timers;
  private final long pauseMs;
  private final Supplier<Future<Optional<List<UserPresence>>>> owner;
  private final Consumer<OutboundFrame> toThoseBehind;

  /** The users whom at least one delayed spectator may believe to be there. */
  private Set<String> believed = new HashSet<>();

  /** The users whom all delayed spectators know to be there. */
  private Set<String> known = new HashSet<>();

  /** When a change that was dropped has its time. */
  private long delayMs;

  private final Coalescer<Void> correction = new Coalescer<>(this::correct);

  /**
   * Nobody has been told anything yet.
   *
   * @param pauseMs the least pause before an owner that failed to answer is asked again
   * @param owner asks who is in the room, as delayed spectators may see it; empty if there are none
   */
  DelayedPresence(
      UUID gameId,
      TaskScheduler timers,
      long pauseMs,
      Supplier<Future<Optional<List<UserPresence>>>> owner,
      Consumer<OutboundFrame> toThoseBehind) {
    this.gameId = gameId;
    this.timers = timers;
    this.pauseMs = pauseMs;
    this.owner = owner;
    this.toThoseBehind = toThoseBehind;
  }

  /**
   * A member who joins is told who is there.
   *
   * @param othersBehind whether other delayed spectators may have been told less
   */
  void onJoin(List<UserPresence> participants, boolean othersBehind) {
    if (!othersBehind) {
      forgetAll();
      participants.forEach(user -> known.add(user.userId()));
    }
    participants.forEach(user -> believed.add(user.userId()));
  }

  private void forgetAll() {
    known.clear();
    believed.clear();
  }

  /** Keeps count of what becomes of a change. */
  TransientBroadcaster.DelayedOutcome outcomeOf(RoomMessage.Presence change) {
    return new TransientBroadcaster.DelayedOutcome() {
      @Override
      public void sent() {
        DelayedPresence.this.sent(change.userId(), change.here());
      }

      @Override
      public void dropped(long delayMs) {
        DelayedPresence.this.dropped(delayMs);
      }

      @Override
      public void noDelayedMembers() {
        forgetAll();
      }
    };
  }

  /** Delayed spectators have been told that a user has come, or has gone. */
  void sent(String userId, boolean here) {
    if (here) {
      known.add(userId);
      believed.add(userId);
    } else {
      known.remove(userId);
      believed.remove(userId);
    }
  }

  /** A change that was due after this delay was dropped. */
  void dropped(long afterMs) {
    delayMs = afterMs;
    correction.run();
  }

  /** What is dropped while this runs has its time later: one further run asks for it. */
  private Future<Void> correct() {
    Promise<Void> due = Promise.promise();
    timers.run(delayMs, due::complete);
    return due.future().compose(now -> owner.get()).onComplete(this::corrected).mapEmpty();
  }

  private void corrected(AsyncResult<Optional<List<UserPresence>>> answer) {
    if (answer.failed()) {
      dropped(Math.max(delayMs, pauseMs));
    } else {
      answer.result().ifPresentOrElse(this::tell, this::forgetAll);
    }
  }

  /** A user who was there may have taken a seat: so users with a seat are announced again. */
  private void tell(List<UserPresence> there) {
    Set<String> here = new HashSet<>();
    there.forEach(user -> here.add(user.userId()));
    for (String user : believed) {
      if (!here.contains(user)) {
        say("user_disconnected", PresenceJson.departed(gameId, user, "disconnected"));
      }
    }
    for (UserPresence user : there) {
      if (!known.contains(user.userId()) || !user.sides().isEmpty()) {
        say("user_connected", PresenceJson.arrived(gameId, user));
      }
    }
    known = here;
    believed = new HashSet<>(here);
  }

  private void say(String event, String data) {
    toThoseBehind.accept(new OutboundFrame(ServerFrames.event(event, data)));
  }
}
