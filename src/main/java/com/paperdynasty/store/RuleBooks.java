package com.paperdynasty.store;

import com.paperdynasty.game.RuleBook;
import com.paperdynasty.wire.LeagueFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules that games are pinned to, by the hash of their text. Many games share one, so what was
 * parsed is kept, those used last up to a bound.
 */
final class RuleBooks {
  private final Vertx vertx;
  private final Statements statements;
  private final Map<String, RuleBook> parsed;

  RuleBooks(Vertx vertx, Statements statements, int bound) {
    this.vertx = vertx;
    this.statements = statements;
    this.parsed =
        new LinkedHashMap<>(bound, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, RuleBook> eldest) {
            return size() > bound;
          }
        };
  }

  /** The rules with that hash, which a game names and which are therefore there. */
  Future<RuleBook> get(String league, String hash) {
    RuleBook known = known(hash);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return statements
        .run(Sql.RULES, Tuple.of(hash))
        .map(rows -> rows.iterator().next().getString(0))
        .compose(text -> vertx.executeBlocking(() -> read(league, hash, text), false))
        .onSuccess(book -> keep(hash, book));
  }

  private static RuleBook read(String league, String hash, String text) throws Exception {
    return LeagueFile.rules(hash, league, "league " + hash, text);
  }

  private @Nullable RuleBook known(String hash) {
    synchronized (parsed) {
      return parsed.get(hash);
    }
  }

  private void keep(String hash, RuleBook book) {
    synchronized (parsed) {
      parsed.put(hash, book);
    }
  }
}
