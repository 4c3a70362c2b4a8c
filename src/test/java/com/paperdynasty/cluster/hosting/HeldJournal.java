package com.paperdynasty.cluster.hosting;

import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.journal.OwnershipRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A journal without logs, in which an opening takes until the test ends it, like one of a very long
 * log.
 */
public final class HeldJournal implements Journal {
  private final Map<UUID, OwnershipRecord> rows = new ConcurrentHashMap<>();
  private final Map<UUID, Promise<Optional<OpenedLog>>> openings = new ConcurrentHashMap<>();
  private final Map<UUID, Promise<String>> openers = new ConcurrentHashMap<>();
  private final Queue<Promise<Map<UUID, OwnershipRecord>>> unanswered =
      new ConcurrentLinkedQueue<>();
  private volatile boolean silent;

  /** The node that opens a game, as soon as one does. */
  Future<String> opener(UUID gameId) {
    return promise(openers, gameId).future();
  }

  /** Ends the opening: the game does not exist. */
  void endOpening(UUID gameId) {
    promise(openings, gameId).complete(Optional.empty());
  }

  /** From now on it does not answer ownership queries. */
  public void fallSilent() {
    silent = true;
  }

  /** Answers ownership queries again, also those that came meanwhile. */
  public void speak() {
    silent = false;
    for (var asked = unanswered.poll(); asked != null; asked = unanswered.poll()) {
      asked.complete(Map.copyOf(rows));
    }
  }

  private static <T> Promise<T> promise(Map<UUID, Promise<T>> all, UUID gameId) {
    return all.computeIfAbsent(gameId, id -> Promise.promise());
  }

  @Override
  public Future<Optional<OpenedLog>> open(UUID gameId, String node) {
    rows.merge(
        gameId,
        new OwnershipRecord(1, 1, node),
        (before, first) -> new OwnershipRecord(before.epoch() + 1, before.lastSeq(), node));
    promise(openers, gameId).tryComplete(node);
    return promise(openings, gameId).future();
  }

  @Override
  public Future<Map<UUID, OwnershipRecord>> owners(Collection<UUID> gameIds) {
    if (silent) {
      Promise<Map<UUID, OwnershipRecord>> later = Promise.promise();
      unanswered.add(later);
      return later.future();
    }
    Map<UUID, OwnershipRecord> found = new HashMap<>(rows);
    found.keySet().retainAll(gameIds);
    return Future.succeededFuture(found);
  }

  @Override
  public Future<AppendResult> append(AppendRequest appendRequest) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<RuleBook> rules(UUID gameId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> release(Map<UUID, Long> epochs) {
    throw new UnsupportedOperationException();
  }
}
