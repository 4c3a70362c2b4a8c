package com.paperdynasty.card.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With which totals of two dice a runner gets a jump. */
class JumpTest {
  private static List<Integer> totals(int throwsWithJump) {
    return IntStream.rangeClosed(2, 12)
        .filter(total -> Jump.isAt(total, throwsWithJump))
        .boxed()
        .toList();
  }

  @Test
  void jumpComesUpInExactlySoManyThrows() {
    for (int jump = 0; jump <= 36; jump++) {
      int ways = totals(jump).stream().mapToInt(total -> 6 - Math.abs(7 - total)).sum();
      assertThat(ways).isEqualTo(jump);
    }
  }

  @Test
  void totalsBeginInTheMiddle() {
    assertThat(totals(0)).isEmpty();
    assertThat(totals(2)).containsExactly(3);
    assertThat(totals(7)).containsExactly(2, 7);
    assertThat(totals(16)).containsExactly(6, 7, 8);
    assertThat(totals(36)).hasSize(11);
  }
}
