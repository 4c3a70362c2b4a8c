package com.paperdynasty.store;

import com.paperdynasty.card.library.CardSetStore;
import com.paperdynasty.card.library.CardSetSummary;
import com.paperdynasty.card.library.StoredCardSet;
import com.paperdynasty.store.connection.StatementPool;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The card sets in PostgreSQL, for all nodes. */
final class PgCardSets implements CardSetStore {
  private static final String KEEP = "SELECT keep_card_set($1, $2, $3, $4, $5, $6, $7)";

  private static final String PUT =
      """
      INSERT INTO card_sets (hash, name, season, players, cards)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
      """;

  private static final String FIND = "SELECT cards FROM card_sets WHERE hash = $1";

  private static final String FIND_OWNED =
      """
      SELECT s.cards FROM card_set_owners o JOIN card_sets s USING (hash)
      WHERE o.user_id = $1 AND o.hash = $2
      """;

  private static final String OWNED_BY =
      """
      SELECT hash, s.name, s.season, s.players FROM card_set_owners o JOIN card_sets s USING (hash)
      WHERE o.user_id = $1 ORDER BY o.owned_at DESC, hash
      """;

  private final StatementPool reads;
  private final StatementPool writes;

  PgCardSets(StatementPool reads, StatementPool writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public Future<Boolean> keep(String userId, StoredCardSet set, int most) {
    CardSetSummary summary = set.summary();
    return writes
        .run(
            KEEP,
            // Tuple.of with this many values takes no nulls.
            Tuple.from(
                Arrays.asList(
                    userId,
                    summary.hash(),
                    summary.name(),
                    summary.season(),
                    summary.players(),
                    set.text(),
                    most)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  @Override
  public Future<Void> put(StoredCardSet set) {
    CardSetSummary summary = set.summary();
    return writes
        .run(
            PUT,
            Tuple.of(
                summary.hash(), summary.name(), summary.season(), summary.players(), set.text()))
        .mapEmpty();
  }

  @Override
  public Future<Optional<String>> find(String hash) {
    return reads
        .run(FIND, Tuple.of(hash))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
  }

  @Override
  public Future<Optional<String>> findOwned(String userId, String hash) {
    return reads
        .run(FIND_OWNED, Tuple.of(userId, hash))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
  }

  @Override
  public Future<List<CardSetSummary>> ownedBy(String userId) {
    return reads
        .run(OWNED_BY, Tuple.of(userId))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new CardSetSummary(
                                row.getString(0),
                                row.getString(1),
                                row.getInteger(2),
                                row.getInteger(3)))
                    .toList());
  }
}
