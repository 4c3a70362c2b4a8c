package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.ops.Readiness.Lack;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final long PATIENCE_MS = 60_000;
  private static final Lack SLOW = new Lack("no answer in 5 s", false);
  private static final Lack READ_ONLY = new Lack("the server is read-only", true);

  private final List<Promise<Optional<Lack>>> asked = new ArrayList<>();
  private long nowNs = 1_000;

  @Test
  void aNodeIsReadyFromItsOpeningToItsDrainingWhileTheDatabaseLacksNothing() {
    Readiness readiness = readiness(0);
    assertThat(readiness.reasonNot().result()).contains("starting");
    readiness.open();

    Future<Optional<String>> first = readiness.reasonNot();
    asked.get(0).complete(Optional.empty());
    assertThat(first.result()).isEmpty();
    Future<Optional<String>> second = readiness.reasonNot();
    asked.get(1).complete(Optional.of(READ_ONLY));
    assertThat(second.result()).contains("the database refuses: the server is read-only");

    readiness.drain();
    assertThat(readiness.reasonNot().result()).contains("draining");
  }

  @Test
  void manyWhoAskAtOnceAskTheDatabaseOnce() {
    Readiness readiness = readiness(0);
    readiness.open();
    List<Future<Optional<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(readiness.reasonNot());
    }
    assertThat(asked).hasSize(1);
    asked.get(0).complete(Optional.of(READ_ONLY));
    assertThat(answers).allMatch(answer -> answer.result().orElseThrow().contains("read-only"));
  }

  @Test
  void anAnswerIsGoodForAsLongAsConfigured() {
    Readiness readiness = readiness(3_600_000);
    readiness.open();
    readiness.reasonNot();
    asked.get(0).complete(Optional.empty());

    assertThat(readiness.reasonNot().result()).isEmpty();
    assertThat(asked).hasSize(1);
    pass(3_600_000);
    readiness.reasonNot();
    assertThat(asked).hasSize(2);
  }

  @Test
  void aDatabaseThatIsOnlySlowTakesNoNodeOut() {
    Readiness readiness = ready();

    for (int i = 0; i < 10; i++) {
      Future<Optional<String>> late = readiness.reasonNot();
      pass(3 * PATIENCE_MS - 1);
      assertThat(readiness.reasonNot().result()).as("while the database is asked").isEmpty();
      answer(Optional.empty());
      assertThat(late.result()).isEmpty();
    }
  }

  @Test
  void failuresInARowThatMayPassTakeANodeOutAndOneSuccessBringsItBack() {
    Readiness readiness = ready();

    assertThat(failed(readiness, SLOW)).isEmpty();
    assertThat(failed(readiness, SLOW)).isEmpty();
    assertThat(failed(readiness, SLOW)).contains("the database is too slow: no answer in 5 s");
    assertThat(failed(readiness, null)).isEmpty();
    assertThat(failed(readiness, SLOW)).isEmpty();
    assertThat(failed(readiness, SLOW)).isEmpty();
    assertThat(failed(readiness, null)).isEmpty();
    assertThat(failed(readiness, SLOW)).isEmpty();
  }

  @Test
  void aDatabaseThatDoesNotAnswerAtAllTakesTheNodeOutThoughTheProbeHasNotEnded() {
    Readiness readiness = ready();
    readiness.reasonNot();

    pass(3 * PATIENCE_MS);

    assertThat(readiness.reasonNot().result())
        .contains("the database has not answered for " + 3 * PATIENCE_MS + " ms");
    assertThat(asked).as("nothing more is asked meanwhile").hasSize(2);
    answer(Optional.of(SLOW));
    assertThat(readiness.reasonNot().isComplete()).isFalse();
    answer(Optional.empty());
    assertThat(readiness.reasonNot().isComplete()).isFalse();
  }

  @Test
  void aRefusalTakesTheNodeOutAtOnceUntilSomethingWasKept() {
    Readiness readiness = ready();

    assertThat(failed(readiness, READ_ONLY))
        .contains("the database refuses: the server is read-only");
    assertThat(failed(readiness, SLOW)).contains("the database is too slow: no answer in 5 s");
    readiness.reasonNot();
    pass(PATIENCE_MS);
    assertThat(readiness.reasonNot().result()).isPresent();
    answer(Optional.empty());
    assertThat(failed(readiness, null)).isEmpty();
  }

  @Test
  void aNodeThatHasNeverReachedTheDatabaseIsNotReady() {
    Readiness readiness = readiness(0);
    readiness.open();

    assertThat(failed(readiness, SLOW)).isPresent();
    assertThat(failed(readiness, null)).isEmpty();
  }

  /** A node that has kept something once. */
  private Readiness ready() {
    Readiness readiness = readiness(0);
    readiness.open();
    assertThat(failed(readiness, null)).isEmpty();
    return readiness;
  }

  private Optional<String> failed(Readiness readiness, Lack lack) {
    Future<Optional<String>> answer = readiness.reasonNot();
    answer(Optional.ofNullable(lack));
    return answer.result();
  }

  private void answer(Optional<Lack> lack) {
    asked.get(asked.size() - 1).complete(lack);
  }

  private void pass(long ms) {
    nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
  }

  private Readiness readiness(long probeMs) {
    return new Readiness(
        () -> {
          asked.add(Promise.promise());
          return asked.get(asked.size() - 1).future();
        },
        new Readiness.Probing(PATIENCE_MS, probeMs, 3),
        () -> nowNs);
  }
}
