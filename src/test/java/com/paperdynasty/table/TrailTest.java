package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Scene;
import com.paperdynasty.game.TableState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrailTest {
  private static final Instant START = Instant.parse("2026-05-01T18:00:00Z");
  private static final TableState STATE = Scene.newGame().state();

  @Test
  void whoIsNotKeptBehindSeesTheLastOfIt() {
    Trail trail = Trail.from(0, at(0, 1)).then(at(1, 2)).then(at(1, 3));

    assertThat(trail.seenAt(after(1)).seq()).isEqualTo(3);
    assertThat(trail.standings()).hasSize(1);
  }

  @Test
  void aClockThatWentBackShowsTheGameAllTheSame() {
    assertThat(Trail.from(0, at(9, 1)).seenAt(after(2)).seq()).isEqualTo(1);
  }

  @Test
  void spectatorsSeeTheLastThatIsOlderThanTheDelay() {
    Trail trail = Trail.from(10_000, at(0, 1)).then(at(4, 2)).then(at(8, 3)).then(at(12, 5));

    assertThat(trail.seenAt(after(12)).seq()).isEqualTo(1);
    assertThat(trail.seenAt(after(14)).seq()).isEqualTo(2);
    assertThat(trail.seenAt(after(21)).seq()).isEqualTo(3);
    assertThat(trail.seenAt(after(22)).seq()).isEqualTo(5);
  }

  @Test
  void aGameThatIsYoungerThanTheDelayIsSeenAsItWasCreated() {
    Trail trail = Trail.from(10_000, at(0, 1)).then(at(1, 2));

    assertThat(trail.seenAt(after(2)).seq()).isEqualTo(1);
  }

  @Test
  void nothingIsKeptThatNobodyCanBeShownAnyMore() {
    Trail trail = Trail.from(10_000, at(0, 1));
    for (int second = 1; second <= 100; second++) {
      trail = trail.then(at(second, second + 1));
    }

    assertThat(trail.standings()).hasSize(11);
    assertThat(trail.seenAt(after(100)).seq()).isEqualTo(91);
  }

  private static Standing at(int second, long seq) {
    return new Standing(after(second), seq, STATE);
  }

  private static Instant after(int seconds) {
    return START.plusSeconds(seconds);
  }
}
