package com.paperdynasty.store.journal;

import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** An append that waits or was sent. Used on the writer's context, except for {@link #outcome}. */
final class PendingAppend {
  private final AppendRequest appendRequest;
  private final Context caller;
  private final long sinceNs;
  private final Promise<AppendResult> promise = Promise.promise();
  private long busySinceNs;
  private boolean busy;
  private boolean alone;

  PendingAppend(AppendRequest appendRequest, Context caller, long nowNs) {
    this.appendRequest = appendRequest;
    this.caller = caller;
    this.sinceNs = nowNs;
  }

  AppendRequest appendRequest() {
    return appendRequest;
  }

  /** Completes on the caller's context. */
  Future<AppendResult> outcome() {
    return promise.future();
  }

  long waitedNs(long nowNs) {
    return nowNs - sinceNs;
  }

  /** Notes that another transaction held its row. Returns for how long that has been so, in ns. */
  long markBusy(long nowNs) {
    if (!busy) {
      busy = true;
      busySinceNs = nowNs;
    }
    return nowNs - busySinceNs;
  }

  /** Whether it must be in a batch of its own, because PostgreSQL rejected a batch with it. */
  boolean mustBeAlone() {
    return alone;
  }

  void sendAlone() {
    alone = true;
  }

  void complete(AppendResult appendResult) {
    caller.runOnContext(nothing -> promise.tryComplete(appendResult));
  }

  /** Fails it, unless its caller already has a result. */
  void fail(Throwable cause) {
    caller.runOnContext(nothing -> promise.tryFail(cause));
  }
}
