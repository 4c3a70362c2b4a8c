package com.paperdynasty.session;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ended sessions as the database keeps them. */
public final class MemoryEndedSessions implements EndedSessionStore {
  private final Clock clock;
  private final List<Row> rows = new ArrayList<>();
  private boolean failing;

  private record Row(Position position, Instant tokensUntil, Instant until) {}

  public MemoryEndedSessions(Clock clock) {
    this.clock = clock;
  }

  /** From now on nothing can be asked. */
  public void fail() {
    failing = true;
  }

  @Override
  public Future<Void> end(String id, Duration tokens, Duration renewals) {
    Instant now = clock.instant();
    if (rows.stream().noneMatch(row -> row.position().id().equals(id))) {
      rows.add(new Row(new Position(now, id), now.plus(tokens), now.plus(renewals)));
    }
    return answer(null);
  }

  @Override
  public Future<Boolean> hasEnded(String id) {
    return answer(rows.stream().anyMatch(row -> row.position().id().equals(id)));
  }

  @Override
  public Future<List<Ended>> after(Position position, int limit) {
    Comparator<Position> order = Comparator.comparing(Position::at).thenComparing(Position::id);
    Instant now = clock.instant();
    return answer(
        rows.stream()
            .filter(
                row ->
                    order.compare(row.position(), position) > 0 && now.isBefore(row.tokensUntil()))
            .sorted(Comparator.comparing(Row::position, order))
            .limit(limit)
            .map(row -> new Ended(row.position(), Duration.between(now, row.tokensUntil())))
            .toList());
  }

  private <T> Future<T> answer(T value) {
    return failing ? Future.failedFuture("the database is down") : Future.succeededFuture(value);
  }
}
