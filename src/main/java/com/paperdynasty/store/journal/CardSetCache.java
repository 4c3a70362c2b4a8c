package com.paperdynasty.store.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.file.StoredCards;
import com.paperdynasty.concurrent.CallerContextPromise;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The card sets of the games that are open. However many games have a set, it is in memory once,
 * and for as long as one of them holds it. A set that several ask for is read once. So many sets
 * are read at once, because each takes some ten times its bytes meanwhile; the texts of those that
 * wait are not fetched yet. Who waits opens a game or reads its log, and those have their bounds.
 * May be used from any context.
 */
final class CardSetCache {
  private final Vertx vertx;
  private final Function<String, Future<String>> texts;
  private final Cache<String, CardSet> inUse =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
  private final Map<String, Promise<CardSet>> asked = new HashMap<>();
  private final Deque<String> waiting = new ArrayDeque<>();
  private int free;

  /**
   * Creates an empty cache.
   *
   * @param texts the stored text of a hash
   * @param atOnce how many sets are read at once
   */
  CardSetCache(Vertx vertx, Function<String, Future<String>> texts, int atOnce) {
    this.vertx = vertx;
    this.texts = texts;
    this.free = atOnce;
  }

  /**
   * The set with that hash. Fails as {@code texts} does, and with {@link IllegalArgumentException}
   * if the text is no card set; then the next call tries again.
   */
  Future<CardSet> get(String hash) {
    Promise<CardSet> promise;
    synchronized (this) {
      CardSet known = inUse.getIfPresent(hash);
      if (known != null) {
        return Future.succeededFuture(known);
      }
      promise = asked.get(hash);
      if (promise == null) {
        promise = Promise.promise();
        asked.put(hash, promise);
        waiting.add(hash);
      }
    }
    Future<CardSet> answer = CallerContextPromise.of(vertx, promise.future());
    readNext();
    return answer;
  }

  private void readNext() {
    String hash;
    synchronized (this) {
      if (free == 0 || waiting.isEmpty()) {
        return;
      }
      free--;
      hash = waiting.remove();
    }
    texts
        .apply(hash)
        .compose(text -> vertx.executeBlocking(() -> StoredCards.read(text), false))
        .onComplete(set -> answer(hash, set));
  }

  private void answer(String hash, AsyncResult<CardSet> set) {
    Promise<CardSet> promise;
    synchronized (this) {
      free++;
      promise = Objects.requireNonNull(asked.remove(hash));
      if (set.succeeded()) {
        inUse.put(hash, set.result());
      }
    }
    if (set.succeeded()) {
      promise.complete(set.result());
    } else {
      promise.fail(set.cause());
    }
    readNext();
  }
}
