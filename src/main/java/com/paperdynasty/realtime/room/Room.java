package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.cluster.routing.GameRouter;
import com.paperdynasty.protocol.server.ResponseJson;
import com.paperdynasty.protocol.server.ServerFrames;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The members of one game on this event loop. A room sends its members the events of the log in
 * order and without gaps: when an event is missing, it requests that event from the owner and sends
 * no later one before it. Used on its event loop alone.
 */
public final class Room {
  private final UUID gameId;
  private final CatchUp catchUp;
  private final SpectatorDelayBuffer delayBuffer;
  private final TransientBroadcaster broadcaster;
  private final WatchRenewal watchRenewal;
  private final RoomSubscriptions members = new RoomSubscriptions();
  private final AnnouncedUsers announcedUsers;
  private long epoch;
  private long seq;

  /** Creates a room whose last event is {@code seq}, of an owner with this {@code epoch}. */
  Room(
      UUID gameId,
      String watcher,
      RoomSettings settings,
      GameRouter router,
      TaskScheduler timers,
      long epoch,
      long seq) {
    this.gameId = gameId;
    this.catchUp = new CatchUp(gameId, router, settings.replayBytes(), new RoomMemberView());
    this.delayBuffer = new SpectatorDelayBuffer(settings.lateBytes(), timers, seq);
    this.broadcaster = new TransientBroadcaster(members, delayBuffer);
    DelayedPresence delayedPresence =
        new DelayedPresence(
            gameId,
            timers,
            settings.watchIntervalMs(),
            () -> broadcaster.participantsAsDelayed(gameId, router),
            broadcaster::sendToDelayed);
    this.announcedUsers = new AnnouncedUsers(gameId, members, broadcaster, delayedPresence);
    this.watchRenewal = new WatchRenewal(gameId, watcher, router, new WatchedRoomView());
    this.epoch = epoch;
    this.seq = seq;
  }

  UUID gameId() {
    return gameId;
  }

  public boolean isEmpty() {
    return members.isEmpty() && watchRenewal.isIdle();
  }

  int size() {
    return members.size();
  }

  @Nullable
  public RoomSubscription subscription(RoomSubscriber subscriber) {
    return members.get(subscriber);
  }

  /** Adds a member, unless their connection is closed already or this call closes it. */
  public void enter(RoomSubscription roomSubscription) {
    if (admit(roomSubscription)) {
      roomSubscription.subscriber().onEntered(gameId);
      sendWatch();
    }
  }

  /**
   * Replays the log to one subscriber. For a room outside of the registry, which has this one
   * member.
   */
  public void replay(RoomSubscription roomSubscription) {
    if (admit(roomSubscription)) {
      roomSubscription.subscriber().onReplayStarted(roomSubscription::isReading);
    }
  }

  private boolean admit(RoomSubscription roomSubscription) {
    RoomSubscriber subscriber = roomSubscription.subscriber();
    if (subscriber.isClosed()) {
      return false;
    }
    members.put(roomSubscription);
    catchUp(roomSubscription);
    if (subscriber.isClosed()) {
      // Too many pages wait for this subscriber. It has not entered a room yet, so it leaves none.
      members.remove(roomSubscription);
      return false;
    }
    if (roomSubscription.delayMs() > 0 && !delayBuffer.isScheduled(seq)) {
      delayBuffer.scheduleEvent(roomSubscription.delayMs(), seq, null, this::showDelayed);
    }
    return true;
  }

  /**
   * Removes a member. When the user's last connection leaves, the owner announces it with this
   * reason.
   */
  public void leave(RoomSubscriber subscriber, String reason) {
    RoomSubscription gone = members.remove(subscriber);
    if (gone == null) {
      return;
    }
    subscriber.onLeft(gameId);
    String user = subscriber.shownAs().userId();
    if (members.all().stream()
        .noneMatch(other -> other.subscriber().shownAs().userId().equals(user))) {
      watchRenewal.recordDeparture(user, reason);
    }
    sendWatch();
  }

  /**
   * An event of the log has arrived from an owner. An event of an earlier epoch is ignored.
   *
   * @return whether it was the next one, and went to the members
   */
  boolean onEvent(
      long fromEpoch, long eventSeq, String frame, @Nullable ConnectionRef connectionRef) {
    if (fromEpoch < epoch) {
      return false;
    }
    epoch = fromEpoch;
    if (eventSeq > seq + 1) {
      sendWatch();
    } else if (eventSeq == seq + 1) {
      seq = eventSeq;
      fanOut(eventSeq, new OutboundFrame(frame), connectionRef);
      String opened = ServerFrames.openedSide(frame);
      if (opened != null) {
        members.all().forEach(member -> unseat(member, opened, eventSeq));
      }
      return true;
    }
    return false;
  }

  /**
   * A member whose seat was opened leaves the room, and may join again as what they are now: they
   * must neither see the game ahead of the other spectators nor hear what a side says among itself.
   */
  private void unseat(RoomSubscription member, String side, long eventSeq) {
    if (member.losesSeat(side, eventSeq)) {
      sendAway(member);
    }
  }

  private void sendAway(RoomSubscription member) {
    RoomSubscriber subscriber = member.subscriber();
    leave(subscriber, "left");
    subscriber.send(new OutboundFrame(ServerFrames.event("game_left", ResponseJson.left(gameId))));
  }

  private void fanOut(long eventSeq, OutboundFrame frame, @Nullable ConnectionRef connectionRef) {
    long delayMs = 0;
    RoomSubscription sender =
        connectionRef == null ? null : members.ofConnection(connectionRef.connection());
    if (connectionRef != null && sender != null) {
      answer(sender, eventSeq, connectionRef.replyTo());
    }
    for (RoomSubscription roomSubscription : members.all()) {
      if (roomSubscription.delayMs() > 0) {
        delayMs = roomSubscription.delayMs();
      } else {
        offer(roomSubscription, eventSeq, frame);
      }
    }
    if (delayMs > 0) {
      delayBuffer.scheduleEvent(delayMs, eventSeq, frame, this::showDelayed);
    }
  }

  private void showDelayed(long eventSeq, @Nullable OutboundFrame frame) {
    for (RoomSubscription roomSubscription : members.all()) {
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

  /** Marks this event as the answer to a command of the member, unless they have been sent it. */
  public void answer(RoomSubscription roomSubscription, long eventSeq, @Nullable String replyTo) {
    if (replyTo != null && roomSubscription.position() < eventSeq) {
      roomSubscription.expectAnswer(eventSeq, replyTo);
    }
  }

  /** The owner has logged events up to this one. Events that have not arrived are requested. */
  public void expect(long lastSeq) {
    if (lastSeq > seq) {
      sendWatch();
    }
  }

  /**
   * A subscriber who joins was sent these participants.
   *
   * @param delayMs the delay of the subscriber; 0 for none
   */
  public void onParticipantsShown(
      RoomSubscriber subscriber, List<UserPresence> participants, long delayMs) {
    announcedUsers.onParticipantsShown(subscriber, participants, delayMs);
  }

  /** A user has come or gone, on any node. A change of an earlier epoch is ignored. */
  void onPresence(RoomMessage.Presence change) {
    if (change.epoch() >= epoch) {
      announcedUsers.onPresence(change);
    }
  }

  /** Broadcasts a transient message, which is not stored in a log. */
  void broadcast(RoomMessage.Transient message) {
    if (message.epoch() < epoch) {
      return;
    }
    broadcaster.broadcast(message);
  }

  /** Starts to read the log for a member who is behind. */
  public void catchUp(RoomSubscription roomSubscription) {
    catchUp.catchUp(roomSubscription);
  }

  private final class RoomMemberView implements CatchUp.MemberView {
    @Override
    public boolean isHere(RoomSubscription roomSubscription) {
      return members.get(roomSubscription.subscriber()) == roomSubscription;
    }

    @Override
    public long seqFor(RoomSubscription roomSubscription) {
      return roomSubscription.delayMs() > 0 ? delayBuffer.seq() : seq;
    }

    /** They joined before the event and came into the room after it. */
    @Override
    public void onRead(RoomSubscription roomSubscription, long readSeq, String frame) {
      String opened = ServerFrames.openedSide(frame);
      if (opened != null) {
        unseat(roomSubscription, opened, readSeq);
      }
    }
  }

  /**
   * Sends the owner a watch: who is here, and the last event of the room. The reply brings missed
   * events. Done every few seconds, when a user comes or goes, and when an event is missing.
   */
  void sendWatch() {
    watchRenewal.renew();
  }

  private final class WatchedRoomView implements WatchRenewal.WatchedRoom {
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
      return RoomSubscription.users(members.all());
    }

    @Override
    public void onWatch() {
      announcedUsers.onWatch();
    }

    @Override
    public Set<String> announcedUsers() {
      return announcedUsers.ids();
    }

    @Override
    public boolean catchUp(GameReply.LogPage missed) {
      long before = seq;
      missed.events().forEach(event -> onEvent(missed.epoch(), event.seq(), event.frame(), null));
      if (missed.epoch() >= epoch) {
        missed.others().forEach(user -> announcedUsers.onMissedArrival(missed.epoch(), user));
      }
      epoch = Math.max(epoch, missed.epoch());
      return seq > before && seq < missed.lastSeq();
    }

    @Override
    public void onGameDeleted() {
      members.all().forEach(Room.this::sendAway);
    }
  }

  /** Renews the watch, and reads again for members whose last read failed. */
  void renew() {
    sendWatch();
    members.all().forEach(this::catchUp);
  }
}
