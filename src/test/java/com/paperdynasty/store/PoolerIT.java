package com.paperdynasty.store;

import static com.paperdynasty.journal.SampleAppends.adding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.store.connection.UnfitDatabaseException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PgBouncer between the program and PostgreSQL, with its package's configuration except for the
 * mode.
 */
class PoolerIT extends StoreTest {
  @TempDir Path directory;

  @Test
  void everythingWorksThroughSessionPooling() throws Exception {
    try (PgBouncer pooler = PgBouncer.start(directory, database.url(), "session")) {
      assertThat(TestDatabase.migrate(pooler.url())).isZero();
      PgStore pooled = StoreAwait.result(PgStore.open(vertx, pooler.url(), Defaults.STORE));
      try {
        UUID gameId = created();
        long epoch = open(pooled.journal(), gameId).epoch();

        for (int seq = 1; seq <= 50; seq++) {
          assertThat(StoreAwait.result(pooled.journal().append(adding(gameId, epoch, seq, "x"))))
              .isEqualTo(new AppendResult.Committed());
        }

        assertThat(log(gameId)).hasSize(51);
        assertThat(StoreAwait.result(pooled.fault())).isEmpty();
      } finally {
        StoreAwait.result(pooled.close());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction", "statement"})
  void transactionPoolingIsRefusedAtTheStartWithAdvice(String mode) throws Exception {
    try (PgBouncer pooler = PgBouncer.start(directory, database.url(), mode)) {
      assertThatThrownBy(() -> TestDatabase.migrate(pooler.url()))
          .isInstanceOf(UnfitDatabaseException.class)
          .hasMessageContaining("Set pool_mode = session");
    }
  }
}
