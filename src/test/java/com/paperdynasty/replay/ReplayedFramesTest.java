package com.paperdynasty.replay;

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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A frame has the same text, whether it is sent live or replayed from the log. */
@ExtendWith(VertxExtension.class)
class ReplayedFramesTest {
  private static final int MAX_BYTES = 64 * 1024;
  private final MemoryJournal games = new MemoryJournal();

  @Test
  void replayedFramesEqualTheLiveFrames(Vertx vertx) {
    Random random = random();
    for (int game = 0; game < 10; game++) {
      GameScenario gameScenario = game(random, 250);
      List<SeqFrame> shown = shown(gameScenario);
      games.store(GameScenario.GAME, gameScenario);

      List<SeqFrame> read = new ArrayList<>();
      while (read.size() < shown.size()) {
        LogPage page =
            (LogPage)
                Await.result(
                    new LogReader(vertx, games, Defaults.REPLAYS, new SimpleMeterRegistry())
                        .page(GameScenario.GAME, 1, read.size(), shown.size(), MAX_BYTES));
        read.addAll(page.events());
      }
      assertThat(read).isEqualTo(shown);
    }
  }

  @Test
  void eachPageContinuesWhereTheOneBeforeEnded(Vertx vertx) {
    GameScenario gameScenario = game(random(), 1_500);
    games.store(GameScenario.GAME, gameScenario);
    List<SeqFrame> shown = shown(gameScenario);
    CountingJournal journal = new CountingJournal(games);
    LogReader pages = new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry());

    List<SeqFrame> read = new ArrayList<>();
    int count = 0;
    while (read.size() < shown.size()) {
      LogPage page =
          (LogPage)
              Await.result(
                  pages.page(GameScenario.GAME, 1, read.size(), shown.size(), LogReader.BYTES / 4));
      read.addAll(page.events());
      count++;
    }

    assertThat(read).isEqualTo(shown);
    assertThat(count).isGreaterThan(shown.size() / 64);
    // A page may read events that no longer fit on it, but no page reads from the beginning.
    assertThat(journal.eventsRead()).isLessThanOrEqualTo(64L * count);
  }

  @Test
  void distantPlaysAreReadAgainWithoutTheWholeLog(Vertx vertx) {
    GameScenario gameScenario = game(random(), 1_500);
    games.store(GameScenario.GAME, gameScenario);
    int size = gameScenario.log().size();
    CountingJournal journal = new CountingJournal(games);
    LogReader pages = new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry());
    List<Long> seqs = List.of(5L, 6L, size / 2L, size - 1L, (long) size);
    List<SeqFrame> wanted =
        shown(gameScenario).stream().filter(one -> seqs.contains(one.seq())).toList();

    assertThat(Await.result(pages.frames(GameScenario.GAME, seqs))).isEqualTo(wanted);
    assertThat(journal.eventsRead()).isEqualTo(size);
    assertThat(Await.result(pages.frames(GameScenario.GAME, seqs))).isEqualTo(wanted);
    assertThat(journal.eventsRead() - size).isLessThan(4L * ReplayedStateCache.STRIDE + 6);
  }

  /** The frames as the owner sent them live. */
  private static List<SeqFrame> shown(GameScenario gameScenario) {
    return LongStream.range(0, gameScenario.log().size())
        .mapToObj(
            i ->
                EventJson.frame(
                    i + 1, gameScenario.log().get((int) i), gameScenario.states().get((int) i)))
        .toList();
  }

  private static GameScenario game(Random random, int acts) {
    GameScenario gameScenario = GameScenario.openSeat();
    RandomCommands people = new RandomCommands(random);
    for (int act = 0; act < acts; act++) {
      people.act(gameScenario);
    }
    return gameScenario;
  }

  private static Random random() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ReplayedFramesTest: -Dseed=" + seed);
    return new Random(seed);
  }
}
