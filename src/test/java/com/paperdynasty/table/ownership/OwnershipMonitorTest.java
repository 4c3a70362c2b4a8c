package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.cluster.hosting.HeldJournal;
import com.paperdynasty.harness.Await;
import com.paperdynasty.table.ownership.OwnershipMonitor.Loss;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node with one game, and a journal that may fall silent. */
class OwnershipMonitorTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long GIVE_UP_MS = 2_000;
  private static final HostSettings SETTINGS =
      new HostSettings(
          100,
          10,
          500,
          1_000,
          400,
          2_000,
          GIVE_UP_MS,
          60_000,
          5_000,
          8,
          2_000,
          30_000,
          8,
          200,
          60_000);

  /** The time that a tick and a busy machine may add. */
  private static final long SLACK_MS = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final HeldJournal journal = new HeldJournal();
  private final Promise<UUID> lost = Promise.promise();
  private final Promise<Loss> why = Promise.promise();
  private OwnershipMonitor watch;

  @BeforeEach
  void begin() {
    journal.open(GAME, "ours");
    watch =
        Await.result(
            onContext(
                contextOfItsOwn(),
                () ->
                    new OwnershipMonitor(
                        vertx,
                        "ours",
                        journal,
                        SETTINGS,
                        () -> Map.of(GAME, 1L),
                        (gameId, loss) -> {
                          lost.tryComplete(gameId);
                          why.tryComplete(loss);
                        },
                        (gameId, row) -> {})));
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  /** A verticle must go on on its own context. */
  @Test
  void waitingCallerContinuesOnItsOwnContext() {
    Context table = contextOfItsOwn();
    journal.fallSilent();
    watch.suspend();
    Promise<Context> wentOn = Promise.promise();
    Future<Boolean> waiting =
        onContext(
            table,
            () -> {
              Future<Void> certain = watch.whenCertain();
              certain.onSuccess(sure -> wentOn.complete(Vertx.currentContext()));
              return certain.isComplete();
            });
    assertThat(Await.result(waiting)).isFalse();

    journal.speak();
    assertThat(Await.result(wentOn.future())).isSameAs(table);
  }

  @Test
  void withoutADoubtNobodyWaits() {
    assertThat(watch.whenCertain().isComplete()).isTrue();
  }

  @Test
  void gameThatAnotherNodeHasOpenedIsLost() {
    journal.open(GAME, "theirs");

    assertThat(Await.result(lost.future())).isEqualTo(GAME);
    assertThat(Await.result(why.future())).isEqualTo(Loss.TAKEN);
  }

  @Test
  void nodeWithASilentJournalGivesItsGamesUpInTime() {
    journal.fallSilent();
    long from = System.nanoTime();

    assertThat(Await.result(lost.future())).isEqualTo(GAME);
    assertThat(Duration.ofNanos(System.nanoTime() - from).toMillis())
        .isLessThan(GIVE_UP_MS + SLACK_MS);
    assertThat(Await.result(why.future())).isEqualTo(Loss.GIVEN_UP);
  }

  private Context contextOfItsOwn() {
    Promise<Context> own = Promise.promise();
    Await.result(
        vertx.deployVerticle(
            new VerticleBase() {
              @Override
              public Future<?> start() {
                own.complete(context);
                return Future.succeededFuture();
              }
            }));
    return Await.result(own.future());
  }

  private static <T> Future<T> onContext(Context context, Supplier<T> work) {
    return Future.future(promise -> context.runOnContext(now -> promise.complete(work.get())));
  }
}
