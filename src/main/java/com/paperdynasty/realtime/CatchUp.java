package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableRequest.ReadLog;
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
  private final Shown room;

  /** What the room shows, and to whom. */
  interface Shown {
    /** False for a member who has left, or has joined again on the same connection. */
    boolean isHere(Member member);

    /** The last event that this member may see. */
    long seqFor(Member member);
  }

  CatchUp(UUID gameId, GameRouter router, int pageBytes, Shown room) {
    this.gameId = gameId;
    this.router = router;
    this.pageBytes = pageBytes;
    this.room = room;
  }

  /** Asks for the next page if the member is behind and no page of theirs is on its way. */
  void pursue(Member member) {
    if (!member.isReading() && member.isBehind(room.seqFor(member)) && room.isHere(member)) {
      member.reading(true);
      member.subscriber().read(new Page(member));
    }
  }

  private final class Page implements CatchUpPage {
    private final Member member;

    Page(Member member) {
      this.member = member;
    }

    @Override
    public boolean isWanted() {
      return room.isHere(member);
    }

    @Override
    public Future<Void> read() {
      return readOn(member);
    }
  }

  private Future<Void> readOn(Member member) {
    if (!room.isHere(member)) {
      return Future.succeededFuture();
    }
    long before = member.position();
    return router
        .ask(
            new ReadLog(gameId, member.subscriber().user(), member.invitation(), before, pageBytes))
        .compose(reply -> reply instanceof TableReply.Log page ? send(member, page) : NOTHING)
        .onComplete(
            read -> {
              member.reading(false);
              // A page that brought nothing is asked for again when the watch is renewed.
              if (member.position() != before) {
                pursue(member);
              }
            });
  }

  private Future<Void> send(Member member, TableReply.Log page) {
    List<Future<Void>> sent = new ArrayList<>(page.events().size());
    for (SeqFrame event : page.events()) {
      if (event.seq() == member.position() + 1 && room.isHere(member)) {
        sent.add(member.send(event.seq(), new OutboundFrame(event.frame())));
      }
    }
    return Future.join(sent).mapEmpty();
  }
}
