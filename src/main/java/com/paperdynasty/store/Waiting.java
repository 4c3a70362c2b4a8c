package com.paperdynasty.store;

import com.paperdynasty.table.Append;
import com.paperdynasty.table.Appended;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** An append on its way. Lives on the writer's context, but for {@link #outcome}. */
final class Waiting {
  private final Append append;
  private final Context caller;
  private final long sinceNs;
  private final Promise<Appended> promise = Promise.promise();
  private long busySinceNs;
  private boolean busy;
  private boolean alone;

  Waiting(Append append, Context caller, long nowNs) {
    this.append = append;
    this.caller = caller;
    this.sinceNs = nowNs;
  }

  Append append() {
    return append;
  }

  /** Completes on the context of who called. */
  Future<Appended> outcome() {
    return promise.future();
  }

  long waitedNs(long nowNs) {
    return nowNs - sinceNs;
  }

  /** Its row was held by somebody else. Tells for how long that has been so. */
  long stillBusyNs(long nowNs) {
    if (!busy) {
      busy = true;
      busySinceNs = nowNs;
    }
    return nowNs - busySinceNs;
  }

  /** Whether it must be in a batch of its own, because it was in one that PostgreSQL refused. */
  boolean alone() {
    return alone;
  }

  void sendAlone() {
    alone = true;
  }

  void complete(Appended appended) {
    caller.runOnContext(nothing -> promise.tryComplete(appended));
  }

  /** Fails it, unless its caller has an answer already. */
  void fail(Throwable cause) {
    caller.runOnContext(nothing -> promise.tryFail(cause));
  }
}
