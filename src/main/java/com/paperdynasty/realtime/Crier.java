package com.paperdynasty.realtime;

import com.paperdynasty.wire.RoomMessage;
import java.util.Collection;
import java.util.List;

/** Says in a room what stands in no log, to those whom it is meant for. */
final class Crier {
  private final Collection<Member> members;
  private final Stands stands;

  /**
   * The crier of one room.
   *
   * @param members whoever is in it at the time
   */
  Crier(Collection<Member> members, Stands stands) {
    this.members = members;
    this.stands = stands;
  }

  /** Says it now, and to those who are kept behind the game when they may hear it. */
  void say(RoomMessage.Passing said) {
    OutboundFrame frame = new OutboundFrame(said.frame());
    long delayMs = 0;
    for (Member member : hearers(said)) {
      if (said.late() && member.delayMs() > 0) {
        delayMs = member.delayMs();
      } else {
        member.connection().send(frame);
      }
    }
    if (delayMs > 0) {
      stands.sayLater(delayMs, frame, late -> sayLate(said, late));
    }
  }

  private void sayLate(RoomMessage.Passing said, OutboundFrame frame) {
    for (Member member : hearers(said)) {
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
