package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which copies of a command come after a refusal, and were sent before it. */
class RefusalsTest {
  private static final int REMEMBERED = 3;

  private final Refusals refusals = new Refusals(REMEMBERED);

  @Test
  void aCopyThatWasSentBeforeTheRefusalIsKnownAndOneThatWasSentAfterItIsNot() {
    refusals.add(command("alice", "x"));

    assertThat(refusals.given()).isEqualTo(1);
    assertThat(refusals.isRefusedSince(command("alice", "x"), 0)).isTrue();
    assertThat(refusals.isRefusedSince(command("alice", "x"), 1)).isFalse();
  }

  @Test
  void otherCommandsAndThoseOfOthersAreToldApart() {
    refusals.add(command("alice", "x"));

    assertThat(refusals.isRefusedSince(command("alice", "y"), 0)).isFalse();
    assertThat(refusals.isRefusedSince(command("bob", "x"), 0)).isFalse();
  }

  @Test
  void theContentMakesNoDifference() {
    refusals.add(new CommandKey("alice", "x", 1));

    assertThat(refusals.isRefusedSince(new CommandKey("alice", "x", 2), 0)).isTrue();
  }

  @Test
  void aRefusalThatIsForgottenCountsAgainstEveryCommandThatWasSentBeforeIt() {
    for (int i = 0; i <= REMEMBERED; i++) {
      refusals.add(command("alice", "x" + i));
    }

    assertThat(refusals.isRefusedSince(command("bob", "never refused"), 0)).isTrue();
    assertThat(refusals.isRefusedSince(command("bob", "never refused"), 1)).isFalse();
    assertThat(refusals.isRefusedSince(command("alice", "x0"), 1)).isFalse();
    for (int i = 1; i <= REMEMBERED; i++) {
      assertThat(refusals.isRefusedSince(command("alice", "x" + i), 1)).isTrue();
      assertThat(refusals.isRefusedSince(command("alice", "x" + i), i + 1)).isFalse();
    }
  }

  private static CommandKey command(String userId, String id) {
    return new CommandKey(userId, id, 7);
  }
}
