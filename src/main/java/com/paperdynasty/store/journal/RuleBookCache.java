package com.paperdynasty.store.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Parsed rule books by the hash of their text. Many games share one, so the most used ones are
 * kept, up to a bound. They are kept without their cards, which {@link CardSetCache} has. May be
 * used from any context.
 */
final class RuleBookCache {
  private final Vertx vertx;
  private final Function<String, Future<String>> texts;
  private final CardSetCache cardSets;
  private final int expectancyTables;
  private final Cache<String, RuleBook> parsed;

  RuleBookCache(
      Vertx vertx,
      Function<String, Future<String>> texts,
      CardSetCache cardSets,
      int bound,
      int expectancyTables) {
    this.vertx = vertx;
    this.texts = texts;
    this.cardSets = cardSets;
    this.expectancyTables = expectancyTables;
    this.parsed = Caffeine.newBuilder().maximumSize(bound).executor(Runnable::run).build();
  }

  /** A cache of what the database has. */
  static RuleBookCache of(Vertx vertx, StatementPool statementPool, StoreLimits limits) {
    return new RuleBookCache(
        vertx,
        hash -> text(statementPool, JournalSql.RULES, hash, "rules "),
        new CardSetCache(
            vertx,
            hash -> text(statementPool, JournalSql.CARD_SET, hash, "card set "),
            limits.cardSetsAtOnce()),
        limits.ruleBooks(),
        limits.expectancyTables());
  }

  private static Future<String> text(
      StatementPool statementPool, String statement, String hash, String what) {
    return statementPool
        .run(statement, Tuple.of(hash))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> row.getString(0))
                    .orElseThrow(() -> new NoSuchElementException(what + hash + " is missing")));
  }

  /**
   * The rules with that hash, and their cards. Fails with {@link NoSuchElementException} if the
   * database does not have them or a card set of theirs, and with {@code InvalidLeagueException} or
   * {@link IllegalArgumentException} if they cannot be parsed.
   */
  Future<RuleBook> get(String league, String hash) {
    RuleBook known = parsed.getIfPresent(hash);
    if (known != null) {
      return withCards(known);
    }
    return texts
        .apply(hash)
        .compose(text -> vertx.executeBlocking(() -> read(league, hash, text), false))
        .onSuccess(book -> parsed.put(hash, book))
        .compose(this::withCards);
  }

  private RuleBook read(String league, String hash, String text) throws Exception {
    return LeagueFileReader.rules(hash, league, "league " + hash, text, expectancyTables);
  }

  private Future<RuleBook> withCards(RuleBook book) {
    if (book.cardSets().isEmpty()) {
      return Future.succeededFuture(book);
    }
    List<Future<CardSet>> sets = book.cardSets().stream().map(cardSets::get).toList();
    return Future.all(sets)
        .map(all -> book.with(GameCards.of(sets.stream().map(Future::result).toList())));
  }
}
