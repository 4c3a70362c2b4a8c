package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.LeagueDirectory;
import com.paperdynasty.lobby.LeagueCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JitWarmUpTest {
  private final LeagueCatalog leagueCatalog =
      LeagueDirectory.read(Path.of("no such directory"), 32);

  @Test
  void playsWholeGamesOfEachShippedLeague() {
    leagueCatalog
        .byName()
        .values()
        .forEach(
            league ->
                assertThat(
                        new JitWarmUp(league.rules(), Clock.systemUTC(), System::nanoTime)
                            .play(2, 60_000))
                    .isEqualTo(2));
  }

  @Test
  void stopsWhenTheTimeIsUp() {
    AtomicLong now = new AtomicLong();
    JitWarmUp jitWarmUp =
        new JitWarmUp(
            leagueCatalog.byName().values().iterator().next().rules(),
            Clock.systemUTC(),
            () -> now.getAndAdd(1_000_000_000));
    assertThat(jitWarmUp.play(1_000, 2_500)).isEqualTo(2);
  }
}
