package com.paperdynasty.realtime.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one room. {@link #all} is a list that later changes do not touch, so that members
 * may come and go while it is read. It is copied after a change and not for each event: an event is
 * sent far more often than a member comes or goes.
 */
final class RoomSubscriptions {
  private final Map<String, RoomSubscription> byConnection = new LinkedHashMap<>();
  private @Nullable List<RoomSubscription> copy;

  /** The members at this moment, in the order in which they came. */
  List<RoomSubscription> all() {
    List<RoomSubscription> now = copy;
    if (now == null) {
      now = List.copyOf(byConnection.values());
      copy = now;
    }
    return now;
  }

  @Nullable RoomSubscription get(RoomSubscriber subscriber) {
    return ofConnection(subscriber.id());
  }

  /** The member whose connection has this id, if they are in the room. */
  @Nullable RoomSubscription ofConnection(String id) {
    return byConnection.get(id);
  }

  boolean isEmpty() {
    return byConnection.isEmpty();
  }

  int size() {
    return byConnection.size();
  }

  void put(RoomSubscription member) {
    byConnection.put(member.subscriber().id(), member);
    copy = null;
  }

  /** Removes the member of a subscriber. Returns them, or null if there was none. */
  @Nullable RoomSubscription remove(RoomSubscriber subscriber) {
    copy = null;
    return byConnection.remove(subscriber.id());
  }

  /** Removes a member, unless the same subscriber has joined again since. */
  void remove(RoomSubscription member) {
    byConnection.remove(member.subscriber().id(), member);
    copy = null;
  }
}
