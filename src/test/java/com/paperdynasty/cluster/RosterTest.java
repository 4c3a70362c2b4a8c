package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final Placement OPEN = new Placement.Here(3, "deployment");

  private final Roster roster = new Roster();

  @Test
  void aGameThatIsOpenHereIsRememberedWithItsEpoch() {
    roster.put(GAME, Future.succeededFuture(OPEN));

    assertThat(roster.epochs()).isEqualTo(Map.of(GAME, 3L));
    assertThat(roster.isOlder(GAME, 4)).isTrue();
    assertThat(roster.isOlder(GAME, 3)).isFalse();
    assertThat(roster.opening()).isZero();
  }

  @Test
  void whoAsksWhileItIsBeingFoundOutWaitsForTheSameAnswer() {
    Promise<Placement> answer = Promise.promise();
    Future<Placement> first = roster.put(GAME, answer.future());

    assertThat(roster.placement(GAME)).isSameAs(first);
    assertThat(roster.opening()).isEqualTo(1);
    assertThat(roster.epochs()).isEmpty();
  }

  @Test
  void aGameThatIsElsewhereOrCannotBeHadIsNotRemembered() {
    roster.put(GAME, Future.succeededFuture(new Placement.There("another")));
    assertThat(roster.placement(GAME)).isNull();

    roster.put(GAME, Future.failedFuture("no database"));
    assertThat(roster.placement(GAME)).isNull();

    roster.put(GAME, Future.succeededFuture(new Placement.Nowhere()));
    assertThat(roster.size()).isZero();
  }

  @Test
  void whatTurnsOutLateDoesNotUndoWhatCameAfterIt() {
    Promise<Placement> late = Promise.promise();
    roster.put(GAME, late.future());
    roster.put(GAME, Future.succeededFuture(OPEN));

    late.fail("gave up");

    assertThat(roster.epochs()).containsOnlyKeys(GAME);
  }

  @Test
  void aGameThatIsHandedOverIsNoLongerOneOfOurs() {
    roster.put(GAME, Future.succeededFuture(OPEN));
    Promise<Placement> moved = Promise.promise();
    roster.put(GAME, moved.future());

    assertThat(roster.epochs()).isEmpty();
    moved.complete(new Placement.There("another"));
    assertThat(roster.placement(GAME)).isNull();
  }
}
