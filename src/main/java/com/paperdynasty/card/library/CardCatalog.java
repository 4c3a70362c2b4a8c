package com.paperdynasty.card.library;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The card sets that come with the program, or that its operator has put beside them. They belong
 * to nobody, and everybody may read them.
 */
public record CardCatalog(Map<String, StoredCardSet> byHash) {
  public CardCatalog {
    byHash = Map.copyOf(byHash);
  }

  /** A catalog of these sets. The same set may be among them twice. */
  public static CardCatalog of(List<StoredCardSet> sets) {
    return new CardCatalog(
        sets.stream()
            .collect(toMap(set -> set.summary().hash(), identity(), (first, same) -> first)));
  }

  /** The set of that hash. */
  Optional<StoredCardSet> find(String hash) {
    return Optional.ofNullable(byHash.get(hash));
  }

  /** All of them, by name. */
  List<CardSetSummary> summaries() {
    return byHash.values().stream()
        .map(StoredCardSet::summary)
        .sorted(Comparator.comparing(CardSetSummary::name).thenComparing(CardSetSummary::hash))
        .toList();
  }
}
