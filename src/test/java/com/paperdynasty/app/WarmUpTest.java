package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.lobby.Leagues;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final Leagues leagues = LeagueFiles.read(Path.of("no such directory"));

  @Test
  void wholeGamesArePlayedByTheRulesOfEachLeagueThatShips() {
    leagues
        .byName()
        .values()
        .forEach(
            league ->
                assertThat(
                        new WarmUp(league.rules(), Clock.systemUTC(), System::nanoTime)
                            .play(2, 60_000))
                    .isEqualTo(2));
  }

  @Test
  void itEndsWhenItsTimeIsUp() {
    AtomicLong now = new AtomicLong();
    WarmUp warmUp =
        new WarmUp(
            leagues.byName().values().iterator().next().rules(),
            Clock.systemUTC(),
            () -> now.getAndAdd(1_000_000_000));
    assertThat(warmUp.play(1_000, 2_500)).isEqualTo(2);
  }
}
