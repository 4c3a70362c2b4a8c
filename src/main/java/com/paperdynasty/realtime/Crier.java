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

/** Says in a room what stands in no log, to those whom it is meant for. */
final class Crier {
  private final Collection<Member> members;
  private final Stands stands;

  /**
   * The crier of one room.
   *
   * @param members those who are in it at the time
   */
  Crier(Collection<Member> members, Stands stands) {
    this.members = members;
    this.stands = stands;
  }

  /** What becomes of something for those who are kept behind the game. */
  interface Late {
    /** They have heard it. */
    void said();

    /** They were to hear it in so long, and will not: there was no room to keep it. */
    void lost(long delayMs);

    /** Nobody is kept behind. */
    void forNobody();
  }

  /** It is kept elsewhere too, or concerns nobody afterwards. */
  private static final Late UNHEEDED =
      new Late() {
        @Override
        public void said() {}

        @Override
        public void lost(long delayMs) {}

        @Override
        public void forNobody() {}
      };

  /** Says it now, and to those who are kept behind the game when they may hear it. */
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
        member.connection().send(frame);
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
        member.connection().send(frame);
      }
    }
    late.said();
  }

  /** Whether anybody is kept behind the game. */
  boolean isAnybodyBehind() {
    return behind().isPresent();
  }

  private Optional<Member> behind() {
    return members.stream().filter(member -> member.delayMs() > 0).findFirst();
  }

  /**
   * Who is in the room as the game's owner shows it to those who are kept behind; nothing if nobody
   * is.
   */
  Future<Optional<List<Present>>> whoIsSeenBehind(UUID gameId, GameRouter router) {
    return behind()
        .map(member -> router.ask(member.look(gameId)).compose(Crier::participants))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static Future<Optional<List<Present>>> participants(TableReply reply) {
    return reply instanceof TableReply.Joined joined
        ? Future.succeededFuture(Optional.of(joined.participants()))
        : Future.failedFuture("the owner says " + reply);
  }

  /** Says it now, to those alone who are kept behind. */
  void sayBehind(OutboundFrame frame) {
    for (Member member : List.copyOf(members)) {
      if (member.delayMs() > 0) {
        member.connection().send(frame);
      }
    }
  }

  private List<Member> hearers(RoomMessage.Passing said) {
    return members.stream()
        .filter(member -> said.isFor(member.connection().session().sender()))
        .filter(member -> !member.connection().id().equals(said.butFor()))
        .toList();
  }
}
