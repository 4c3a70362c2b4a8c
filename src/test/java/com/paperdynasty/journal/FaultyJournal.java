package com.paperdynasty.journal;

import com.paperdynasty.game.model.RuleBook;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A journal that injects faults: a test decides the result of the next calls. */
public final class FaultyJournal implements Journal {
  private final Journal journal;
  private final Queue<Fault<Optional<OpenedLog>>> openings = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<AppendResult>> appends = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<Optional<CommandReceipt>>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<List<LoggedEvent>>> reads = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<Map<UUID, OwnershipRecord>>> owners = new ConcurrentLinkedQueue<>();

  /** A fault of one call. */
  @FunctionalInterface
  public interface Fault<T> {
    /**
     * The result that the caller receives.
     *
     * @param call makes the real call, at once or later; without it no call is made
     */
    Future<T> answer(Supplier<Future<T>> call);
  }

  public FaultyJournal(Journal journal) {
    this.journal = journal;
  }

  /** The call is lost before the journal executes it. */
  public static <T> Fault<T> unheard() {
    return call -> Future.failedFuture("the call was lost");
  }

  /** The journal executes the call, and the answer is lost. */
  public static <T> Fault<T> unanswered() {
    return call -> call.get().compose(lost -> Future.failedFuture("the answer was lost"));
  }

  /** Adds a fault for the next opening that has none yet. */
  public void onOpening(Fault<Optional<OpenedLog>> fault) {
    openings.add(fault);
  }

  /** Adds a fault for the next append that has none yet. */
  public void onAppend(Fault<AppendResult> fault) {
    appends.add(fault);
  }

  /** Adds a fault for the next read of a receipt that has none yet. */
  public void onAnswerOf(Fault<Optional<CommandReceipt>> fault) {
    answers.add(fault);
  }

  /** Adds a fault for the next read that has none yet. */
  public void onRead(Fault<List<LoggedEvent>> fault) {
    reads.add(fault);
  }

  /** Adds a fault for the next query of owners that has none yet. */
  public void onOwners(Fault<Map<UUID, OwnershipRecord>> fault) {
    owners.add(fault);
  }

  @Override
  public Future<Optional<OpenedLog>> open(UUID gameId, String node) {
    return call(openings, () -> journal.open(gameId, node));
  }

  @Override
  public Future<AppendResult> append(AppendRequest appendRequest) {
    return call(appends, () -> journal.append(appendRequest));
  }

  @Override
  public Future<Optional<CommandReceipt>> receiptOf(UUID gameId, String userId, String commandId) {
    return call(answers, () -> journal.receiptOf(gameId, userId, commandId));
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    return call(reads, () -> journal.read(gameId, after, limit));
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
    return call(owners, () -> journal.owners(gameIds));
  }

  @Override
  public Future<Void> release(Map<UUID, Long> epochs) {
    return journal.release(epochs);
  }

  private static <T> Future<T> call(Queue<Fault<T>> faults, Supplier<Future<T>> call) {
    Fault<T> fault = faults.poll();
    return fault == null ? call.get() : onCaller(fault.answer(call));
  }

  /** Completes on the caller's context, and later, whatever thread the test completes on. */
  private static <T> Future<T> onCaller(Future<T> answer) {
    Context caller = Vertx.currentContext();
    if (caller == null) {
      return answer;
    }
    Promise<T> result = Promise.promise();
    answer.onComplete(done -> caller.runOnContext(now -> result.handle(done)));
    return result.future();
  }
}
