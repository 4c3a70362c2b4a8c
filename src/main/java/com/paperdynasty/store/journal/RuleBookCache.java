package com.paperdynasty.store.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;

/**
 * Parsed rule books by the hash of their text. Many games share one, so the most used ones are
 * kept, up to a bound. May be used from any context.
 */
final class RuleBookCache {
  private final Vertx vertx;
  private final StatementPool statementPool;
  private final int expectancyTables;
  private final Cache<String, RuleBook> parsed;

  RuleBookCache(Vertx vertx, StatementPool statementPool, int bound, int expectancyTables) {
    this.vertx = vertx;
    this.statementPool = statementPool;
    this.expectancyTables = expectancyTables;
    this.parsed = Caffeine.newBuilder().maximumSize(bound).executor(Runnable::run).build();
  }

  /**
   * The rules with that hash. Fails with {@link java.util.NoSuchElementException} if the database
   * does not have them, and with {@code InvalidLeagueException} if they cannot be parsed.
   */
  Future<RuleBook> get(String league, String hash) {
    RuleBook known = parsed.getIfPresent(hash);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return statementPool
        .run(JournalSql.RULES, Tuple.of(hash))
        .map(rows -> rows.iterator().next().getString(0))
        .compose(text -> vertx.executeBlocking(() -> read(league, hash, text), false))
        .onSuccess(book -> parsed.put(hash, book));
  }

  private RuleBook read(String league, String hash, String text) throws Exception {
    return LeagueFileReader.rules(hash, league, "league " + hash, text, expectancyTables);
  }
}
