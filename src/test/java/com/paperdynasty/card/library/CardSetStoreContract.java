package com.paperdynasty.card.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import org.junit.jupiter.api.Test;

/** The contract of {@link CardSetStore}, which every implementation must pass. */
public interface CardSetStoreContract {
  CardSetStore cardSets();

  @Test
  default void setIsReadByItsOwnersAlone() {
    StoredCardSet set = SampleSets.set("Owls Zoë ⚾ \uD835\uDD39");
    StoredCardSet later = SampleSets.set("Millers");

    assertThat(kept("alice", set, 5)).isTrue();
    assertThat(kept("alice", later, 5)).isTrue();

    String hash = set.summary().hash();
    assertThat(Await.result(cardSets().findOwned("alice", hash))).contains(set.text());
    assertThat(Await.result(cardSets().ownedBy("alice")))
        .containsExactly(later.summary(), set.summary());
    assertThat(Await.result(cardSets().findOwned("bob", hash))).isEmpty();
    assertThat(Await.result(cardSets().ownedBy("bob"))).isEmpty();
    assertThat(kept("bob", set, 5)).isTrue();
    assertThat(Await.result(cardSets().findOwned("bob", hash))).contains(set.text());
    assertThat(Await.result(cardSets().findOwned("bob", "0".repeat(64)))).isEmpty();
  }

  @Test
  default void userOwnsNoMoreThanTheBoundAndTheSameSetOnce() {
    assertThat(kept("carol", SampleSets.set("first"), 2)).isTrue();
    assertThat(kept("carol", SampleSets.set("second"), 2)).isTrue();

    assertThat(kept("carol", SampleSets.set("third"), 2)).isFalse();
    assertThat(kept("carol", SampleSets.set("first"), 2)).as("it is owned already").isTrue();
    assertThat(Await.result(cardSets().ownedBy("carol")))
        .extracting(CardSetSummary::name)
        .containsExactly("second", "first");
    assertThat(kept("carol", SampleSets.set("third"), 3)).isTrue();
  }

  @Test
  default void setOfAGameIsFoundForAllItsPlayers() {
    StoredCardSet owned = SampleSets.set("owned");
    StoredCardSet put = SampleSets.set("put");
    kept("erin", owned, 5);

    Await.result(cardSets().put(put));
    Await.result(cardSets().put(put));
    Await.result(cardSets().put(owned));

    assertThat(Await.result(cardSets().find(owned.summary().hash()))).contains(owned.text());
    assertThat(Await.result(cardSets().find(put.summary().hash()))).contains(put.text());
    assertThat(Await.result(cardSets().findOwned("erin", put.summary().hash()))).isEmpty();
    assertThat(Await.result(cardSets().find("0".repeat(64)))).isEmpty();
  }

  private boolean kept(String userId, StoredCardSet set, int most) {
    return Await.result(cardSets().keep(userId, set, most));
  }
}
