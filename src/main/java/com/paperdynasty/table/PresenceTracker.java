package com.paperdynasty.table;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.user.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tracks the watchers of a game and so the users in its room. A user is present as long as they
 * have a connection in the room on any node. Used on the game's context.
 */
final class PresenceTracker {

  /**
   * The users who arrived, or have a higher role or a side more than before, and those who left,
   * each with the reason.
   */
  record PresenceChange(List<UserPresence> arrived, Map<String, String> departed) {
    static final PresenceChange NONE = new PresenceChange(List.of(), Map.of());

    private PresenceChange onlyArrived(Set<String> users) {
      return new PresenceChange(
          arrived.stream().filter(userPresence -> users.contains(userPresence.userId())).toList(),
          departed);
    }
  }

  /** The ids are looked up several times for each command, in rooms of thousands. */
  private record Watcher(List<UserPresence> present, Set<String> ids, long renewedAtMs) {
    static Watcher of(List<UserPresence> present, long renewedAtMs) {
      Set<String> ids =
          present.stream().map(UserPresence::userId).collect(Collectors.toUnmodifiableSet());
      return new Watcher(present, ids, renewedAtMs);
    }
  }

  private final Map<String, Watcher> watchers = new LinkedHashMap<>();
  private final Set<String> seenWatchers = new HashSet<>();
  private final Set<String> announcedDepartures = new HashSet<>();

  /**
   * Takes a watch or its renewal; an empty one ends it. An earlier owner may have announced users
   * already. So of a watcher's first watch only those users have arrived whom it names as arrived.
   */
  PresenceChange renew(RenewWatch renewWatch, long nowMs) {
    Watcher before = watchers.get(renewWatch.watcher());
    if (before != null
        && renewWatch.departed().isEmpty()
        && before.present().equals(renewWatch.present())) {
      // Most renewals: of every room every few seconds. They make nothing anew.
      watchers.put(renewWatch.watcher(), new Watcher(before.present(), before.ids(), nowMs));
      return PresenceChange.NONE;
    }
    boolean first = seenWatchers.add(renewWatch.watcher());
    PresenceChange presenceChange = update(renewWatch, nowMs);
    Set<String> announced = new HashSet<>(renewWatch.arrived());
    announced.addAll(announcedDepartures);
    announcedDepartures.removeAll(byUser().keySet());
    return first ? presenceChange.onlyArrived(announced) : presenceChange;
  }

  /**
   * Users who were announced to a watcher and are not in the room. They were on a node that died
   * together with the game's owner, so their departure was never announced. Call it only when every
   * watcher has had time to renew.
   */
  PresenceChange departedUnseen(Set<String> believed) {
    Map<String, String> departed = new LinkedHashMap<>();
    Set<String> here = byUser().keySet();
    for (String user : believed) {
      if (!here.contains(user) && announcedDepartures.add(user)) {
        departed.put(user, "disconnected");
      }
    }
    return new PresenceChange(List.of(), departed);
  }

  /**
   * The users in the room of whom a watcher does not know, because they came before the owner knew
   * the watcher, or because a message was lost.
   */
  List<UserPresence> unknownTo(RenewWatch renewWatch) {
    Watcher own = watchers.get(renewWatch.watcher());
    if (own == null) {
      return List.of();
    }
    Map<String, UserPresence> unknown = Map.of();
    for (Watcher watcher : watchers.values()) {
      for (UserPresence there : watcher.present()) {
        String user = there.userId();
        if (!own.ids().contains(user) && !renewWatch.believed().contains(user)) {
          unknown = unknown.isEmpty() ? new LinkedHashMap<>() : unknown;
          unknown.merge(user, there, UserPresence::merge);
        }
      }
    }
    return List.copyOf(unknown.values());
  }

  private PresenceChange update(RenewWatch renewWatch, long nowMs) {
    return change(
        () -> {
          if (renewWatch.present().isEmpty()) {
            watchers.remove(renewWatch.watcher());
          } else {
            watchers.put(renewWatch.watcher(), Watcher.of(renewWatch.present(), nowMs));
          }
        },
        renewWatch.departed());
  }

  /** Removes watchers that have not renewed since {@code oldestMs}. */
  PresenceChange expire(long oldestMs) {
    if (watchers.values().stream().allMatch(watcher -> watcher.renewedAtMs() >= oldestMs)) {
      return PresenceChange.NONE;
    }
    return change(
        () -> watchers.values().removeIf(watcher -> watcher.renewedAtMs() < oldestMs), Map.of());
  }

  /** Removes the watchers of a node. */
  PresenceChange removeNode(String node) {
    return change(
        () -> watchers.keySet().removeIf(name -> BusAddresses.belongsTo(name, node)), Map.of());
  }

  /** The sender as an actor, with whether they are in the room. */
  Actor actor(User sender) {
    return new Actor(sender, isPresent(sender.userId()));
  }

  /** The sides by which a user is in the room. */
  Set<String> sidesOf(String userId) {
    Set<String> sides = new HashSet<>();
    for (Watcher watcher : watchers.values()) {
      for (UserPresence here : watcher.present()) {
        if (here.userId().equals(userId)) {
          sides.addAll(here.sides());
        }
      }
    }
    return sides;
  }

  /** Whether a user is in the room. */
  boolean isPresent(String userId) {
    for (Watcher watcher : watchers.values()) {
      if (watcher.ids().contains(userId)) {
        return true;
      }
    }
    return false;
  }

  /** The names of the watchers. */
  Set<String> names() {
    return watchers.keySet();
  }

  boolean isEmpty() {
    return watchers.isEmpty();
  }

  /** All users in the room, each once, with their connections on all nodes. */
  Collection<UserPresence> present() {
    Map<String, UserPresence> users = new LinkedHashMap<>();
    for (Watcher watcher : watchers.values()) {
      for (UserPresence here : watcher.present()) {
        users.merge(here.userId(), here, UserPresence::merge);
      }
    }
    return users.values();
  }

  private PresenceChange change(Runnable step, Map<String, String> reasons) {
    Map<String, UserPresence> before = byUser();
    step.run();
    Map<String, UserPresence> after = byUser();
    List<UserPresence> arrived = new ArrayList<>();
    after.forEach(
        (user, userPresence) -> {
          UserPresence known = before.get(user);
          if (known == null || userPresence.gainsOn(known)) {
            arrived.add(userPresence);
          }
        });
    Map<String, String> departed = new LinkedHashMap<>();
    before.keySet().forEach(user -> departed.put(user, "disconnected"));
    // After a new opening earlier users are unknown here; the watchers report their departures.
    departed.putAll(reasons);
    departed.keySet().removeAll(after.keySet());
    return new PresenceChange(arrived, departed);
  }

  private Map<String, UserPresence> byUser() {
    Map<String, UserPresence> users = new HashMap<>();
    present().forEach(userPresence -> users.put(userPresence.userId(), userPresence));
    return users;
  }
}
