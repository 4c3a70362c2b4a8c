package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.ops.Readiness.ProbeFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final long PATIENCE_MS = 60_000;
  private static final ProbeFailure SLOW = new ProbeFailure("no answer in 5 s", false);
  private static final ProbeFailure READ_ONLY = new ProbeFailure("the server is read-only", true);

  private final List<Promise<Optional<ProbeFailure>>> probes = new ArrayList<>();
  private long nowNs = 1_000;

  @Test
  void nodeIsReadyFromOpenToDrainWhileTheDatabaseAccepts() {
    Readiness readiness = readiness(0);
    assertThat(readiness.whyNotReady().result()).contains("starting");
    readiness.open();

    Future<Optional<String>> first = readiness.whyNotReady();
    probes.get(0).complete(Optional.empty());
    assertThat(first.result()).isEmpty();
    Future<Optional<String>> second = readiness.whyNotReady();
    probes.get(1).complete(Optional.of(READ_ONLY));
    assertThat(second.result()).contains("the database refuses: the server is read-only");

    readiness.drain();
    assertThat(readiness.whyNotReady().result()).contains("draining");
  }

  @Test
  void concurrentChecksShareOneProbe() {
    Readiness readiness = readiness(0);
    readiness.open();
    List<Future<Optional<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(readiness.whyNotReady());
    }
    assertThat(probes).hasSize(1);
    probes.get(0).complete(Optional.of(READ_ONLY));
    assertThat(answers).allMatch(answer -> answer.result().orElseThrow().contains("read-only"));
  }

  @Test
  void probeResultIsReusedForTheConfiguredTime() {
    Readiness readiness = readiness(3_600_000);
    readiness.open();
    readiness.whyNotReady();
    probes.get(0).complete(Optional.empty());

    assertThat(readiness.whyNotReady().result()).isEmpty();
    assertThat(probes).hasSize(1);
    pass(3_600_000);
    readiness.whyNotReady();
    assertThat(probes).hasSize(2);
  }

  @Test
  void slowDatabaseKeepsTheNodeReady() {
    Readiness readiness = ready();

    for (int i = 0; i < 10; i++) {
      Future<Optional<String>> late = readiness.whyNotReady();
      pass(3 * PATIENCE_MS - 1);
      assertThat(readiness.whyNotReady().result()).as("while the database is probed").isEmpty();
      answer(Optional.empty());
      assertThat(late.result()).isEmpty();
    }
  }

  @Test
  void timeoutsInARowMakeTheNodeUnreadyUntilASuccess() {
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
  void silentDatabaseMakesTheNodeUnreadyBeforeTheProbeEnds() {
    Readiness readiness = ready();
    readiness.whyNotReady();

    pass(3 * PATIENCE_MS);

    assertThat(readiness.whyNotReady().result())
        .contains("the database has not answered for " + 3 * PATIENCE_MS + " ms");
    assertThat(probes).as("no other probe meanwhile").hasSize(2);
    answer(Optional.of(SLOW));
    assertThat(readiness.whyNotReady().isComplete()).isFalse();
    answer(Optional.empty());
    assertThat(readiness.whyNotReady().isComplete()).isFalse();
  }

  @Test
  void refusalMakesTheNodeUnreadyUntilAWriteSucceeds() {
    Readiness readiness = ready();

    assertThat(failed(readiness, READ_ONLY))
        .contains("the database refuses: the server is read-only");
    assertThat(failed(readiness, SLOW)).contains("the database is too slow: no answer in 5 s");
    readiness.whyNotReady();
    pass(PATIENCE_MS);
    assertThat(readiness.whyNotReady().result()).isPresent();
    answer(Optional.empty());
    assertThat(failed(readiness, null)).isEmpty();
  }

  @Test
  void nodeThatNeverReachedTheDatabaseIsNotReady() {
    Readiness readiness = readiness(0);
    readiness.open();

    assertThat(failed(readiness, SLOW)).isPresent();
    assertThat(failed(readiness, null)).isEmpty();
  }

  /** A node whose probe has succeeded once. */
  private Readiness ready() {
    Readiness readiness = readiness(0);
    readiness.open();
    assertThat(failed(readiness, null)).isEmpty();
    return readiness;
  }

  private Optional<String> failed(Readiness readiness, ProbeFailure failure) {
    Future<Optional<String>> answer = readiness.whyNotReady();
    answer(Optional.ofNullable(failure));
    return answer.result();
  }

  private void answer(Optional<ProbeFailure> failure) {
    probes.get(probes.size() - 1).complete(failure);
  }

  private void pass(long ms) {
    nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
  }

  private Readiness readiness(long probeMs) {
    return new Readiness(
        () -> {
          probes.add(Promise.promise());
          return probes.get(probes.size() - 1).future();
        },
        new Readiness.Probing(PATIENCE_MS, probeMs, 3),
        () -> nowNs);
  }
}
