package com.paperdynasty.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.table.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value from elsewhere, such as what a provider says of itself. */
class RefreshableTest {
  private static final long AGE_MS = 3_600_000;
  private static final long PAUSE_MS = 5_000;

  private final SettableClock clock = new SettableClock();
  private final List<Promise<String>> reads = new ArrayList<>();
  private final Refreshable<String> value =
      new Refreshable<>(
          () -> {
            reads.add(Promise.promise());
            return reads.get(reads.size() - 1).future();
          },
          AGE_MS,
          PAUSE_MS,
          clock);

  @Test
  void isReadOnceForAllWhoAsk() {
    Future<String> first = value.get();
    Future<String> second = value.get();
    reads.get(0).complete("one");

    assertThat(first.result()).isEqualTo("one");
    assertThat(second.result()).isEqualTo("one");
    assertThat(value.get().result()).isEqualTo("one");
    assertThat(reads).hasSize(1);
  }

  @Test
  void oldValueIsReadAgainAndServesMeanwhile() {
    value.get();
    reads.get(0).complete("one");
    clock.pass(AGE_MS);

    assertThat(value.get().result()).isEqualTo("one");
    assertThat(value.get().result()).isEqualTo("one");
    assertThat(reads).hasSize(2);
    reads.get(1).complete("two");
    assertThat(value.get().result()).isEqualTo("two");
    assertThat(reads).hasSize(2);
  }

  @Test
  void afterAFailureTheNextReadWaitsAndTheOldValueStays() {
    value.get();
    reads.get(0).complete("one");
    clock.pass(AGE_MS);
    value.get();
    reads.get(1).fail("down");

    assertThat(value.get().result()).isEqualTo("one");
    assertThat(reads).hasSize(2);
    clock.pass(PAUSE_MS);
    assertThat(value.get().result()).isEqualTo("one");
    assertThat(reads).hasSize(3);
  }

  @Test
  void withoutAValueAFailureIsSaidAndReadAgainAfterThePause() {
    Future<String> first = value.get();
    reads.get(0).fail("down");

    assertThat(first.failed()).isTrue();
    assertThat(value.get().cause()).hasMessage("down");
    assertThat(reads).hasSize(1);
    clock.pass(-AGE_MS);
    value.get();
    assertThat(reads).as("a clock that was set back makes no pause longer").hasSize(2);
    reads.get(1).complete("one");
    assertThat(value.get().result()).isEqualTo("one");
  }
}
