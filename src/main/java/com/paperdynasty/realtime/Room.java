package com.paperdynasty.realtime;

import com.paperdynasty.cluster.GameRouter;
import com.paperdynasty.wire.AnswerJson;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
import com.paperdynasty.wire.TableReply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The members of one game on this event loop. It passes the log on in order and without gaps: when
 * an event is missing, the room asks the owner for it and passes nothing on until it has come.
 */
final class Room {
  private final UUID gameId;
  private final CatchUp catchUp;
  private final Stands stands;
  private final Crier crier;
  private final DelayedPresence delayed;
  private final Watching watching;
  private final Map<RoomSubscriber, Member> members = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private long epoch;
  private long seq;

  /** A room that stands at an event of its game's log. */
  Room(
      UUID gameId,
      String watcher,
      RoomSettings settings,
      GameRouter router,
      TaskScheduler timers,
      long epoch,
      long seq) {
    this.gameId = gameId;
    this.catchUp = new CatchUp(gameId, router, settings.replayBytes(), new Shown());
    this.stands = new Stands(settings.lateBytes(), timers, seq);
    this.crier = new Crier(members.values(), stands);
    this.delayed =
        new DelayedPresence(
            gameId,
            timers,
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

  @Nullable Member member(RoomSubscriber subscriber) {
    return members.get(subscriber);
  }

  /** Lets a member in, unless their connection has closed in the meantime, or closes by this. */
  void enter(Member member) {
    if (admit(member)) {
      member.subscriber().entered(gameId);
      watch();
    }
  }

  /** Replays the log to one member and then does nothing: this room is theirs alone. */
  void replay(Member member) {
    if (admit(member)) {
      member.subscriber().replaying(member::isReading);
    }
  }

  private boolean admit(Member member) {
    RoomSubscriber subscriber = member.subscriber();
    if (subscriber.isClosed()) {
      return false;
    }
    members.put(subscriber, member);
    pursue(member);
    if (subscriber.isClosed()) {
      // Too many pages wait for it. It is in no room yet that it could have left.
      members.remove(subscriber, member);
      return false;
    }
    if (member.delayMs() > 0 && !stands.reaches(seq)) {
      stands.showLater(member.delayMs(), seq, null, this::showLate);
    }
    return true;
  }

  /** A member goes. The others are told the reason once the user's last connection has gone. */
  void exit(RoomSubscriber subscriber, String reason) {
    Member gone = members.remove(subscriber);
    if (gone == null) {
      return;
    }
    subscriber.left(gameId);
    String user = subscriber.user().userId();
    if (members.keySet().stream().noneMatch(other -> other.user().userId().equals(user))) {
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
      if (origin != null && origin.connection().equals(member.subscriber().id())) {
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

  /** The owner has logged events up to this one: what has not come yet is asked for. */
  void expect(long lastSeq) {
    if (lastSeq > seq) {
      watch();
    }
  }

  /** A member has been told who is in the room. */
  void tell(List<Present> participants) {
    participants.forEach(user -> told.add(user.userId()));
    delayed.told(participants, crier.isAnybodyBehind());
  }

  /** A user has come or gone, on any node. */
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

  /** A transient message, which no log holds. */
  void passing(RoomMessage.Passing said) {
    if (said.epoch() < epoch) {
      return;
    }
    crier.say(said);
  }

  /** Lets a member who is behind read on from the log. */
  void pursue(Member member) {
    catchUp.pursue(member);
  }

  private final class Shown implements CatchUp.Shown {
    @Override
    public boolean isHere(Member member) {
      return members.get(member.subscriber()) == member;
    }

    @Override
    public long seqFor(Member member) {
      return member.delayMs() > 0 ? stands.seq() : seq;
    }
  }

  /**
   * Tells the owner who is here and which event the room has, and passes on what it has missed.
   * Done every few seconds, when a user comes or goes, and when an event is missing.
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
      for (RoomSubscriber subscriber : List.copyOf(members.keySet())) {
        exit(subscriber, "left");
        subscriber.send(new OutboundFrame(Frames.event("game_left", AnswerJson.left(gameId))));
      }
    }
  }

  /** Renews the watch, and starts members again whose reading has failed. */
  void renew() {
    watch();
    List.copyOf(members.values()).forEach(this::pursue);
  }
}
