package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The journal's promises about a single writer, with real concurrency, cut connections and a killed
 * server.
 */
@RunsInParallel
class OneWriterIT extends StoreTest {
  private static final int GAMES = 6;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final WriterContest writerContest = new WriterContest(vertx, seed);

  @Test
  void onlyTheWriterWithTheLatestEpochWrites() throws SQLException {
    List<UUID> games = contestedBy("one", "two");

    // Rows change without their epoch and last seq, so that conditions are checked again.
    try (Connection connection = database.connect();
        Statement noise = connection.createStatement()) {
      Instant end = Instant.now().plus(LONGEST);
      while (writerContest.openings.get() < 600 && Instant.now().isBefore(end)) {
        noise.execute("UPDATE games SET owner = NULL, open = NOT open");
      }
    }

    checkLogs(games);
    assertThat(writerContest.openings.get()).isGreaterThan(300);
    assertThat(writerContest.fenced.get()).isGreaterThan(200);
    assertThat(writerContest.committed.get()).isGreaterThan(200);
    assertThat(writerContest.duplicates.get()).isPositive();
    assertThat(writerContest.unknown.get()).as("nothing failed").isZero();
  }

  @AtLength
  @Test
  void logAgreesWithTheResultsWhenConnectionsAreCut() throws SQLException {
    List<UUID> games = contestedBy("one", "two");

    try (Connection connection = database.connect();
        Statement saboteur = connection.createStatement()) {
      for (int cuts = 0; cuts < 60; cuts++) {
        awaitCommits(10);
        LockSupport.parkNanos(random.nextInt(20_000_000));
        String whose = random.nextInt(4) == 0 ? "paper-dynasty%" : "paper-dynasty appends";
        saboteur.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND application_name LIKE '"
                + whose
                + "'");
      }
    }

    checkLogs(games);
    assertThat(writerContest.unknown.get()).isPositive();
    assertThat(writerContest.committed.get()).isPositive();
  }

  @AtLength
  @Test
  void logAgreesWithTheResultsWhenTheServerIsKilled() {
    List<UUID> games = contestedBy("one", "two");

    for (int kills = 0; kills < 5; kills++) {
      awaitCommits(50);
      TestDatabase.killServer();
      database.awaitServer();
    }

    checkLogs(games);
    assertThat(writerContest.unknown.get()).isPositive();
  }

  private void awaitCommits(int more) {
    int before = writerContest.committed.get();
    Instant end = Instant.now().plus(LONGEST);
    while (writerContest.committed.get() < before + more) {
      assertThat(Instant.now()).as("it goes on").isBefore(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private List<UUID> contestedBy(String... names) {
    List<UUID> games = Stream.generate(this::created).limit(GAMES).toList();
    for (String name : names) {
      Journal journal = another().journal();
      games.forEach(game -> writerContest.enter(name, journal, game));
    }
    return games;
  }

  private void checkLogs(List<UUID> games) {
    writerContest.end();
    games.forEach(game -> writerContest.check(game, log(game)));
  }
}
