package com.paperdynasty.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.junit5.VertxExtension;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EventLoopPulseTest {
  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventLoopPulse pulse = new EventLoopPulse(registry, nanos::get);

  @Test
  void nodeWithoutEventLoopsIsNotSilent() {
    nanos.set(TimeUnit.HOURS.toNanos(1));
    assertThat(pulse.longestSilenceMs()).isZero();
  }

  /** The clock of the test jumps by a second while the timer takes a tenth of one. */
  @Test
  void loopThatRunsIsNotSilentAndItsDelayIsMeasured(Vertx vertx) {
    String deployed = Await.result(vertx.deployVerticle(pulse.loop()));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    Promise<Void> later = Promise.promise();
    vertx.setTimer(3 * EventLoopPulse.EVERY_MS, timer -> later.complete());
    Await.result(later.future());

    assertThat(pulse.longestSilenceMs()).isZero();
    assertThat(registry.get("pd.event.loop.delay").timer().max(TimeUnit.MILLISECONDS))
        .isEqualTo(1_000 - EventLoopPulse.EVERY_MS);

    Await.result(vertx.undeploy(deployed));
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(pulse.longestSilenceMs()).isZero();
  }

  /** As a node deploys it: one instance for each loop. */
  @Test
  void everyEventLoopHasAPulse() {
    int loops = 4;
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    EventLoopPulse ofAll =
        new EventLoopPulse(
            new SimpleMeterRegistry(),
            () -> {
              seen.add(Thread.currentThread());
              return nanos.get();
            });
    Vertx four = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    try {
      Await.result(four.deployVerticle(ofAll::loop, new DeploymentOptions().setInstances(loops)));
      assertThat(seen).hasSize(loops);
    } finally {
      Await.result(four.close());
    }
  }
}
