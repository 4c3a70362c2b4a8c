package com.paperdynasty.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.store.journal.PackedEvents.Entry;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedEventsTest {
  private static final long NOON_MICROS = 1_761_912_000_123_456L;

  private final Random random = new Random(20261128);

  @Test
  void unpackingGivesBackEveryByte() {
    List<Entry> entries = entries(200);
    entries.add(new Entry("", 0, Long.MIN_VALUE, "", 0, Buffer.buffer()));
    entries.add(new Entry("é", 32_767, Long.MAX_VALUE, "\"👋\u0000\u2028\"", 9, hash()));

    assertThat(PackedEvents.unpack(PackedEvents.pack(entries))).isEqualTo(entries);
    assertThat(PackedEvents.unpack(PackedEvents.pack(List.of()))).isEmpty();
  }

  @Test
  void blockHasAtMostHalfOfTheSize() {
    List<Entry> entries = entries(200);
    int bytes = entries.stream().mapToInt(entry -> entry.data().length() + 60).sum();

    assertThat(PackedEvents.pack(entries).length).isLessThan(bytes / 2);
  }

  @Test
  void damageIsDetectedOrHarmless() {
    List<Entry> entries = entries(20);
    byte[] block = PackedEvents.pack(entries);
    int noticed = 0;
    for (int i = 0; i < block.length; i++) {
      byte[] damaged = block.clone();
      damaged[i] ^= 0x40;
      try {
        assertThat(PackedEvents.unpack(damaged)).as("byte %d", i).isEqualTo(entries);
      } catch (IllegalArgumentException e) {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(block.length * 9 / 10);
    for (int length = 0; length < block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> PackedEvents.unpack(cut))
          .as("%d bytes", length)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void blockThatWouldInflateTooFarIsRefused() {
    assertThatThrownBy(() -> PackedEvents.unpack(PackedEvents.pack(entries(501))))
        .hasMessageContaining("501 events");
    String third = "a".repeat(PackedEvents.MOST_BYTES / 3);
    List<Entry> three =
        List.of(
            new Entry("a", 1, 0, third, 1, hash()),
            new Entry("a", 1, 0, third, 1, hash()),
            new Entry("a", 1, 0, third, 1, hash()));
    assertThatThrownBy(() -> PackedEvents.unpack(PackedEvents.pack(three)))
        .hasMessageContaining("more than");
  }

  private List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String data =
          "{\"at\":\"2026-10-31T12:00:%02d.000Z\",\"play_number\":%d,\"roll_id\":\"%x\"}"
              .formatted(i % 60, i, random.nextLong());
      entries.add(new Entry("play_resolved", 2, NOON_MICROS + i * 20_000_000L, data, 1, hash()));
    }
    return entries;
  }

  private Buffer hash() {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return Buffer.buffer(hash);
  }
}
