package com.paperdynasty.card.library;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Card sets as the database keeps them. */
public final class MemoryCardSets implements CardSetStore {
  private final Map<String, Map<String, StoredCardSet>> byOwner = new HashMap<>();
  private final Map<String, StoredCardSet> ofNobody = new HashMap<>();
  private boolean failing;

  /** From now on nothing can be asked. */
  public void fail() {
    failing = true;
  }

  private Map<String, StoredCardSet> of(String userId) {
    return byOwner.computeIfAbsent(userId, none -> new LinkedHashMap<>());
  }

  @Override
  public Future<Boolean> keep(String userId, StoredCardSet set, int most) {
    Map<String, StoredCardSet> own = of(userId);
    String hash = set.summary().hash();
    if (!own.containsKey(hash) && own.size() >= most) {
      return answer(false);
    }
    own.putIfAbsent(hash, set);
    return answer(true);
  }

  @Override
  public Future<Void> put(StoredCardSet set) {
    ofNobody.putIfAbsent(set.summary().hash(), set);
    return answer(null);
  }

  @Override
  public Future<Optional<String>> find(String hash) {
    return answer(
        Stream.concat(Stream.of(ofNobody), byOwner.values().stream())
            .map(sets -> sets.get(hash))
            .filter(Objects::nonNull)
            .findFirst()
            .map(StoredCardSet::text));
  }

  @Override
  public Future<Optional<String>> findOwned(String userId, String hash) {
    return answer(Optional.ofNullable(of(userId).get(hash)).map(StoredCardSet::text));
  }

  @Override
  public Future<List<CardSetSummary>> ownedBy(String userId) {
    List<CardSetSummary> sets = new ArrayList<>();
    of(userId).values().forEach(set -> sets.add(0, set.summary()));
    return answer(sets);
  }

  private <T> Future<T> answer(T value) {
    return failing ? Future.failedFuture("the database is down") : Future.succeededFuture(value);
  }
}
