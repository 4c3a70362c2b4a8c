package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
import com.paperdynasty.wire.TableReply;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Broadcasts transient messages, which no log holds, to their audience in a room. */
final class Crier {
  private final Collection<Member> members;
  private final Stands stands;

  /**
   * The broadcaster of one room.
   *
   * @param members those who are in it at the time
   */
  Crier(Collection<Member> members, Stands stands) {
    this.members = members;
    this.stands = stands;
  }

  /** Is told what became of a message for the spectators with a delay. */
  interface Late {
    /** They have been sent it. */
    void said();

    /** They were due it after this delay and will not get it: the buffer was full. */
    void lost(long delayMs);

    /** The room has no delayed spectators. */
    void forNobody();
  }

  /** For messages that are stored elsewhere too, or that nobody misses afterwards. */
  private static final Late UNHEEDED =
      new Late() {
        @Override
        public void said() {}

        @Override
        public void lost(long delayMs) {}

        @Override
        public void forNobody() {}
      };

  /** Sends a message at once, and to delayed spectators after their delay. */
  void say(RoomMessage.Passing said) {
    say(said, UNHEEDED);
  }

  void say(RoomMessage.Passing said, Late late) {
    OutboundFrame frame = new OutboundFrame(said.frame());
    long delayMs = 0;
    for (Member member : hearers(said)) {
      if (said.late() && member.delayMs() > 0) {
        delayMs = member.delayMs();
      } else {
        member.subscriber().send(frame);
      }
    }
    if (delayMs == 0) {
      late.forNobody();
    } else if (!stands.sayLater(delayMs, frame, kept -> sayLate(said, kept, late))) {
      late.lost(delayMs);
    }
  }

  private void sayLate(RoomMessage.Passing said, OutboundFrame frame, Late late) {
    for (Member member : hearers(said)) {
      if (member.delayMs() > 0) {
        member.subscriber().send(frame);
      }
    }
    late.said();
  }

  /** Whether the room has delayed spectators. */
  boolean isAnybodyBehind() {
    return behind().isPresent();
  }

  private Optional<Member> behind() {
    return members.stream().filter(member -> member.delayMs() > 0).findFirst();
  }

  /**
   * Asks the game's owner who is in the room, as delayed spectators may see it. Empty if the room
   * has none of them.
   */
  Future<Optional<List<Present>>> whoIsSeenBehind(UUID gameId, GameRouter router) {
    return behind()
        .map(member -> router.ask(member.look(gameId)).compose(Crier::participants))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static Future<Optional<List<Present>>> participants(TableReply reply) {
    return reply instanceof TableReply.Joined joined
        ? Future.succeededFuture(Optional.of(joined.participants()))
        : Future.failedFuture("the owner answered " + reply);
  }

  /** Sends a frame at once, to delayed spectators alone. */
  void sayBehind(OutboundFrame frame) {
    for (Member member : List.copyOf(members)) {
      if (member.delayMs() > 0) {
        member.subscriber().send(frame);
      }
    }
  }

  private List<Member> hearers(RoomMessage.Passing said) {
    return members.stream()
        .filter(member -> said.isFor(member.subscriber().user()))
        .filter(member -> !member.subscriber().id().equals(said.butFor()))
        .toList();
  }
}
