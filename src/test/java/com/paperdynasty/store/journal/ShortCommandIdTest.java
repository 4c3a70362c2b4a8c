package com.paperdynasty.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.journal.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** The short ids of commands are those that the database makes. */
class ShortCommandIdTest {

  /** What {@code SELECT short_command_id('alice', 'c1')} gave, and so on. */
  @Test
  void javaMakesTheIdsOfTheDatabase() {
    assertThat(ShortCommandId.of(new IdempotencyKey("alice", "c1", 0))).isEqualTo("0QDCXmYWJgE");
    assertThat(ShortCommandId.of(new IdempotencyKey("alice", "m1", 0))).isEqualTo("zxLibR18GWA");
    assertThat(ShortCommandId.of(new IdempotencyKey("Zo\u00eb", "c1", 7))).isEqualTo("xD73514kRgE");
  }
}
