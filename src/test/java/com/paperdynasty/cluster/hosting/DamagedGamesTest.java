package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.journal.DamagedLogException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DamagedGamesTest {
  private static final UUID GAME = new UUID(1, 1);

  private long nowNs = -5;
  private int found;
  private final DamagedGames games = new DamagedGames(60_000, () -> nowNs, () -> found++);

  @Test
  void allRequestsWithinTheTimeGetTheSameAnswer() {
    assertThat(games.refusal(GAME)).isNull();

    GameReply answer = find(GAME);
    assertThat(find(GAME)).isSameAs(answer);
    passes(59_999);
    assertThat(games.refusal(GAME)).isSameAs(answer);
    assertThat(games.refusal(new UUID(2, 2))).isNull();
    assertThat(found).as("lines in the log").isEqualTo(1);
  }

  @Test
  void afterTheTimeTheGameIsTriedAgain() {
    GameReply answer = find(GAME);
    passes(60_000);
    assertThat(games.refusal(GAME)).isNull();

    assertThat(find(GAME)).isNotEqualTo(answer);
    assertThat(found).isEqualTo(2);
  }

  @Test
  void onlyAThousandGamesAreRemembered() {
    for (int i = 0; i < 3_000; i++) {
      find(new UUID(3, i));
    }
    int known = 0;
    for (int i = 0; i < 3_000; i++) {
      known += games.refusal(new UUID(3, i)) == null ? 0 : 1;
    }
    assertThat(known).isEqualTo(1_000);
  }

  private GameReply find(UUID gameId) {
    return games.record(gameId, new DamagedLogException(gameId, 3, "it is missing", null));
  }

  private void passes(long ms) {
    nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
