package com.paperdynasty.realtime;

import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.PresenceJson;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who those who are kept behind the game have been told is in the room. Where there was no room to
 * keep a change for them, the owner is asked who is there when its time has come, and they are told
 * the difference. However many changes were lost, that is one timer and one question at a time.
 */
final class DelayedPresence {
  private final UUID gameId;
  private final Stands.Later later;
  private final long pauseMs;
  private final Supplier<Future<Optional<List<Present>>>> owner;
  private final Consumer<OutboundFrame> toThoseBehind;

  /** Whom somebody may believe to be there. */
  private Set<String> believed = new HashSet<>();

  /** Of whom everybody knows it. */
  private Set<String> known = new HashSet<>();

  private boolean waiting;
  private boolean again;

  /**
   * Nobody has been told anything yet.
   *
   * @param pauseMs how long at least an owner who did not answer is left alone
   * @param owner says who is in the room, as those behind may see it; nothing if nobody is behind
   */
  DelayedPresence(
      UUID gameId,
      Stands.Later later,
      long pauseMs,
      Supplier<Future<Optional<List<Present>>>> owner,
      Consumer<OutboundFrame> toThoseBehind) {
    this.gameId = gameId;
    this.later = later;
    this.pauseMs = pauseMs;
    this.owner = owner;
    this.toThoseBehind = toThoseBehind;
  }

  /**
   * Somebody who comes is told who is there.
   *
   * @param othersBehind whether there are others who may have been told less
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

  /** What becomes of a change. */
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

  /** Those behind have been told that a user has come, or has gone. */
  void said(String userId, boolean here) {
    if (here) {
      known.add(userId);
      believed.add(userId);
    } else {
      known.remove(userId);
      believed.remove(userId);
    }
  }

  /** A change that they were to hear of in so long will not be said. */
  void lost(long delayMs) {
    if (waiting) {
      again = true;
    } else {
      waiting = true;
      later.run(delayMs, () -> correct(delayMs));
    }
  }

  /** What was lost meanwhile has its time later, and is asked for then. */
  private void correct(long delayMs) {
    boolean more = again;
    again = false;
    owner
        .get()
        .onComplete(
            answer -> {
              waiting = false;
              if (answer.failed()) {
                lost(Math.max(delayMs, pauseMs));
              } else {
                answer.result().ifPresentOrElse(this::tell, this::nobodyIsBehind);
                if (more || again) {
                  again = false;
                  lost(delayMs);
                }
              }
            });
  }

  /** A seat may have been taken by who was there before: so those who have one are said anew. */
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
