package com.paperdynasty.journal;

import com.paperdynasty.game.model.RuleBook;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the reads of a journal. */
public final class CountingJournal implements Journal {
  private final Journal journal;
  private final AtomicLong eventsRead = new AtomicLong();

  private final AtomicLong playsAsked = new AtomicLong();

  public CountingJournal(Journal journal) {
    this.journal = journal;
  }

  public long eventsRead() {
    return eventsRead.get();
  }

  /** The number of calls of {@link #playsInEffect}. */
  public long playsAsked() {
    return playsAsked.get();
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    return journal
        .read(gameId, after, limit)
        .onSuccess(events -> eventsRead.addAndGet(events.size()));
  }

  @Override
  public Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit) {
    playsAsked.incrementAndGet();
    return journal.playsInEffect(gameId, upTo, after, limit);
  }

  @Override
  public Future<RuleBook> rules(UUID gameId) {
    return journal.rules(gameId);
  }

  @Override
  public Future<Optional<OpenedLog>> open(UUID gameId, String node) {
    return journal.open(gameId, node);
  }

  @Override
  public Future<AppendResult> append(AppendRequest appendRequest) {
    return journal.append(appendRequest);
  }

  @Override
  public Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId) {
    return journal.receiptOf(gameId, userId, commandId);
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
