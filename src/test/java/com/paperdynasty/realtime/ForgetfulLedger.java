package com.paperdynasty.realtime;

import com.paperdynasty.talk.Activity;
import com.paperdynasty.talk.AuditLine;
import com.paperdynasty.talk.Ledger;
import com.paperdynasty.talk.NumberedDeed;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A ledger that nobody reads. */
final class ForgetfulLedger implements Ledger {
  @Override
  public Future<Void> write(UUID recorderId, List<NumberedDeed> deeds, Map<Activity, Long> counts) {
    return Future.succeededFuture();
  }

  @Override
  public Future<List<AuditLine>> audit(UUID gameId, long after, int limit) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Void> forget(Duration deeds, Duration counts) {
    return Future.succeededFuture();
  }
}
