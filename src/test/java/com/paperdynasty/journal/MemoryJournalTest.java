package com.paperdynasty.journal;

import com.paperdynasty.game.model.Manager;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journal in memory passes the contract of the one in production. */
@ExtendWith(VertxExtension.class)
class MemoryJournalTest implements JournalContract {
  private static Vertx vertx;

  private final MemoryJournal journal = new MemoryJournal();

  @BeforeAll
  static void start(Vertx started) {
    vertx = started;
  }

  @Override
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Journal elsewhere() {
    return journal;
  }

  @Override
  public UUID newGame() {
    UUID gameId = UUID.randomUUID();
    journal.create(gameId, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    return gameId;
  }
}
