package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.RandomCommands;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.protocol.server.EventJson;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The frames of a game's last events, within a bound of memory. */
class RecentFramesTest {
  /** The text of a frame of 100 bytes; the other 80 are its objects. */
  private static final int HUNDRED = 20;

  @Test
  void lastFramesAreKeptWithinTheMemory() {
    RecentFrames tail = RecentFrames.empty(300);
    for (long seq = 1; seq <= 3; seq++) {
      tail = tail.with(frame(seq, HUNDRED));
    }
    assertThat(seqs(tail)).containsExactly(1L, 2L, 3L);
    assertThat(tail.bytes()).isEqualTo(300);

    assertThat(seqs(tail.with(frame(4, 1)))).containsExactly(2L, 3L, 4L);
    assertThat(seqs(tail.with(frame(4, 120)))).containsExactly(3L, 4L);
    assertThat(seqs(tail.with(frame(4, 121)))).containsExactly(4L);
    assertThat(seqs(tail)).as("it never changes").containsExactly(1L, 2L, 3L);
  }

  @Test
  void frameLargerThanTheMemoryLeavesNoFrames() {
    RecentFrames tail = RecentFrames.empty(200).with(frame(1, HUNDRED));

    assertThat(seqs(tail.with(frame(2, 120)))).containsExactly(2L);
    RecentFrames none = tail.with(frame(2, 121));
    assertThat(none.frames()).isEmpty();
    assertThat(none.at(2)).isNull();
    assertThat(seqs(none.with(frame(3, HUNDRED)))).containsExactly(3L);
    assertThat(RecentFrames.empty(0).with(frame(1, 1)).frames()).isEmpty();
  }

  @Test
  void textBeyondLatin1TakesTwoBytesForEachUnit() {
    SeqFrame snowmen = new SeqFrame(1, "☃".repeat(50));

    assertThat(RecentFrames.empty(180).with(snowmen).bytes()).isEqualTo(180);
    assertThat(RecentFrames.empty(179).with(snowmen).frames()).isEmpty();
  }

  @Test
  void frameIsFoundBySeq() {
    RecentFrames tail =
        RecentFrames.empty(1_000).with(frame(7, 1)).with(frame(8, 1)).with(frame(9, 1));

    assertThat(tail.at(6)).isNull();
    assertThat(tail.at(7)).isEqualTo(frame(7, 1));
    assertThat(tail.at(9)).isEqualTo(frame(9, 1));
    assertThat(tail.at(10)).isNull();
    assertThat(tail.after(7)).containsExactly(frame(8, 1), frame(9, 1));
    assertThat(RecentFrames.empty(1_000).at(1)).isNull();
  }

  @Test
  void reopenedGameHasTheFramesOfItsOwner() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("RecentFramesTest: -Dseed=" + seed);
    GameScenario gameScenario = GameScenario.openSeat();
    RandomCommands people = new RandomCommands(new Random(seed));
    for (int act = 0; act < 300; act++) {
      people.act(gameScenario);
    }
    for (int mostBytes : new int[] {0, 100, 5_000, 20_480, 10_000_000}) {
      RecentFrames live = RecentFrames.empty(mostBytes);
      RecentFrames.Builder folded = new RecentFrames.Builder(mostBytes);
      for (int i = 0; i < gameScenario.log().size(); i++) {
        LoggedEvent logged =
            new LoggedEvent(i + 1, gameScenario.log().get(i), gameScenario.states().get(i).hash());
        live = live.with(EventJson.frame(i + 1, logged.event(), gameScenario.states().get(i)));
        folded.add(logged, gameScenario.states().get(i));
      }
      assertThat(folded.build()).isEqualTo(live);
      assertThat(live.bytes()).isLessThanOrEqualTo(mostBytes);
    }
  }

  private static SeqFrame frame(long seq, int length) {
    return new SeqFrame(seq, "x".repeat(length));
  }

  private static List<Long> seqs(RecentFrames tail) {
    return tail.frames().stream().map(SeqFrame::seq).toList();
  }
}
