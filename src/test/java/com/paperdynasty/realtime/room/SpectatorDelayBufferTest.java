package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SpectatorDelayBufferTest {
  private final Queue<Runnable> timers = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();
  private final SpectatorDelayBuffer spectatorDelayBuffer =
      new SpectatorDelayBuffer(8, (delayMs, what) -> timers.add(what), 3);

  @Test
  void nothingIsShownBeforeItsTime() {
    showLater(4, "four");

    assertThat(shown).isEmpty();
    assertThat(spectatorDelayBuffer.seq()).isEqualTo(3);
  }

  @Test
  void eventsAreShownInTheirOrder() {
    showLater(4, "four");
    showLater(5, "five");
    ringAll();

    assertThat(shown).containsExactly("4 four", "5 five");
    assertThat(spectatorDelayBuffer.seq()).isEqualTo(5);
  }

  @Test
  void whatIsMoreThanTheBoundIsReadFromTheLogAndMakesNoRoom() {
    showLater(4, "four");
    showLater(5, "fives");
    showLater(6, "six!");
    ringAll();
    showLater(7, "seven");
    ringAll();

    assertThat(shown).containsExactly("4 four", "5 from the log", "6 six!", "7 seven");
  }

  @Test
  void anOldTimerTakesNothingBack() {
    showLater(6, "six");
    showLater(4, "four");
    ringAll();

    assertThat(spectatorDelayBuffer.seq()).isEqualTo(6);
  }

  @Test
  void whatIsSaidComesAtItsTimeOrTheSpeakerIsToldThatThereIsNoRoom() {
    assertThat(sayLater("hello")).isTrue();
    assertThat(sayLater("what?")).isFalse();
    assertThat(shown).isEmpty();
    ringAll();
    assertThat(sayLater("oh well")).isTrue();
    ringAll();

    assertThat(shown).containsExactly("hello", "oh well");
  }

  /** An event is in the log; what somebody says is not, and must not be lost for its sake. */
  @Test
  void eventsTakeNoRoomFromWhatIsSaid() {
    showLater(4, "four");
    showLater(5, "five");

    assertThat(sayLater("hello")).isTrue();
  }

  @Test
  void anEventThatIsOnItsWayNeedsNoFurtherTimer() {
    assertThat(spectatorDelayBuffer.isScheduled(3)).isTrue();
    assertThat(spectatorDelayBuffer.isScheduled(4)).isFalse();
    showLater(4, "four");
    assertThat(spectatorDelayBuffer.isScheduled(4)).isTrue();
    assertThat(spectatorDelayBuffer.isScheduled(5)).isFalse();
  }

  private boolean sayLater(String text) {
    return spectatorDelayBuffer.scheduleMessage(
        1_000, new OutboundFrame(text), late -> shown.add(late.text()));
  }

  private void showLater(long seq, String text) {
    spectatorDelayBuffer.scheduleEvent(
        1_000,
        seq,
        new OutboundFrame(text),
        (eventSeq, frame) ->
            shown.add(eventSeq + " " + (frame == null ? "from the log" : frame.text())));
  }

  private void ringAll() {
    while (!timers.isEmpty()) {
      timers.remove().run();
    }
  }
}
