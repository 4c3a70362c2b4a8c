package com.paperdynasty.table.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenGameRegistryTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final GameLocation OPEN = new GameLocation.Local(3, "deployment");

  private final OpenGameRegistry openGameRegistry = new OpenGameRegistry();

  @Test
  void openGameIsRememberedWithItsEpoch() {
    openGameRegistry.put(GAME, Future.succeededFuture(OPEN));

    assertThat(openGameRegistry.epochs()).isEqualTo(Map.of(GAME, 3L));
    assertThat(openGameRegistry.isOlder(GAME, 4)).isTrue();
    assertThat(openGameRegistry.isOlder(GAME, 3)).isFalse();
    assertThat(openGameRegistry.opening()).isZero();
  }

  @Test
  void concurrentRequestsWaitForTheSameLocation() {
    Promise<GameLocation> answer = Promise.promise();
    Future<GameLocation> first = openGameRegistry.put(GAME, answer.future());

    assertThat(openGameRegistry.location(GAME)).isSameAs(first);
    assertThat(openGameRegistry.opening()).isEqualTo(1);
    assertThat(openGameRegistry.epochs()).isEmpty();
  }

  @Test
  void remoteUnknownOrFailedGameIsNotRemembered() {
    openGameRegistry.put(GAME, Future.succeededFuture(new GameLocation.Remote("another")));
    assertThat(openGameRegistry.location(GAME)).isNull();

    openGameRegistry.put(GAME, Future.failedFuture("no database"));
    assertThat(openGameRegistry.location(GAME)).isNull();

    openGameRegistry.put(GAME, Future.succeededFuture(new GameLocation.Unknown()));
    assertThat(openGameRegistry.size()).isZero();
  }

  @Test
  void lateResultDoesNotReplaceALaterOne() {
    Promise<GameLocation> late = Promise.promise();
    openGameRegistry.put(GAME, late.future());
    openGameRegistry.put(GAME, Future.succeededFuture(OPEN));

    late.fail("gave up");

    assertThat(openGameRegistry.epochs()).containsOnlyKeys(GAME);
  }

  @Test
  void gameUnderTransferIsNoLongerOpen() {
    openGameRegistry.put(GAME, Future.succeededFuture(OPEN));
    Promise<GameLocation> moved = Promise.promise();
    openGameRegistry.put(GAME, moved.future());

    assertThat(openGameRegistry.epochs()).isEmpty();
    moved.complete(new GameLocation.Remote("another"));
    assertThat(openGameRegistry.location(GAME)).isNull();
  }
}
