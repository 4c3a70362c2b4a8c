package com.paperdynasty.store.journal;

import com.paperdynasty.concurrent.CallerContextPromise;
import com.paperdynasty.store.connection.DatabaseFault;
import com.paperdynasty.store.connection.PersistentConnection;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The probes of a journal's connection that wait: each asks whether an append would succeed now.
 * All that wait are answered by one statement. Used on the context of the journal's writer.
 */
final class JournalProbes {
  private static final int SLOTS = 256;

  private final Deque<CallerContextPromise<Optional<DatabaseFault>>> waiting = new ArrayDeque<>();

  /**
   * The row that this node's probes write. Two nodes that share a row wait for each other for a
   * moment.
   */
  private final int slot = ThreadLocalRandom.current().nextInt(SLOTS);

  /** Adds a probe. It is answered with a fault, or with nothing if an append would succeed. */
  void add(CallerContextPromise<Optional<DatabaseFault>> probe) {
    waiting.add(probe);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Answers all probes: there is no connection, because of this fault. */
  void answerWithoutConnection(DatabaseFault fault) {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().answer(Future.succeededFuture(Optional.of(fault)));
    }
  }

  /** Sends one statement for all probes, and answers them. The Future does not fail. */
  Future<Void> send(PersistentConnection connection) {
    List<CallerContextPromise<Optional<DatabaseFault>>> asked = List.copyOf(waiting);
    waiting.clear();
    return connection
        .execute(JournalSql.PROBE, Tuple.of(slot))
        .map(done -> Optional.<DatabaseFault>empty())
        .otherwise(cause -> Optional.of(DatabaseFault.of(cause)))
        .onComplete(answer -> asked.forEach(one -> one.answer(answer)))
        .mapEmpty();
  }
}
