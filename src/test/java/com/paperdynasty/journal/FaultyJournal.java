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

/** A journal that a test stands between: it says what becomes of the next calls. */
public final class FaultyJournal implements Journal {
  private final Journal journal;
  private final Queue<Fault<Optional<OpenedLog>>> openings = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<AppendResult>> appends = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<Optional<CommandReceipt>>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<List<LoggedEvent>>> reads = new ConcurrentLinkedQueue<>();
  private final Queue<Fault<Map<UUID, OwnershipRecord>>> owners = new ConcurrentLinkedQueue<>();

  /** What becomes of a call. */
  @FunctionalInterface
  public interface Fault<T> {
    /**
     * The answer.
     *
     * @param call makes the call, at once or later; it is not made by itself
     */
    Future<T> answer(Supplier<Future<T>> call);
  }

  public FaultyJournal(Journal journal) {
    this.journal = journal;
  }

  /** The call does not arrive. */
  public static <T> Fault<T> unheard() {
    return call -> Future.failedFuture("the call was lost");
  }

  /** The call arrives, and what it brings is lost on the way back. */
  public static <T> Fault<T> unanswered() {
    return call -> call.get().compose(lost -> Future.failedFuture("the answer was lost"));
  }

  /** Of the openings to come, the first that has no fault yet gets this one. */
  public void onOpening(Fault<Optional<OpenedLog>> fault) {
    openings.add(fault);
  }

  /** Of the appends to come, the first that has no fault yet gets this one. */
  public void onAppend(Fault<AppendResult> fault) {
    appends.add(fault);
  }

  /** Of the questions for a command's answer, the first that has no fault yet gets this one. */
  public void onAnswerOf(Fault<Optional<CommandReceipt>> fault) {
    answers.add(fault);
  }

  /** Of the pages to come, the first that has no fault yet gets this one. */
  public void onRead(Fault<List<LoggedEvent>> fault) {
    reads.add(fault);
  }

  /** Of the questions for owners, the first that has no fault yet gets this one. */
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
  public Future<List<Long>> standingPlays(UUID gameId, long upTo, int after, int limit) {
    return journal.standingPlays(gameId, upTo, after, limit);
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

  /** A test may answer from any thread; whoever called is told on their own context, and later. */
  private static <T> Future<T> onCaller(Future<T> answer) {
    Context caller = Vertx.currentContext();
    if (caller == null) {
      return answer;
    }
    Promise<T> told = Promise.promise();
    answer.onComplete(done -> caller.runOnContext(now -> told.handle(done)));
    return told.future();
  }
}
