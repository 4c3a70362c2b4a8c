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

/**
 * Who watches a game, and who is therefore present. A user is present as long as they have a
 * connection in the room anywhere. Lives on the table's context.
 */
final class PresenceTracker {

  /** What a watch changed. */
  record PresenceChange(List<UserPresence> arrived, Map<String, String> departed) {
    static final PresenceChange NONE = new PresenceChange(List.of(), Map.of());

    private PresenceChange onlyArrived(Set<String> users) {
      return new PresenceChange(
          arrived.stream().filter(userPresence -> users.contains(userPresence.userId())).toList(),
          departed);
    }
  }

  private record Watcher(List<UserPresence> present, long renewedAtMs) {}

  private final Map<String, Watcher> watchers = new LinkedHashMap<>();
  private final Set<String> seenWatchers = new HashSet<>();
  private final Set<String> announcedDepartures = new HashSet<>();

  /**
   * Takes a watch or its renewal; an empty one ends it. Users who were announced by an owner before
   * this one have not come now: of a watcher's first watch only those have arrived whom it names
   * so.
   */
  PresenceChange renew(RenewWatch renewWatch, long nowMs) {
    boolean first = seenWatchers.add(renewWatch.watcher());
    PresenceChange presenceChange = taken(renewWatch, nowMs);
    Set<String> news = new HashSet<>(renewWatch.arrived());
    news.addAll(announcedDepartures);
    announcedDepartures.removeAll(byUser().keySet());
    return first ? presenceChange.onlyArrived(news) : presenceChange;
  }

  /**
   * Those of whom a watcher's people believe that they are in the room, and who are not: they were
   * with a node that died together with the game's owner, so that nobody has said that they are
   * gone. To be asked when every watcher has had the time to renew.
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

  private PresenceChange taken(RenewWatch renewWatch, long nowMs) {
    return change(
        () -> {
          if (renewWatch.present().isEmpty()) {
            watchers.remove(renewWatch.watcher());
          } else {
            watchers.put(renewWatch.watcher(), new Watcher(renewWatch.present(), nowMs));
          }
        },
        renewWatch.departed());
  }

  /** Drops those who have not renewed since {@code oldestMs}. */
  PresenceChange expire(long oldestMs) {
    if (watchers.values().stream().allMatch(watcher -> watcher.renewedAtMs() >= oldestMs)) {
      return PresenceChange.NONE;
    }
    return change(
        () -> watchers.values().removeIf(watcher -> watcher.renewedAtMs() < oldestMs), Map.of());
  }

  /** Drops the watchers of a node. */
  PresenceChange removeNode(String node) {
    return change(
        () -> watchers.keySet().removeIf(name -> BusAddresses.belongsTo(name, node)), Map.of());
  }

  /** A sender as the table knows them: whether they have been let into the room is known here. */
  Actor actor(User sender) {
    return new Actor(sender, isPresent(sender.userId()));
  }

  /** Whether a user is in the room. */
  boolean isPresent(String userId) {
    return watchers.values().stream()
        .flatMap(watcher -> watcher.present().stream())
        .anyMatch(here -> here.userId().equals(userId));
  }

  /** The names of the watchers. */
  Set<String> names() {
    return watchers.keySet();
  }

  boolean isEmpty() {
    return watchers.isEmpty();
  }

  /** Everybody in the room, each once, with their connections on all nodes. */
  Collection<UserPresence> present() {
    Map<String, UserPresence> people = new LinkedHashMap<>();
    for (Watcher watcher : watchers.values()) {
      for (UserPresence here : watcher.present()) {
        people.merge(here.userId(), here, UserPresence::merge);
      }
    }
    return people.values();
  }

  private PresenceChange change(Runnable step, Map<String, String> reasons) {
    Map<String, UserPresence> before = byUser();
    step.run();
    Map<String, UserPresence> after = byUser();
    List<UserPresence> arrived = new ArrayList<>();
    after.forEach(
        (user, userPresence) -> {
          if (!before.containsKey(user)) {
            arrived.add(userPresence);
          }
        });
    Map<String, String> departed = new LinkedHashMap<>();
    before.keySet().forEach(user -> departed.put(user, "disconnected"));
    // A table that was opened anew knows nobody from before, and is told whom the others still see.
    departed.putAll(reasons);
    departed.keySet().removeAll(after.keySet());
    return new PresenceChange(arrived, departed);
  }

  private Map<String, UserPresence> byUser() {
    Map<String, UserPresence> people = new HashMap<>();
    present().forEach(userPresence -> people.put(userPresence.userId(), userPresence));
    return people;
  }
}
