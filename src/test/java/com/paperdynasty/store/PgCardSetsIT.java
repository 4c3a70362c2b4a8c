package com.paperdynasty.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.card.library.CardSetStore;
import com.paperdynasty.card.library.CardSetStoreContract;
import com.paperdynasty.card.library.SampleSets;
import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The card sets in PostgreSQL. */
@RunsInParallel
class PgCardSetsIT extends StoreTest implements CardSetStoreContract {
  @Override
  public CardSetStore cardSets() {
    return store.cardSets();
  }

  @Test
  void boundHoldsWhereTwoNodesStoreAtOnce() {
    CardSetStore other = another().cardSets();
    List<Future<Boolean>> attempts =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    (i % 2 == 0 ? store.cardSets() : other)
                        .keep("dave", SampleSets.set("set " + i), 3))
            .toList();

    long kept = attempts.stream().filter(StoreAwait::result).count();

    assertThat(kept).isEqualTo(3);
    assertThat(StoreAwait.result(other.ownedBy("dave"))).hasSize(3);
  }
}
