package com.paperdynasty.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.cluster.Members;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.cluster.TablesSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
  private final List<String> looks = new ArrayList<>();
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void eachSweepLooksForGamesThatWereNeverStartedAndForThoseThatNobodyTouched() {
    sweep(Duration.ofDays(7), Duration.ofDays(90));

    assertThat(looks).containsExactly("deleteUnstarted", "untouched");
  }

  @Test
  void whatIsNeverToEndIsNotLookedFor() {
    sweep(Duration.ZERO, Duration.ofDays(90));
    assertThat(looks).containsExactly("untouched");
    looks.clear();
    sweep(Duration.ofDays(7), Duration.ZERO);
    assertThat(looks).containsExactly("deleteUnstarted");
  }

  private void sweep(Duration unstarted, Duration untouched) {
    Tables tables =
        new Tables(vertx, Members.alone("n"), Clock.systemUTC(), TablesSettings.DEFAULTS);
    SweepSettings settings = new SweepSettings(1_000, 10, unstarted, untouched);
    assertThat(new Sweep(games(), tables, settings).run().succeeded()).isTrue();
  }

  /** There are none, and it is written down what was asked of them. */
  private Games games() {
    Class<?>[] type = {Games.class};
    return (Games)
        Proxy.newProxyInstance(
            Games.class.getClassLoader(),
            type,
            (games, method, values) -> {
              looks.add(method.getName());
              return Future.succeededFuture(List.of());
            });
  }
}
