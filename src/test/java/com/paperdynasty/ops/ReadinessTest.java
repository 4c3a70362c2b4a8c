package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final List<Promise<Optional<String>>> asked = new ArrayList<>();

  @Test
  void aNodeIsReadyFromItsOpeningToItsDrainingWhileTheDatabaseLacksNothing() {
    Readiness readiness = readiness(0);
    assertThat(readiness.reasonNot().result()).contains("starting");
    readiness.open();

    Future<Optional<String>> first = readiness.reasonNot();
    asked.get(0).complete(Optional.empty());
    assertThat(first.result()).isEmpty();
    Future<Optional<String>> second = readiness.reasonNot();
    asked.get(1).complete(Optional.of("the disk is full"));
    assertThat(second.result()).contains("the disk is full");

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
    asked.get(0).complete(Optional.of("it is read-only"));
    assertThat(answers).allMatch(answer -> answer.result().equals(Optional.of("it is read-only")));
  }

  @Test
  void anAnswerIsGoodForAsLongAsConfigured() {
    Readiness readiness = readiness(3_600_000);
    readiness.open();
    readiness.reasonNot();
    asked.get(0).complete(Optional.empty());

    assertThat(readiness.reasonNot().result()).isEmpty();
    assertThat(asked).hasSize(1);
  }

  private Readiness readiness(long probeMs) {
    return new Readiness(
        () -> {
          asked.add(Promise.promise());
          return asked.get(asked.size() - 1).future();
        },
        60_000,
        probeMs);
  }
}
