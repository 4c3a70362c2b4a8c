package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.journal.IdempotencyKey;
import org.junit.jupiter.api.Test;

/** Copies of a command that were sent before a refusal and arrive after it. */
class RefusedCommandsTest {
  private static final int REMEMBERED = 3;

  private final RefusedCommands refusedCommands = new RefusedCommands(REMEMBERED);

  @Test
  void onlyCopiesSentBeforeTheRefusalAreRefused() {
    refusedCommands.add(command("alice", "x"));

    assertThat(refusedCommands.count()).isEqualTo(1);
    assertThat(refusedCommands.isRefusedSince(command("alice", "x"), 0)).isTrue();
    assertThat(refusedCommands.isRefusedSince(command("alice", "x"), 1)).isFalse();
  }

  @Test
  void otherCommandsAndUsersAreDistinguished() {
    refusedCommands.add(command("alice", "x"));

    assertThat(refusedCommands.isRefusedSince(command("alice", "y"), 0)).isFalse();
    assertThat(refusedCommands.isRefusedSince(command("bob", "x"), 0)).isFalse();
  }

  @Test
  void asManyRefusalsAsTheBoundAreRememberedAndNoMore() {
    int bound = 21;
    RefusedCommands many = new RefusedCommands(bound);
    for (int i = 0; i < bound; i++) {
      many.add(command("alice", "x" + i));
      assertThat(many.isRefusedSince(command("bob", "never refused"), 0)).isFalse();
      assertThat(many.isRefusedSince(command("alice", "x0"), 0)).isTrue();
    }

    many.add(command("alice", "x" + bound));
    assertThat(many.isRefusedSince(command("bob", "never refused"), 0)).isTrue();
    assertThat(many.isRefusedSince(command("bob", "never refused"), 1)).isFalse();
    for (int i = 1; i <= bound; i++) {
      assertThat(many.isRefusedSince(command("alice", "x" + i), i)).isTrue();
      assertThat(many.isRefusedSince(command("alice", "x" + i), i + 1)).isFalse();
    }
  }

  @Test
  void contentOfTheCommandIsIgnored() {
    refusedCommands.add(new IdempotencyKey("alice", "x", 1));

    assertThat(refusedCommands.isRefusedSince(new IdempotencyKey("alice", "x", 2), 0)).isTrue();
  }

  @Test
  void forgottenRefusalCountsAgainstEveryEarlierCommand() {
    for (int i = 0; i <= REMEMBERED; i++) {
      refusedCommands.add(command("alice", "x" + i));
    }

    assertThat(refusedCommands.isRefusedSince(command("bob", "never refused"), 0)).isTrue();
    assertThat(refusedCommands.isRefusedSince(command("bob", "never refused"), 1)).isFalse();
    assertThat(refusedCommands.isRefusedSince(command("alice", "x0"), 1)).isFalse();
    for (int i = 1; i <= REMEMBERED; i++) {
      assertThat(refusedCommands.isRefusedSince(command("alice", "x" + i), 1)).isTrue();
      assertThat(refusedCommands.isRefusedSince(command("alice", "x" + i), i + 1)).isFalse();
    }
  }

  private static IdempotencyKey command(String userId, String id) {
    return new IdempotencyKey(userId, id, 7);
  }
}
