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
  void eventIsNotShownBeforeTheDelay() {
    scheduleEvent(4, "four");

    assertThat(shown).isEmpty();
    assertThat(spectatorDelayBuffer.seq()).isEqualTo(3);
  }

  @Test
  void eventsKeepTheirOrder() {
    scheduleEvent(4, "four");
    scheduleEvent(5, "five");
    runTimers();

    assertThat(shown).containsExactly("4 four", "5 five");
    assertThat(spectatorDelayBuffer.seq()).isEqualTo(5);
  }

  @Test
  void eventBeyondTheBoundIsReadFromTheLog() {
    scheduleEvent(4, "four");
    scheduleEvent(5, "fives");
    scheduleEvent(6, "six!");
    runTimers();
    scheduleEvent(7, "seven");
    runTimers();

    assertThat(shown).containsExactly("4 four", "5 from the log", "6 six!", "7 seven");
  }

  @Test
  void timerOfAnOlderEventDoesNotLowerTheSeq() {
    scheduleEvent(6, "six");
    scheduleEvent(4, "four");
    runTimers();

    assertThat(spectatorDelayBuffer.seq()).isEqualTo(6);
  }

  @Test
  void messageBeyondTheBoundIsRejected() {
    assertThat(scheduleMessage("hello")).isTrue();
    assertThat(scheduleMessage("what?")).isFalse();
    assertThat(shown).isEmpty();
    runTimers();
    assertThat(scheduleMessage("oh well")).isTrue();
    runTimers();

    assertThat(shown).containsExactly("hello", "oh well");
  }

  /** An event can be read from the log. A message cannot, so events must not displace it. */
  @Test
  void eventsAndMessagesHaveSeparateBounds() {
    scheduleEvent(4, "four");
    scheduleEvent(5, "five");

    assertThat(scheduleMessage("hello")).isTrue();
  }

  @Test
  void scheduledEventIsKnown() {
    assertThat(spectatorDelayBuffer.isScheduled(3)).isTrue();
    assertThat(spectatorDelayBuffer.isScheduled(4)).isFalse();
    scheduleEvent(4, "four");
    assertThat(spectatorDelayBuffer.isScheduled(4)).isTrue();
    assertThat(spectatorDelayBuffer.isScheduled(5)).isFalse();
  }

  private boolean scheduleMessage(String text) {
    return spectatorDelayBuffer.scheduleMessage(
        1_000, new OutboundFrame(text), late -> shown.add(late.text()));
  }

  private void scheduleEvent(long seq, String text) {
    spectatorDelayBuffer.scheduleEvent(
        1_000,
        seq,
        new OutboundFrame(text),
        (eventSeq, frame) ->
            shown.add(eventSeq + " " + (frame == null ? "from the log" : frame.text())));
  }

  private void runTimers() {
    while (!timers.isEmpty()) {
      timers.remove().run();
    }
  }
}
