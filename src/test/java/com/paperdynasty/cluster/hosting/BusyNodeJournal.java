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
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The journal of a node that has only a part of a processor: openings and appends are made one
 * after the other, and each takes its time. Thread-safe.
 */
final class BusyNodeJournal implements Journal {
  private final Vertx vertx;
  private final Journal journal;
  private final long openingMs;
  private final long appendMs;
  private long busyUntilNs = System.nanoTime();

  /** A journal that makes its calls on {@code journal}. */
  BusyNodeJournal(Vertx vertx, Journal journal, long openingMs, long appendMs) {
    this.vertx = vertx;
    this.journal = journal;
    this.openingMs = openingMs;
    this.appendMs = appendMs;
  }

  @Override
  public Future<Optional<OpenedLog>> open(UUID gameId, String node) {
    return inTurn(openingMs, () -> journal.open(gameId, node));
  }

  @Override
  public Future<AppendResult> append(AppendRequest appendRequest) {
    return inTurn(appendMs, () -> journal.append(appendRequest));
  }

  private <T> Future<T> inTurn(long ms, Supplier<Future<T>> call) {
    return vertx.timer(reserve(ms), TimeUnit.NANOSECONDS).compose(done -> call.get());
  }

  /** After how many nanoseconds work that takes so long is done. */
  private synchronized long reserve(long ms) {
    long now = System.nanoTime();
    busyUntilNs = Math.max(now, busyUntilNs) + TimeUnit.MILLISECONDS.toNanos(ms);
    return busyUntilNs - now;
  }

  @Override
  public Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId) {
    return journal.receiptOf(gameId, userId, commandId);
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    return journal.read(gameId, after, limit);
  }

  @Override
  public Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit) {
    return journal.playsInEffect(gameId, upTo, after, limit);
  }

  @Override
  public Future<RuleBook> rules(UUID gameId) {
    return journal.rules(gameId);
  }

  @Override
  public Future<Map<UUID, OwnershipRecord>> owners(Collection<UUID> gameIds) {
    return journal.owners(gameIds);
  }

  @Override
  public Future<Void> release(Map<UUID, Long> epochs) {
    return journal.release(epochs);
  }
}
