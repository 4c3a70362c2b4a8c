package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.realtime.Pages.Page;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableRequest.ReadLog;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The members of one game on this event loop. It passes the log on in order and without gaps: what
 * does not follow on what it has is not passed on, but asked for.
 */
final class Room {
  private static final Future<Void> NOTHING = Future.succeededFuture();

  private final UUID gameId;
  private final RealtimeSettings settings;
  private final GameRouter router;
  private final Stands stands;
  private final Crier crier;
  private final DelayedPresence delayed;
  private final Watching watching;
  private final Map<Connection, Member> members = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private long epoch;
  private long seq;

  /** A room that stands at an event of its game's log. */
  Room(
      UUID gameId,
      String watcher,
      RealtimeSettings settings,
      GameRouter router,
      Stands.Later later,
      long epoch,
      long seq) {
    this.gameId = gameId;
    this.settings = settings;
    this.router = router;
    this.stands = new Stands(settings.lateBytes(), later, seq);
    this.crier = new Crier(members.values(), stands);
    this.delayed =
        new DelayedPresence(
            gameId,
            later,
            settings.watchIntervalMs(),
            () -> crier.whoIsSeenBehind(gameId, router),
            crier::sayBehind);
    this.watching = new Watching(gameId, watcher, router, new Knowledge());
    this.epoch = epoch;
    this.seq = seq;
  }

  UUID gameId() {
    return gameId;
  }

  boolean isEmpty() {
    return members.isEmpty() && watching.isDone();
  }

  int size() {
    return members.size();
  }

  @Nullable Member member(Connection connection) {
    return members.get(connection);
  }

  /** Lets a member in, unless their connection has closed in the meantime, or does by this. */
  void enter(Member member) {
    if (admit(member)) {
      member.connection().rooms().add(this);
      watch();
    }
  }

  /** Sends somebody what they have missed, and nothing more: this room is theirs alone. */
  void replay(Member member) {
    if (admit(member)) {
      member.connection().pages().replaying(member);
    }
  }

  private boolean admit(Member member) {
    if (member.connection().isClosed()) {
      return false;
    }
    members.put(member.connection(), member);
    pursue(member);
    if (member.connection().isClosed()) {
      // Too many pages wait for it. It is in no room yet that it could have left.
      members.remove(member.connection(), member);
      return false;
    }
    if (member.delayMs() > 0 && !stands.reaches(seq)) {
      stands.showLater(member.delayMs(), seq, null, this::showLate);
    }
    return true;
  }

  /** A member goes, for a reason that the others are told once their last connection has gone. */
  void exit(Connection connection, String reason) {
    Member gone = members.remove(connection);
    if (gone == null) {
      return;
    }
    connection.rooms().remove(this);
    String user = userId(connection);
    if (members.keySet().stream().noneMatch(other -> userId(other).equals(user))) {
      watching.departed(user, reason);
    }
    watch();
  }

  /** A logged event has come from the owner. */
  void logged(long fromEpoch, long eventSeq, String frame, @Nullable Origin origin) {
    if (fromEpoch < epoch) {
      return;
    }
    epoch = fromEpoch;
    if (eventSeq > seq + 1) {
      watch();
    } else if (eventSeq == seq + 1) {
      seq = eventSeq;
      pass(eventSeq, new OutboundFrame(frame), origin);
    }
  }

  private void pass(long eventSeq, OutboundFrame frame, @Nullable Origin origin) {
    long delayMs = 0;
    for (Member member : List.copyOf(members.values())) {
      if (origin != null && origin.connection().equals(member.connection().id())) {
        answer(member, eventSeq, origin.replyTo());
      }
      if (member.delayMs() > 0) {
        delayMs = member.delayMs();
      } else {
        offer(member, eventSeq, frame);
      }
    }
    if (delayMs > 0) {
      stands.showLater(delayMs, eventSeq, frame, this::showLate);
    }
  }

  private void showLate(long eventSeq, @Nullable OutboundFrame frame) {
    for (Member member : List.copyOf(members.values())) {
      if (member.delayMs() > 0) {
        offer(member, eventSeq, frame);
      }
    }
  }

  private void offer(Member member, long eventSeq, @Nullable OutboundFrame frame) {
    if (frame != null && member.position() == eventSeq - 1 && !member.isReading()) {
      member.send(eventSeq, frame);
    } else {
      pursue(member);
    }
  }

  /** Makes sure that the member gets this event as the answer to their command. */
  void answer(Member member, long eventSeq, @Nullable String replyTo) {
    if (replyTo != null && member.position() < eventSeq) {
      member.expectAnswer(eventSeq, replyTo);
    }
  }

  /** A member is told who is in the room. */
  void tell(List<Present> participants) {
    participants.forEach(user -> told.add(user.userId()));
    delayed.told(participants, crier.isAnybodyBehind());
  }

  /** Somebody has come or gone, perhaps elsewhere. */
  void presence(RoomMessage.Presence change) {
    if (change.epoch() < epoch) {
      return;
    }
    if (change.here()) {
      told.add(change.userId());
    } else {
      told.remove(change.userId());
    }
    crier.say(change.passing(), delayed.of(change));
  }

  /** Something that stands in no log, for those whom it is meant for. */
  void passing(RoomMessage.Passing said) {
    if (said.epoch() < epoch) {
      return;
    }
    crier.say(said);
  }

  /**
   * Lets a member who is behind read on, a page at a time, each after the last has left for the
   * network.
   */
  void pursue(Member member) {
    long shown = member.delayMs() > 0 ? stands.seq() : seq;
    if (!member.isReading() && member.isBehind(shown) && isHere(member)) {
      member.reading(true);
      member.connection().pages().read(new Page(() -> isHere(member), () -> readOn(member)));
    }
  }

  private Future<Void> readOn(Member member) {
    if (!isHere(member)) {
      return Future.succeededFuture();
    }
    long before = member.position();
    User sender = member.connection().session().sender();
    return router
        .ask(new ReadLog(gameId, sender, member.invitation(), before, settings.replayBytes()))
        .compose(reply -> reply instanceof TableReply.Log page ? sendPage(member, page) : NOTHING)
        .onComplete(
            read -> {
              member.reading(false);
              // A page that brought nothing is asked for again when the watch is renewed.
              if (member.position() != before) {
                pursue(member);
              }
            });
  }

  /** A member who has left, or has joined again on the same connection, is one no more. */
  private boolean isHere(Member member) {
    return members.get(member.connection()) == member;
  }

  private Future<Void> sendPage(Member member, TableReply.Log page) {
    List<Future<Void>> sent = new ArrayList<>(page.events().size());
    for (SeqFrame event : page.events()) {
      if (event.seq() == member.position() + 1 && isHere(member)) {
        sent.add(member.send(event.seq(), new OutboundFrame(event.frame())));
      }
    }
    return Future.join(sent).mapEmpty();
  }

  /**
   * Tells the owner who is here and what has been seen, and passes on what was missed. Done every
   * few seconds, when somebody comes or goes, and when the log seems to have jumped.
   */
  void watch() {
    watching.tell();
  }

  private final class Knowledge implements Watching.Seen {
    @Override
    public long epoch() {
      return epoch;
    }

    @Override
    public long seq() {
      return seq;
    }

    @Override
    public List<Present> present() {
      return Member.present(members.values());
    }

    @Override
    public Set<String> told() {
      return told;
    }

    @Override
    public boolean catchUp(TableReply.Log missed) {
      long before = seq;
      missed.events().forEach(event -> logged(missed.epoch(), event.seq(), event.frame(), null));
      epoch = Math.max(epoch, missed.epoch());
      return seq > before && seq < missed.lastSeq();
    }

    @Override
    public void gone() {
      for (Connection connection : List.copyOf(members.keySet())) {
        exit(connection, "left");
        connection.send(Frames.event("game_left", AnswerJson.left(gameId)));
      }
    }
  }

  /** Renews the watch, and starts members again whose reading has failed. */
  void renew() {
    watch();
    List.copyOf(members.values()).forEach(this::pursue);
  }

  private static String userId(Connection connection) {
    return connection.session().sender().userId();
  }
}
