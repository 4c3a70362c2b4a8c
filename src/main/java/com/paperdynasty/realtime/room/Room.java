package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
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
public final class Room {
  private final UUID gameId;
  private final CatchUp catchUp;
  private final SpectatorDelayBuffer delayBuffer;
  private final TransientBroadcaster broadcaster;
  private final DelayedPresence delayed;
  private final WatchRenewal watchRenewal;
  private final Map<RoomSubscriber, RoomSubscription> members = new LinkedHashMap<>();
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
    this.catchUp = new CatchUp(gameId, router, settings.replayBytes(), new CatchUpView());
    this.delayBuffer = new SpectatorDelayBuffer(settings.lateBytes(), timers, seq);
    this.broadcaster = new TransientBroadcaster(members.values(), delayBuffer);
    this.delayed =
        new DelayedPresence(
            gameId,
            timers,
            settings.watchIntervalMs(),
            () -> broadcaster.participantsAsDelayed(gameId, router),
            broadcaster::sendToDelayed);
    this.watchRenewal = new WatchRenewal(gameId, watcher, router, new WatchView());
    this.epoch = epoch;
    this.seq = seq;
  }

  UUID gameId() {
    return gameId;
  }

  public boolean isEmpty() {
    return members.isEmpty() && watchRenewal.isDone();
  }

  int size() {
    return members.size();
  }

  @Nullable
  public RoomSubscription member(RoomSubscriber subscriber) {
    return members.get(subscriber);
  }

  /** Lets a member in, unless their connection has closed in the meantime, or closes by this. */
  public void enter(RoomSubscription roomSubscription) {
    if (admit(roomSubscription)) {
      roomSubscription.subscriber().entered(gameId);
      watch();
    }
  }

  /** Replays the log to one member and then does nothing: this room is theirs alone. */
  public void replay(RoomSubscription roomSubscription) {
    if (admit(roomSubscription)) {
      roomSubscription.subscriber().replaying(roomSubscription::isReading);
    }
  }

  private boolean admit(RoomSubscription roomSubscription) {
    RoomSubscriber subscriber = roomSubscription.subscriber();
    if (subscriber.isClosed()) {
      return false;
    }
    members.put(subscriber, roomSubscription);
    catchUp(roomSubscription);
    if (subscriber.isClosed()) {
      // Too many pages wait for it. It is in no room yet that it could have left.
      members.remove(subscriber, roomSubscription);
      return false;
    }
    if (roomSubscription.delayMs() > 0 && !delayBuffer.isScheduled(seq)) {
      delayBuffer.scheduleEvent(roomSubscription.delayMs(), seq, null, this::showLate);
    }
    return true;
  }

  /** A member goes. The others are told the reason once the user's last connection has gone. */
  public void exit(RoomSubscriber subscriber, String reason) {
    RoomSubscription gone = members.remove(subscriber);
    if (gone == null) {
      return;
    }
    subscriber.left(gameId);
    String user = subscriber.user().userId();
    if (members.keySet().stream().noneMatch(other -> other.user().userId().equals(user))) {
      watchRenewal.departed(user, reason);
    }
    watch();
  }

  /** A logged event has come from the owner. */
  void onEvent(long fromEpoch, long eventSeq, String frame, @Nullable ConnectionRef connectionRef) {
    if (fromEpoch < epoch) {
      return;
    }
    epoch = fromEpoch;
    if (eventSeq > seq + 1) {
      watch();
    } else if (eventSeq == seq + 1) {
      seq = eventSeq;
      fanOut(eventSeq, new OutboundFrame(frame), connectionRef);
    }
  }

  private void fanOut(long eventSeq, OutboundFrame frame, @Nullable ConnectionRef connectionRef) {
    long delayMs = 0;
    for (RoomSubscription roomSubscription : List.copyOf(members.values())) {
      if (connectionRef != null
          && connectionRef.connection().equals(roomSubscription.subscriber().id())) {
        answer(roomSubscription, eventSeq, connectionRef.replyTo());
      }
      if (roomSubscription.delayMs() > 0) {
        delayMs = roomSubscription.delayMs();
      } else {
        offer(roomSubscription, eventSeq, frame);
      }
    }
    if (delayMs > 0) {
      delayBuffer.scheduleEvent(delayMs, eventSeq, frame, this::showLate);
    }
  }

  private void showLate(long eventSeq, @Nullable OutboundFrame frame) {
    for (RoomSubscription roomSubscription : List.copyOf(members.values())) {
      if (roomSubscription.delayMs() > 0) {
        offer(roomSubscription, eventSeq, frame);
      }
    }
  }

  private void offer(
      RoomSubscription roomSubscription, long eventSeq, @Nullable OutboundFrame frame) {
    if (frame != null
        && roomSubscription.position() == eventSeq - 1
        && !roomSubscription.isReading()) {
      roomSubscription.send(eventSeq, frame);
    } else {
      catchUp(roomSubscription);
    }
  }

  /** Makes sure that the member gets this event as the answer to their command. */
  public void answer(RoomSubscription roomSubscription, long eventSeq, @Nullable String replyTo) {
    if (replyTo != null && roomSubscription.position() < eventSeq) {
      roomSubscription.expectAnswer(eventSeq, replyTo);
    }
  }

  /** The owner has logged events up to this one: what has not come yet is asked for. */
  public void expect(long lastSeq) {
    if (lastSeq > seq) {
      watch();
    }
  }

  /** A member has been told who is in the room. */
  public void toldParticipants(List<UserPresence> participants) {
    participants.forEach(user -> told.add(user.userId()));
    delayed.onJoin(participants, broadcaster.hasDelayedMembers());
  }

  /** A user has come or gone, on any node. */
  void onPresence(RoomMessage.Presence change) {
    if (change.epoch() < epoch) {
      return;
    }
    if (change.here()) {
      told.add(change.userId());
    } else {
      told.remove(change.userId());
    }
    broadcaster.broadcast(change.asTransient(), delayed.outcomeOf(change));
  }

  /** A transient message, which no log holds. */
  void broadcast(RoomMessage.Transient said) {
    if (said.epoch() < epoch) {
      return;
    }
    broadcaster.broadcast(said);
  }

  /** Lets a member who is behind read on from the log. */
  public void catchUp(RoomSubscription roomSubscription) {
    catchUp.catchUp(roomSubscription);
  }

  private final class CatchUpView implements CatchUp.RoomView {
    @Override
    public boolean isHere(RoomSubscription roomSubscription) {
      return members.get(roomSubscription.subscriber()) == roomSubscription;
    }

    @Override
    public long seqFor(RoomSubscription roomSubscription) {
      return roomSubscription.delayMs() > 0 ? delayBuffer.seq() : seq;
    }
  }

  /**
   * Tells the owner who is here and which event the room has, and passes on what it has missed.
   * Done every few seconds, when a user comes or goes, and when an event is missing.
   */
  void watch() {
    watchRenewal.renew();
  }

  private final class WatchView implements WatchRenewal.RoomView {
    @Override
    public long epoch() {
      return epoch;
    }

    @Override
    public long seq() {
      return seq;
    }

    @Override
    public List<UserPresence> present() {
      return RoomSubscription.users(members.values());
    }

    @Override
    public Set<String> told() {
      return told;
    }

    @Override
    public boolean catchUp(GameReply.LogPage missed) {
      long before = seq;
      missed.events().forEach(event -> onEvent(missed.epoch(), event.seq(), event.frame(), null));
      epoch = Math.max(epoch, missed.epoch());
      return seq > before && seq < missed.lastSeq();
    }

    @Override
    public void gameDeleted() {
      for (RoomSubscriber subscriber : List.copyOf(members.keySet())) {
        exit(subscriber, "left");
        subscriber.send(
            new OutboundFrame(ServerFrames.event("game_left", ResponseJson.left(gameId))));
      }
    }
  }

  /** Renews the watch, and starts members again whose reading has failed. */
  void renew() {
    watch();
    List.copyOf(members.values()).forEach(this::catchUp);
  }
}
