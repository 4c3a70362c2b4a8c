package com.paperdynasty.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.game.RuleBook;
import com.paperdynasty.wire.LeagueFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;

/**
 * The rules that games are pinned to, by the hash of their text. Many games share one, so what was
 * parsed is kept, those used most up to a bound.
 */
final class RuleBooks {
  private final Vertx vertx;
  private final Statements statements;
  private final Cache<String, RuleBook> parsed;

  RuleBooks(Vertx vertx, Statements statements, int bound) {
    this.vertx = vertx;
    this.statements = statements;
    this.parsed = Caffeine.newBuilder().maximumSize(bound).executor(Runnable::run).build();
  }

  /** The rules with that hash, which a game names and which are therefore there. */
  Future<RuleBook> get(String league, String hash) {
    RuleBook known = parsed.getIfPresent(hash);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return statements
        .run(Sql.RULES, Tuple.of(hash))
        .map(rows -> rows.iterator().next().getString(0))
        .compose(text -> vertx.executeBlocking(() -> read(league, hash, text), false))
        .onSuccess(book -> parsed.put(hash, book));
  }

  private static RuleBook read(String league, String hash, String text) throws Exception {
    return LeagueFile.rules(hash, league, "league " + hash, text);
  }
}
