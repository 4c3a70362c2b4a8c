package com.paperdynasty.cluster;

import com.paperdynasty.game.RuleBook;
import com.paperdynasty.table.Answer;
import com.paperdynasty.table.Append;
import com.paperdynasty.table.Appended;
import com.paperdynasty.table.Journal;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.table.Opened;
import com.paperdynasty.table.OwnerRow;
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
 * A journal of games that nobody has played, in which an opening takes until the test ends it: as
 * one of a very long log does.
 */
final class HeldJournal implements Journal {
  private final Map<UUID, OwnerRow> rows = new ConcurrentHashMap<>();
  private final Map<UUID, Promise<Optional<Opened>>> openings = new ConcurrentHashMap<>();
  private final Map<UUID, Promise<String>> openers = new ConcurrentHashMap<>();
  private final Queue<Promise<Map<UUID, OwnerRow>>> unanswered = new ConcurrentLinkedQueue<>();
  private volatile boolean silent;

  /** Who opens a game, as soon as somebody does. */
  Future<String> opener(UUID gameId) {
    return promise(openers, gameId).future();
  }

  /** Ends the opening; it turns out that there is no such game. */
  void endOpening(UUID gameId) {
    promise(openings, gameId).complete(Optional.empty());
  }

  /** From now on it does not say whose games are. */
  void fallSilent() {
    silent = true;
  }

  /** It says so again, and answers what it was asked meanwhile with what it knows now. */
  void speak() {
    silent = false;
    for (var asked = unanswered.poll(); asked != null; asked = unanswered.poll()) {
      asked.complete(Map.copyOf(rows));
    }
  }

  private static <T> Promise<T> promise(Map<UUID, Promise<T>> all, UUID gameId) {
    return all.computeIfAbsent(gameId, id -> Promise.promise());
  }

  @Override
  public Future<Optional<Opened>> open(UUID gameId, String node) {
    rows.merge(
        gameId,
        new OwnerRow(1, 1, node),
        (before, first) -> new OwnerRow(before.epoch() + 1, before.lastSeq(), node));
    promise(openers, gameId).tryComplete(node);
    return promise(openings, gameId).future();
  }

  @Override
  public Future<Map<UUID, OwnerRow>> owners(Collection<UUID> gameIds) {
    if (silent) {
      Promise<Map<UUID, OwnerRow>> later = Promise.promise();
      unanswered.add(later);
      return later.future();
    }
    Map<UUID, OwnerRow> found = new HashMap<>(rows);
    found.keySet().retainAll(gameIds);
    return Future.succeededFuture(found);
  }

  @Override
  public Future<Appended> append(Append append) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Optional<Answer>> answerOf(UUID gameId, String userId, String commandId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<Long>> standingPlays(UUID gameId, long upTo, int after, int limit) {
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
