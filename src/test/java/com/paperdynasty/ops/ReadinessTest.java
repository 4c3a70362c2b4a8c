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
  private static final long OUTAGE_MS = 3 * PATIENCE_MS;
  private static final ProbeFailure SLOW = new ProbeFailure("no answer in 5 s", false);
  private static final ProbeFailure READ_ONLY = new ProbeFailure("the server is read-only", true);

  private final List<Promise<Optional<ProbeFailure>>> probes = new ArrayList<>();
  private Optional<String> own = Optional.empty();
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
    probes.get(1).complete(Optional.empty());
    assertThat(second.result()).isEmpty();

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
      pass(OUTAGE_MS - 1);
      assertThat(readiness.whyNotReady().result()).as("while the database is probed").isEmpty();
      answer(Optional.empty());
      assertThat(late.result()).isEmpty();
    }
  }

  /** All nodes share the database: one refusal must not take all of them away. */
  @Test
  void refusalMakesTheNodeUnreadyWhenItHasLastedUntilAWriteSucceeds() {
    Readiness readiness = ready();

    assertThat(failed(readiness, READ_ONLY)).isEmpty();
    assertThat(readiness.isReady()).isTrue();
    pass(OUTAGE_MS - 1);
    assertThat(failed(readiness, READ_ONLY)).isEmpty();
    pass(1);
    assertThat(failed(readiness, READ_ONLY))
        .contains("the database refuses: the server is read-only");
    assertThat(readiness.isReady()).isFalse();
    assertThat(failed(readiness, SLOW)).contains("the database is too slow: no answer in 5 s");
    assertThat(failed(readiness, null)).isEmpty();
    assertThat(readiness.isReady()).isTrue();
  }

  @Test
  void faultsOfTheDatabaseWithAWriteBetweenThemAreTwo() {
    Readiness readiness = ready();

    for (int i = 0; i < 10; i++) {
      assertThat(failed(readiness, READ_ONLY)).isEmpty();
      pass(OUTAGE_MS - 1);
      assertThat(failed(readiness, i % 2 == 0 ? SLOW : READ_ONLY)).isEmpty();
      assertThat(failed(readiness, null)).isEmpty();
      pass(OUTAGE_MS);
    }
  }

  /** Without a probe in between nobody knows, so the time of an old fault alone does not count. */
  @Test
  void faultCountsForAsLongAsProbesHaveShownIt() {
    Readiness readiness = ready();

    assertThat(failed(readiness, READ_ONLY)).isEmpty();
    pass(OUTAGE_MS);
    assertThat(readiness.isReady()).isTrue();
    assertThat(failed(readiness, null)).isEmpty();
  }

  @Test
  void faultOfTheNodeAloneCountsAtOnce() {
    Readiness readiness = ready();
    own = Optional.of("an event loop has not run for 20000 ms");

    assertThat(readiness.whyNotReady().result()).isEqualTo(own);
    assertThat(readiness.isReady()).isFalse();
    own = Optional.empty();
    assertThat(failed(readiness, null)).isEmpty();
  }

  @Test
  void silentDatabaseMakesTheNodeUnreadyBeforeTheProbeEnds() {
    Readiness readiness = ready();
    readiness.whyNotReady();

    pass(OUTAGE_MS - 1);
    assertThat(readiness.whyNotReady().result()).isEmpty();
    pass(1);
    assertThat(readiness.whyNotReady().result())
        .contains("the database has not answered for " + OUTAGE_MS + " ms");
    assertThat(probes).as("no other probe meanwhile").hasSize(2);
    answer(Optional.of(SLOW));
    assertThat(readiness.whyNotReady().isComplete()).isFalse();
    answer(Optional.empty());
    assertThat(failed(readiness, null)).isEmpty();
  }

  /** It refuses, and then it is silent: one fault. */
  @Test
  void silenceAfterARefusalProlongsTheFault() {
    Readiness readiness = ready();
    assertThat(failed(readiness, READ_ONLY)).isEmpty();
    pass(OUTAGE_MS - PATIENCE_MS - 1);
    readiness.whyNotReady();

    pass(PATIENCE_MS);
    assertThat(readiness.whyNotReady().result()).isEmpty();
    pass(1);
    assertThat(readiness.whyNotReady().result())
        .contains("the database refuses: the server is read-only");
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
        () -> own,
        () -> {
          probes.add(Promise.promise());
          return probes.get(probes.size() - 1).future();
        },
        new Readiness.Probing(PATIENCE_MS, probeMs, OUTAGE_MS),
        () -> nowNs);
  }
}
