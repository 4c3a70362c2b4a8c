package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.cluster.routing.GameRouter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads the log of a game for members who are behind the room: a page at a time, each only after
 * the last has left for the network.
 */
final class CatchUp {
  private static final Future<Void> NOTHING = Future.succeededFuture();

  private final UUID gameId;
  private final GameRouter router;
  private final int pageBytes;
  private final RoomView room;

  /** What the room shows, and to whom. */
  interface RoomView {
    /** False for a member who has left, or has joined again on the same connection. */
    boolean isHere(RoomSubscription roomSubscription);

    /** The last event that this member may see. */
    long seqFor(RoomSubscription roomSubscription);
  }

  CatchUp(UUID gameId, GameRouter router, int pageBytes, RoomView room) {
    this.gameId = gameId;
    this.router = router;
    this.pageBytes = pageBytes;
    this.room = room;
  }

  /** Asks for the next page if the member is behind and no page of theirs is on its way. */
  void catchUp(RoomSubscription roomSubscription) {
    if (!roomSubscription.isReading()
        && roomSubscription.isBehind(room.seqFor(roomSubscription))
        && room.isHere(roomSubscription)) {
      roomSubscription.reading(true);
      roomSubscription.subscriber().read(new Page(roomSubscription));
    }
  }

  private final class Page implements CatchUpPage {
    private final RoomSubscription roomSubscription;

    Page(RoomSubscription roomSubscription) {
      this.roomSubscription = roomSubscription;
    }

    @Override
    public boolean isWanted() {
      return room.isHere(roomSubscription);
    }

    @Override
    public Future<Void> read() {
      return readOn(roomSubscription);
    }
  }

  private Future<Void> readOn(RoomSubscription roomSubscription) {
    if (!room.isHere(roomSubscription)) {
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
              roomSubscription.reading(false);
              // A page that brought nothing is asked for again when the watch is renewed.
              if (roomSubscription.position() != before) {
                catchUp(roomSubscription);
              }
            });
  }

  private Future<Void> send(RoomSubscription roomSubscription, GameReply.LogPage page) {
    List<Future<Void>> sent = new ArrayList<>(page.events().size());
    for (SeqFrame event : page.events()) {
      if (event.seq() == roomSubscription.position() + 1 && room.isHere(roomSubscription)) {
        sent.add(roomSubscription.send(event.seq(), new OutboundFrame(event.frame())));
      }
    }
    return Future.join(sent).mapEmpty();
  }
}
