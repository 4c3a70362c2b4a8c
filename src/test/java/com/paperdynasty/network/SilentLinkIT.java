package com.paperdynasty.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.store.PgStore;
import com.paperdynasty.store.TestDatabase;
import com.paperdynasty.store.TestStoreLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections to PostgreSQL that become silent, as behind a broken switch. */
@RunsInParallel
class SilentLinkIT {
  private static final int STATEMENT_MS = 500;
  private static final long LONGEST_WITHOUT_S = 15;

  private final TestDatabase database = TestDatabase.fresh();
  private final Vertx vertx = Vertx.vertx();
  private CuttableLink cuttableLink;
  private PgStore store;

  @BeforeEach
  void connect() {
    URI url = URI.create(database.url());
    String address = url.getHost() + ":" + url.getPort();
    cuttableLink =
        new CuttableLink(
            vertx,
            "127.0.0.1",
            0,
            SocketAddress.inetSocketAddress(url.getPort(), url.getHost()),
            from -> 0);
    store =
        Await.result(
            PgStore.open(
                vertx,
                database.url().replace(address, "127.0.0.1:" + cuttableLink.port()),
                TestStoreLimits.reads(2, STATEMENT_MS)));
  }

  @AfterEach
  void stop() {
    cuttableLink.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  @Test
  void statementsOnASilentLinkFailInTimeAndLaterOnesUseANewConnection() {
    Journal journal = store.journal();
    fillThePool(journal).forEach(Await::result);
    cuttableLink.lose();

    List<Future<?>> asked = fillThePool(journal);
    long from = System.nanoTime();
    assertThat(asked.stream().filter(SilentLinkIT::fails)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(LONGEST_WITHOUT_S));

    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WITHOUT_S);
    while (fails(journal.read(UUID.randomUUID(), 0, 1))) {
      assertThat(System.nanoTime()).as("the pool recovers").isLessThan(until);
    }
  }

  /** Reads that use all connections at once. */
  private static List<Future<?>> fillThePool(Journal journal) {
    List<Future<?>> asked = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      asked.add(journal.read(UUID.randomUUID(), 0, 1));
    }
    return asked;
  }

  private static boolean fails(Future<?> question) {
    try {
      question.toCompletionStage().toCompletableFuture().join();
      return false;
    } catch (CompletionException failed) {
      return true;
    }
  }
}
