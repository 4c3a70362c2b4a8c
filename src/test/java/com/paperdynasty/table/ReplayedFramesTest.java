package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.RandomTable;
import com.paperdynasty.game.Scene;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.TableReply.Log;
import com.paperdynasty.wire.TableReply.SeqFrame;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people are shown is the same text, whether it has just happened or is read from the log. */
@ExtendWith(VertxExtension.class)
class ReplayedFramesTest {
  private static final int ROOM = 64 * 1024;
  private final MemoryJournal games = new MemoryJournal();

  @Test
  void aRandomGameIsReplayedAsItWasShown(Vertx vertx) {
    Random random = random();
    for (int game = 0; game < 10; game++) {
      Scene scene = game(random, 250);
      List<SeqFrame> shown = shown(scene);
      games.store(Scene.GAME, scene);

      List<SeqFrame> read = new ArrayList<>();
      while (read.size() < shown.size()) {
        Log page =
            (Log)
                Await.the(
                    new LogPages(vertx, games, Defaults.REPLAYS)
                        .page(Scene.GAME, 1, read.size(), shown.size(), ROOM));
        read.addAll(page.events());
      }
      assertThat(read).isEqualTo(shown);
    }
  }

  @Test
  void eachPageGoesOnWhereTheOneBeforeEnded(Vertx vertx) {
    Scene scene = game(random(), 1_500);
    games.store(Scene.GAME, scene);
    List<SeqFrame> shown = shown(scene);
    CountingJournal journal = new CountingJournal(games);
    LogPages pages = new LogPages(vertx, journal, Defaults.REPLAYS);

    List<SeqFrame> read = new ArrayList<>();
    int count = 0;
    while (read.size() < shown.size()) {
      Log page =
          (Log) Await.the(pages.page(Scene.GAME, 1, read.size(), shown.size(), LogPages.BYTES / 4));
      read.addAll(page.events());
      count++;
    }

    assertThat(read).isEqualTo(shown);
    assertThat(count).isGreaterThan(shown.size() / 64);
    // Each page reads ahead what does not fit on it any more, and no page reads from the beginning.
    assertThat(journal.eventsRead()).isLessThanOrEqualTo(64L * count);
  }

  @Test
  void playsThatLieFarApartAreFoundAgainWithoutTheWholeLog(Vertx vertx) {
    Scene scene = game(random(), 1_500);
    games.store(Scene.GAME, scene);
    int size = scene.log().size();
    CountingJournal journal = new CountingJournal(games);
    LogPages pages = new LogPages(vertx, journal, Defaults.REPLAYS);
    List<Long> seqs = List.of(5L, 6L, size / 2L, size - 1L, (long) size);
    List<SeqFrame> wanted = shown(scene).stream().filter(one -> seqs.contains(one.seq())).toList();

    assertThat(Await.the(pages.frames(Scene.GAME, seqs))).isEqualTo(wanted);
    assertThat(journal.eventsRead()).isEqualTo(size);
    assertThat(Await.the(pages.frames(Scene.GAME, seqs))).isEqualTo(wanted);
    assertThat(journal.eventsRead() - size).isLessThan(4L * FoldedStates.STRIDE + 6);
  }

  /** The frames as the owner made them when it all happened. */
  private static List<SeqFrame> shown(Scene scene) {
    return LongStream.range(0, scene.log().size())
        .mapToObj(
            i -> EventJson.frame(i + 1, scene.log().get((int) i), scene.states().get((int) i)))
        .toList();
  }

  private static Scene game(Random random, int acts) {
    Scene scene = Scene.openSeat();
    RandomTable people = new RandomTable(random);
    for (int act = 0; act < acts; act++) {
      people.act(scene);
    }
    return scene;
  }

  private static Random random() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ReplayedFramesTest: -Dseed=" + seed);
    return new Random(seed);
  }
}
