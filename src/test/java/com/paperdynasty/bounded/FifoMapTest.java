package com.paperdynasty.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FifoMapTest {
  private final FifoMap<String, Integer> map = new FifoMap<>(2);

  @Test
  void oldestEntryIsDroppedBeyondTheBound() {
    map.put("a", 1);
    map.put("b", 2);
    map.put("c", 3);

    assertThat(map.get("a")).isNull();
    assertThat(map.get("b")).isEqualTo(2);
    assertThat(map.get("c")).isEqualTo(3);
  }

  @Test
  void readingAnEntryDoesNotKeepIt() {
    map.put("a", 1);
    map.put("b", 2);
    for (int i = 0; i < 100; i++) {
      map.get("a");
    }
    map.put("c", 3);

    assertThat(map.get("a")).isNull();
  }

  @Test
  void entryPutAgainIsTheNewest() {
    assertThat(map.put("a", 1)).isNull();
    map.put("b", 2);
    assertThat(map.put("a", 4)).isEqualTo(1);
    map.put("c", 3);

    assertThat(map.get("a")).isEqualTo(4);
    assertThat(map.get("b")).isNull();
  }

  @Test
  void removedEntryMakesRoom() {
    map.put("a", 1);
    map.put("b", 2);
    map.remove("b");
    map.put("c", 3);

    assertThat(map.get("a")).isEqualTo(1);
    assertThat(map.get("b")).isNull();
  }

  @Test
  void boundOfZeroIsRejected() {
    assertThatThrownBy(() -> new FifoMap<String, Integer>(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
