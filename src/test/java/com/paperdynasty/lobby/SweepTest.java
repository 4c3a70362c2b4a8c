package com.paperdynasty.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.cluster.routing.BusGameRouter;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final String NODE = "n";
  private static final Duration REST = Duration.ofHours(1);

  private final List<String> looks = new ArrayList<>();
  private final List<GameStore.AbandonedGame> untouched = new ArrayList<>();
  private final List<UUID> asked = new ArrayList<>();
  private Problem answer = Problem.internal("e1");
  private long nowNs = 1_000;
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    BusCodecs.register(vertx.eventBus());
    vertx
        .eventBus()
        .<GameRequest>localConsumer(BusAddresses.host(NODE), this::refuse)
        .completion()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** The host of all games. */
  private void refuse(Message<GameRequest> request) {
    asked.add(request.body().gameId());
    request.reply(new GameReply.Refused(answer, false));
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void sweepRunsEachStep() {
    sweep(7, 90, 3, 5);

    assertThat(looks).containsExactly("deleteUnstarted", "findAbandoned", "pack", "forgetCommands");
  }

  @Test
  void stepsThatAreSwitchedOffAreSkipped() {
    sweep(0, 90, 3, 5);
    assertThat(looks).containsExactly("findAbandoned", "pack", "forgetCommands");
    looks.clear();
    sweep(7, 0, 0, 5);
    assertThat(looks).containsExactly("deleteUnstarted", "forgetCommands");
    looks.clear();
    sweep(0, 0, 3, 0);
    assertThat(looks).containsExactly("pack");
  }

  @Test
  void damagedGameIsSkippedForAWhile() {
    answer = Problem.internal("e1");
    UUID damaged = UUID.randomUUID();
    untouched.add(new GameStore.AbandonedGame(damaged, 7));
    Sweep sweep = sweep(2);

    run(sweep);
    run(sweep);
    assertThat(asked).containsExactly(damaged);
    nowNs += REST.toNanos() - 1;
    run(sweep);
    assertThat(asked).hasSize(1);
    nowNs += 1;
    run(sweep);
    run(sweep);
    assertThat(asked).containsExactly(damaged, damaged);
  }

  @Test
  void rememberedDamagedGamesAreBounded() {
    answer = Problem.internal("e1");
    for (int i = 0; i < 3; i++) {
      untouched.add(new GameStore.AbandonedGame(UUID.randomUUID(), 7));
    }
    Sweep sweep = sweep(2);

    run(sweep);
    assertThat(asked).hasSize(3);
    untouched.remove(1);
    run(sweep);
    assertThat(asked).as("the first alone was forgotten").hasSize(4);
    assertThat(asked.get(3)).isEqualTo(asked.get(0));
  }

  @Test
  void gameNotClosedForAnotherReasonIsTriedAgain() {
    untouched.add(new GameStore.AbandonedGame(UUID.randomUUID(), 7));
    Sweep sweep = sweep(2);

    answer = Problem.of(ErrorCode.CONFLICT, "Somebody plays");
    run(sweep);
    run(sweep);
    assertThat(asked).hasSize(2);
  }

  private void sweep(int unstartedDays, int untouchedDays, long packMs, long forgetMs) {
    SweepSettings settings =
        new SweepSettings(
            1_000, 10, unstartedDays, untouchedDays, packMs, 4, forgetMs, REST.toMillis(), 2);
    run(new Sweep(gameStore(), busGameRouter(), settings, () -> nowNs));
  }

  private Sweep sweep(int remembered) {
    SweepSettings settings =
        new SweepSettings(1_000, 10, 0, 90, 0, 4, 0, REST.toMillis(), remembered);
    return new Sweep(gameStore(), busGameRouter(), settings, () -> nowNs);
  }

  private BusGameRouter busGameRouter() {
    return new BusGameRouter(
        vertx, ClusterMembership.alone(NODE), Clock.systemUTC(), Defaults.ASKING);
  }

  private static void run(Sweep sweep) {
    sweep.run().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** A store that records its calls. */
  private GameStore gameStore() {
    Class<?>[] type = {GameStore.class};
    return (GameStore)
        Proxy.newProxyInstance(
            GameStore.class.getClassLoader(),
            type,
            (games, method, values) -> {
              looks.add(method.getName());
              return Future.succeededFuture(
                  switch (method.getName()) {
                    case "findAbandoned" -> List.copyOf(untouched);
                    case "pack", "forgetCommands" -> 0;
                    default -> List.of();
                  });
            });
  }
}
