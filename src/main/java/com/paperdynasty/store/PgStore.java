package com.paperdynasty.store;

import com.paperdynasty.lobby.Games;
import com.paperdynasty.table.Journal;
import com.paperdynasty.talk.Chat;
import com.paperdynasty.talk.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;

/**
 * One database with all that stands on it: statements over a pool, and the writer of the journal.
 */
public final class PgStore {
  private final Vertx vertx;
  private final Statements statements;
  private final String writerId;
  private final PgJournal journal;
  private final PgGames games;
  private final PgChat chat;
  private final PgLedger ledger;

  private PgStore(
      Vertx vertx,
      Statements statements,
      String writerId,
      JournalWriterVerticle writer,
      StoreLimits limits) {
    this.vertx = vertx;
    this.statements = statements;
    this.writerId = writerId;
    this.journal = new PgJournal(vertx, statements, writer, limits);
    this.games = new PgGames(statements);
    this.chat = new PgChat(statements, limits.messagesPerGame());
    this.ledger = new PgLedger(statements);
  }

  /**
   * Opens a database that has been migrated. Connections are made when they are needed and made
   * again when they are lost, so a database that cannot be reached just now is no failure.
   *
   * @throws IllegalArgumentException if the URL is none; see {@link DatabaseUrl}
   */
  public static Future<PgStore> open(Vertx vertx, String databaseUrl, StoreLimits limits) {
    DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
    JournalWriterVerticle writer = new JournalWriterVerticle(url, limits);
    return vertx
        .deployVerticle(writer)
        .map(id -> new PgStore(vertx, new Statements(vertx, url, limits), id, writer, limits));
  }

  public Journal journal() {
    return journal;
  }

  public Games games() {
    return games;
  }

  public Chat chat() {
    return chat;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Fails when the database does not answer. For readiness. */
  public Future<Void> ping() {
    return statements.run("SELECT 1", Tuple.tuple()).mapEmpty();
  }

  /** Closes all connections. Appends that wait fail. */
  public Future<Void> close() {
    return vertx.undeploy(writerId).eventually(statements::close);
  }
}
