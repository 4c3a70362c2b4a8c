package com.paperdynasty.realtime;

import com.paperdynasty.concurrent.Coalescer;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.PresenceJson;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
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
  private final Supplier<Future<Optional<List<Present>>>> owner;
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
      Supplier<Future<Optional<List<Present>>>> owner,
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
  void told(List<Present> participants, boolean othersBehind) {
    if (!othersBehind) {
      nobodyIsBehind();
      participants.forEach(user -> known.add(user.userId()));
    }
    participants.forEach(user -> believed.add(user.userId()));
  }

  private void nobodyIsBehind() {
    known.clear();
    believed.clear();
  }

  /** Keeps count of what becomes of a change. */
  Crier.Late of(RoomMessage.Presence change) {
    return new Crier.Late() {
      @Override
      public void said() {
        DelayedPresence.this.said(change.userId(), change.here());
      }

      @Override
      public void lost(long delayMs) {
        DelayedPresence.this.lost(delayMs);
      }

      @Override
      public void forNobody() {
        nobodyIsBehind();
      }
    };
  }

  /** Delayed spectators have been told that a user has come, or has gone. */
  void said(String userId, boolean here) {
    if (here) {
      known.add(userId);
      believed.add(userId);
    } else {
      known.remove(userId);
      believed.remove(userId);
    }
  }

  /** A change that was due after this delay was dropped. */
  void lost(long afterMs) {
    delayMs = afterMs;
    correction.run();
  }

  /** What is dropped while this runs has its time later: one further run asks for it. */
  private Future<Void> correct() {
    Promise<Void> due = Promise.promise();
    timers.run(delayMs, due::complete);
    return due.future().compose(now -> owner.get()).onComplete(this::corrected).mapEmpty();
  }

  private void corrected(AsyncResult<Optional<List<Present>>> answer) {
    if (answer.failed()) {
      lost(Math.max(delayMs, pauseMs));
    } else {
      answer.result().ifPresentOrElse(this::tell, this::nobodyIsBehind);
    }
  }

  /** A user who was there may have taken a seat: so users with a seat are announced again. */
  private void tell(List<Present> there) {
    Set<String> here = new HashSet<>();
    there.forEach(user -> here.add(user.userId()));
    for (String user : believed) {
      if (!here.contains(user)) {
        say("user_disconnected", PresenceJson.departed(gameId, user, "disconnected"));
      }
    }
    for (Present user : there) {
      if (!known.contains(user.userId()) || !user.sides().isEmpty()) {
        say("user_connected", PresenceJson.arrived(gameId, user));
      }
    }
    known = here;
    believed = new HashSet<>(here);
  }

  private void say(String event, String data) {
    toThoseBehind.accept(new OutboundFrame(Frames.event(event, data)));
  }
}
