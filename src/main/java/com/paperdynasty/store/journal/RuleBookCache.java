package com.paperdynasty.store.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.file.StoredCards;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Parsed rule books, with their cards, by the hash of their text. Many games share one, so the most
 * used ones are kept, up to a bound. May be used from any context.
 */
final class RuleBookCache {
  /** So much text of card sets counts as one more rule book. */
  private static final int CHARACTERS_EACH = 65_536;

  private final Vertx vertx;
  private final StatementPool statementPool;
  private final int expectancyTables;
  private final Cache<String, Entry> parsed;

  /** A rule book, and how many it counts as. */
  private record Entry(RuleBook book, int weight) {}

  RuleBookCache(Vertx vertx, StatementPool statementPool, int bound, int expectancyTables) {
    this.vertx = vertx;
    this.statementPool = statementPool;
    this.expectancyTables = expectancyTables;
    this.parsed =
        Caffeine.newBuilder()
            .maximumWeight(bound)
            .weigher((String hash, Entry entry) -> entry.weight())
            .executor(Runnable::run)
            .build();
  }

  /**
   * The rules with that hash. Fails with {@link NoSuchElementException} if the database does not
   * have them or a card set of theirs, and with {@code InvalidLeagueException} or {@link
   * IllegalArgumentException} if they cannot be parsed.
   */
  Future<RuleBook> get(String league, String hash) {
    Entry known = parsed.getIfPresent(hash);
    if (known != null) {
      return Future.succeededFuture(known.book());
    }
    return statementPool
        .run(JournalSql.RULES, Tuple.of(hash))
        .map(rows -> rows.iterator().next().getString(0))
        .compose(text -> vertx.executeBlocking(() -> read(league, hash, text), false))
        .compose(this::withCards)
        .onSuccess(entry -> parsed.put(hash, entry))
        .map(Entry::book);
  }

  private RuleBook read(String league, String hash, String text) throws Exception {
    return LeagueFileReader.rules(hash, league, "league " + hash, text, expectancyTables);
  }

  private Future<Entry> withCards(RuleBook book) {
    if (book.cardSets().isEmpty()) {
      return Future.succeededFuture(new Entry(book, 1));
    }
    String[] hashes = book.cardSets().toArray(String[]::new);
    return statementPool
        .run(JournalSql.CARD_SETS, Tuple.tuple().addArrayOfString(hashes))
        .compose(
            rows -> {
              Map<String, String> texts = new HashMap<>();
              rows.forEach(row -> texts.put(row.getString(0), row.getString(1)));
              return vertx.executeBlocking(() -> joined(book, texts), false);
            });
  }

  private static Entry joined(RuleBook book, Map<String, String> texts) {
    List<CardSet> sets = new ArrayList<>();
    int characters = 0;
    for (String hash : book.cardSets()) {
      String text = texts.get(hash);
      if (text == null) {
        throw new NoSuchElementException("card set " + hash + " is missing");
      }
      characters += text.length();
      sets.add(StoredCards.read(text));
    }
    return new Entry(book.with(GameCards.of(sets)), 1 + characters / CHARACTERS_EACH);
  }
}
