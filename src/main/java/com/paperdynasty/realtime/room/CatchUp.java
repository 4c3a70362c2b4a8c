package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.cluster.routing.GameRouter;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Reads a game's log for members who are behind the room. It reads one page at a time, and the next
 * only after the network has taken the last.
 */
final class CatchUp {
  private static final Future<Void> NOTHING = Future.succeededFuture();

  private final UUID gameId;
  private final GameRouter router;
  private final int pageBytes;
  private final MemberView members;

  /** What the members of a room may see. */
  interface MemberView {
    /** False for a member who has left the room, or has joined it again on the same connection. */
    boolean isHere(RoomSubscription roomSubscription);

    /** The sequence number of the last event that this member may see. */
    long seqFor(RoomSubscription roomSubscription);

    /** The member was sent this event. */
    void onRead(RoomSubscription roomSubscription, long seq, String frame);
  }

  CatchUp(UUID gameId, GameRouter router, int pageBytes, MemberView members) {
    this.gameId = gameId;
    this.router = router;
    this.pageBytes = pageBytes;
    this.members = members;
  }

  /** Requests the next page if the member is behind and no page is being read for them. */
  void catchUp(RoomSubscription roomSubscription) {
    if (!roomSubscription.isReading()
        && roomSubscription.isBehind(members.seqFor(roomSubscription))
        && members.isHere(roomSubscription)) {
      roomSubscription.setReading(true);
      roomSubscription.subscriber().readPage(new Page(roomSubscription));
    }
  }

  private final class Page implements CatchUpPage {
    private final RoomSubscription roomSubscription;

    Page(RoomSubscription roomSubscription) {
      this.roomSubscription = roomSubscription;
    }

    @Override
    public boolean isWanted() {
      return members.isHere(roomSubscription);
    }

    @Override
    public Future<Void> read() {
      return readPage(roomSubscription);
    }
  }

  private Future<Void> readPage(RoomSubscription roomSubscription) {
    if (!members.isHere(roomSubscription)) {
      return Future.succeededFuture();
    }
    long before = roomSubscription.position();
    return router
        .ask(
            new ReadLog(
                gameId,
                roomSubscription.subscriber().user(),
                roomSubscription.invitation(),
                before,
                pageBytes))
        .compose(
            reply ->
                reply instanceof GameReply.LogPage page ? send(roomSubscription, page) : NOTHING)
        .onComplete(
            read -> {
              roomSubscription.setReading(false);
              // A page without a new event is requested again when the watch is renewed.
              if (roomSubscription.position() != before) {
                catchUp(roomSubscription);
              }
            });
  }

  private Future<Void> send(RoomSubscription roomSubscription, GameReply.LogPage page) {
    for (SeqFrame event : page.events()) {
      if (event.seq() == roomSubscription.position() + 1 && members.isHere(roomSubscription)) {
        roomSubscription.send(event.seq(), new OutboundFrame(event.frame()));
        members.onRead(roomSubscription, event.seq(), event.frame());
      }
    }
    return roomSubscription.subscriber().whenSent();
  }
}
