package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply.LogPage;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.RandomCommands;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.CountingJournal;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.replay.LogReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An open game of some hundred events, of which the last 20 KiB are in memory. */
@ExtendWith(VertxExtension.class)
class FrameReaderTest {
  private static final int MEMORY_BYTES = 20_480;
  private static final int PAGE_BYTES = 64 * 1024;

  private final MemoryJournal games = new MemoryJournal();
  private final CountingJournal journal = new CountingJournal(games);
  private List<SeqFrame> shown;
  private FrameReader frames;
  private long first;
  private int last;

  @BeforeEach
  void open(Vertx vertx) {
    GameScenario gameScenario = GameScenario.openSeat();
    RandomCommands people = new RandomCommands(new Random(7));
    for (int act = 0; act < 300; act++) {
      people.act(gameScenario);
    }
    games.store(GameScenario.GAME, gameScenario);
    last = gameScenario.log().size();
    shown =
        IntStream.range(0, last)
            .mapToObj(
                i ->
                    EventJson.frame(i + 1, gameScenario.log().get(i), gameScenario.states().get(i)))
            .toList();
    OwnedGame game =
        OwnedGame.replay(
            GameScenario.GAME,
            games.open(GameScenario.GAME, "A").result().orElseThrow(),
            0,
            MEMORY_BYTES);
    frames =
        new FrameReader(
            () -> game, new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()));
    first = game.recentFrames().frames().get(0).seq();
  }

  @Test
  void recentEventsAreReadFromMemory() {
    assertThat(last - first).as("events in memory").isBetween(8L, 100L);

    assertThat(page(first - 1, last, PAGE_BYTES)).isEqualTo(shown.subList((int) first - 1, last));
    assertThat(page(last - 2, last - 1, PAGE_BYTES)).containsExactly(shown.get(last - 2));
    assertThat(page(last - 2, last, 1)).containsExactly(shown.get(last - 2));
    assertThat(page(last, last, PAGE_BYTES)).isEmpty();
    assertThat(Await.result(frames.of(List.of(first, (long) last))))
        .containsExactly(shown.get((int) first - 1), shown.get(last - 1));
    assertThat(journal.eventsRead()).isZero();
  }

  @Test
  void olderEventsAreReadFromTheLogAndAreTheSame() {
    assertThat(page(first - 2, last, PAGE_BYTES).get(0)).isEqualTo(shown.get((int) first - 2));
    assertThat(journal.eventsRead()).isPositive();
    assertThat(page(0, last, PAGE_BYTES))
        .isEqualTo(shown.subList(0, page(0, last, PAGE_BYTES).size()));
    assertThat(Await.result(frames.of(List.of(1L, (long) last))))
        .containsExactly(shown.get(0), shown.get(last - 1));
  }

  private List<SeqFrame> page(long after, long upTo, int maxBytes) {
    return ((LogPage) Await.result(frames.page(after, upTo, maxBytes))).events();
  }
}
