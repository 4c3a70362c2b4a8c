package com.paperdynasty.store.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The appends that wait, oldest first, and the games that have one at the database. Of two appends
 * for one game the second waits until the first is decided. Used on the writer's context.
 */
final class AppendQueue {
  private final int appendsPerBatch;
  private final Deque<PendingAppend> waiting = new ArrayDeque<>();
  private final Set<UUID> gamesUnderWay = new HashSet<>();

  AppendQueue(int appendsPerBatch) {
    this.appendsPerBatch = appendsPerBatch;
  }

  void add(PendingAppend pendingAppend) {
    waiting.add(pendingAppend);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Takes the oldest appends of games that have none under way, at most one for each game. They are
   * under way until {@link #settled}. The batch is empty if all that wait have to go on waiting.
   */
  AppendBatch take(int eventVersion) {
    AppendBatch appendBatch = new AppendBatch(eventVersion);
    List<PendingAppend> left = new ArrayList<>();
    while (appendBatch.size() < appendsPerBatch && !waiting.isEmpty()) {
      PendingAppend pendingAppend = waiting.removeFirst();
      boolean mustWait = gamesUnderWay.contains(pendingAppend.appendRequest().gameId());
      if (!mustWait && pendingAppend.mustBeAlone() && appendBatch.size() > 0) {
        waiting.addFirst(pendingAppend);
        break;
      }
      if (mustWait || !appendBatch.addIfAbsent(pendingAppend)) {
        left.add(pendingAppend);
      } else if (pendingAppend.mustBeAlone()) {
        break;
      }
    }
    putBack(left);
    appendBatch.all().forEach(each -> gamesUnderWay.add(each.appendRequest().gameId()));
    return appendBatch;
  }

  /** The database has answered a batch, or will not answer it: its games may have the next. */
  void settled(AppendBatch appendBatch) {
    appendBatch.all().forEach(each -> gamesUnderWay.remove(each.appendRequest().gameId()));
  }

  /** Puts appends in front of all that wait. */
  void putBack(List<PendingAppend> first) {
    for (int i = first.size() - 1; i >= 0; i--) {
      waiting.addFirst(first.get(i));
    }
  }

  /** Removes those in front that have waited longer. The oldest appends are in front. */
  List<PendingAppend> removeStale(long nowNs, long longestNs) {
    List<PendingAppend> stale = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.getFirst().waitedNs(nowNs) > longestNs) {
      stale.add(waiting.removeFirst());
    }
    return stale;
  }

  /** Removes all. */
  List<PendingAppend> removeAll() {
    List<PendingAppend> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
