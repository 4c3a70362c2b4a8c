package com.paperdynasty.realtime.room;

import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.protocol.server.PresenceJson;
import com.paperdynasty.protocol.server.ServerFrames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The users whom the members of a room know to be in it. The answer to a join and the news of an
 * arrival come by different ways, so somebody who comes while another joins may be in neither; this
 * class finds them.
 */
final class AnnouncedUsers {
  private final UUID gameId;
  private final RoomSubscriptions members;
  private final TransientBroadcaster broadcaster;
  private final DelayedPresence delayedPresence;
  private final Set<String> ids = new HashSet<>();

  /** Who left since the last watch was sent: its answer may be older than that. */
  private final Set<String> departed = new HashSet<>();

  AnnouncedUsers(
      UUID gameId,
      RoomSubscriptions members,
      TransientBroadcaster broadcaster,
      DelayedPresence delayedPresence) {
    this.gameId = gameId;
    this.members = members;
    this.broadcaster = broadcaster;
    this.delayedPresence = delayedPresence;
  }

  Set<String> ids() {
    return ids;
  }

  /** A watch is sent now. */
  void onWatch() {
    departed.clear();
  }

  /**
   * A subscriber who joins was sent these participants. They are shown the members of whom the room
   * was told since. Of users elsewhere only the ids are known: they are forgotten, and the owner
   * names them in its answer to the next watch. A delayed spectator is shown nobody before the
   * delay, because a seat is news.
   *
   * @param delayMs the delay of the subscriber; 0 for none
   */
  void onParticipantsShown(
      RoomSubscriber subscriber, List<UserPresence> participants, long delayMs) {
    Set<String> shown = new HashSet<>();
    participants.forEach(user -> shown.add(user.userId()));
    List<UserPresence> missed = new ArrayList<>();
    if (!shown.containsAll(ids)) {
      for (UserPresence here : RoomSubscription.users(members.all())) {
        if (ids.contains(here.userId()) && shown.add(here.userId())) {
          missed.add(here);
        }
      }
      ids.retainAll(shown);
    }
    ids.addAll(shown);
    delayedPresence.onJoin(participants, broadcaster.hasDelayedMembers());
    if (delayMs == 0) {
      missed.forEach(user -> subscriber.send(new OutboundFrame(arrival(user))));
    } else if (!missed.isEmpty()) {
      delayedPresence.onDropped(delayMs);
    }
  }

  /**
   * The owner names a user elsewhere of whom a watch did not know. They may be known by now, or
   * gone.
   */
  void onMissedArrival(long epoch, UserPresence user) {
    if (!ids.contains(user.userId()) && !departed.contains(user.userId())) {
      onPresence(new RoomMessage.Presence(gameId, epoch, user.userId(), true, arrival(user)));
    }
  }

  /** A user has come or gone, on any node. */
  void onPresence(RoomMessage.Presence change) {
    if (change.here()) {
      ids.add(change.userId());
      departed.remove(change.userId());
    } else {
      ids.remove(change.userId());
      departed.add(change.userId());
    }
    broadcaster.broadcast(change.asTransient(), delayedPresence.outcomeOf(change));
  }

  private String arrival(UserPresence user) {
    return ServerFrames.event("user_connected", PresenceJson.arrived(gameId, user));
  }
}
