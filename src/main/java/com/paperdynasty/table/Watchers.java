package com.paperdynasty.table;

import com.paperdynasty.game.Actor;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableRequest.Watch;
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
final class Watchers {

  /** What a watch changed. */
  record Change(List<Present> arrived, Map<String, String> departed) {
    static final Change NONE = new Change(List.of(), Map.of());

    private Change onlyArrived(Set<String> users) {
      return new Change(
          arrived.stream().filter(present -> users.contains(present.userId())).toList(), departed);
    }
  }

  private record Watcher(List<Present> present, long renewedAtMs) {}

  private final Map<String, Watcher> watchers = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> buried = new HashSet<>();

  /**
   * Takes a watch or its renewal; an empty one ends it. Users who were announced by an owner before
   * this one have not come now: of a watcher's first watch only those have arrived whom it names
   * so.
   */
  Change renew(Watch watch, long nowMs) {
    boolean first = known.add(watch.watcher());
    Change change = taken(watch, nowMs);
    Set<String> news = new HashSet<>(watch.arrived());
    news.addAll(buried);
    buried.removeAll(byUser().keySet());
    return first ? change.onlyArrived(news) : change;
  }

  /**
   * Those of whom a watcher's people believe that they are in the room, and who are not: they were
   * with a node that died together with the game's owner, so that nobody has said that they are
   * gone. To be asked when every watcher has had the time to renew.
   */
  Change ghosts(Set<String> believed) {
    Map<String, String> departed = new LinkedHashMap<>();
    Set<String> here = byUser().keySet();
    for (String user : believed) {
      if (!here.contains(user) && buried.add(user)) {
        departed.put(user, "disconnected");
      }
    }
    return new Change(List.of(), departed);
  }

  private Change taken(Watch watch, long nowMs) {
    return change(
        () -> {
          if (watch.present().isEmpty()) {
            watchers.remove(watch.watcher());
          } else {
            watchers.put(watch.watcher(), new Watcher(watch.present(), nowMs));
          }
        },
        watch.departed());
  }

  /** Drops those who have not renewed since {@code oldestMs}. */
  Change expire(long oldestMs) {
    if (watchers.values().stream().allMatch(watcher -> watcher.renewedAtMs() >= oldestMs)) {
      return Change.NONE;
    }
    return change(
        () -> watchers.values().removeIf(watcher -> watcher.renewedAtMs() < oldestMs), Map.of());
  }

  /** Drops the watchers of a node. */
  Change lost(String node) {
    return change(() -> watchers.keySet().removeIf(name -> Addresses.isOf(name, node)), Map.of());
  }

  /** A sender as the table knows them: whether they have been let into the room is known here. */
  Actor actor(User sender) {
    return new Actor(sender, watches(sender.userId()));
  }

  /** Whether a user is in the room. */
  boolean watches(String userId) {
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
  Collection<Present> present() {
    Map<String, Present> people = new LinkedHashMap<>();
    for (Watcher watcher : watchers.values()) {
      for (Present here : watcher.present()) {
        people.merge(here.userId(), here, Present::and);
      }
    }
    return people.values();
  }

  private Change change(Runnable step, Map<String, String> reasons) {
    Map<String, Present> before = byUser();
    step.run();
    Map<String, Present> after = byUser();
    List<Present> arrived = new ArrayList<>();
    after.forEach(
        (user, present) -> {
          if (!before.containsKey(user)) {
            arrived.add(present);
          }
        });
    Map<String, String> departed = new LinkedHashMap<>();
    before.keySet().forEach(user -> departed.put(user, "disconnected"));
    // A table that was opened anew knows nobody from before, and is told whom the others still see.
    departed.putAll(reasons);
    departed.keySet().removeAll(after.keySet());
    return new Change(arrived, departed);
  }

  private Map<String, Present> byUser() {
    Map<String, Present> people = new HashMap<>();
    present().forEach(present -> people.put(present.userId(), present));
    return people;
  }
}
