package com.paperdynasty.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.TableReply.Joined;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alice, in a room of a game that stands at event 10, and where she is in its log. */
class MemberTest {
  private static final long SEQ = 10;

  private final TestSubscriber alice = new TestSubscriber("alice");

  @Test
  void whoHasSeenTheStateIsBehindNothing() {
    Member member = member(null, null);

    assertThat(member.isBehind(SEQ)).isFalse();
    assertThat(member.isBehind(SEQ + 1)).isTrue();
  }

  @Test
  void whoHasSeenLessIsBehindAndGetsItAsHistory() {
    Member member = member(8L, null);
    assertThat(member.isBehind(SEQ)).isTrue();
    for (long seq = 9; seq <= 11; seq++) {
      member.send(seq, new OutboundFrame("{\"event\":\"e" + seq + "\"}"));
    }

    assertThat(alice.frames)
        .containsExactly(
            new JsonObject().put("event", "e9").put("replay", true),
            new JsonObject().put("event", "e10").put("replay", true),
            new JsonObject().put("event", "e11"));
    assertThat(member.position()).isEqualTo(11);
  }

  @Test
  void theEventThatAnswersACommandSaysSoHoweverItComes() {
    Member member = member(null, null);
    member.expectAnswer(11, "x");
    member.send(11, new OutboundFrame("{\"event\":\"e11\"}"));

    assertThat(alice.frames)
        .containsExactly(new JsonObject().put("event", "e11").put("reply_to", "x"));
    assertThat(alice.answered).containsExactly("x");
  }

  @Test
  void whoJoinsAgainBeforeAnAnswerHasComeIsSentItAllTheSame() {
    Member before = member(null, null);
    before.expectAnswer(9, "x");

    Member again = member(null, before);
    assertThat(again.position()).isEqualTo(8);
    again.send(9, new OutboundFrame("{\"event\":\"e9\"}"));
    assertThat(alice.frames.get(0).getString("reply_to")).isEqualTo("x");
  }

  @Test
  void aUserWithTwoConnectionsIsPresentOnce() {
    Member player = member(null, null);

    assertThat(Member.present(List.of(player, player)))
        .containsExactly(new Present("alice", "alice", "manager", List.of("away"), 2));
  }

  private Member member(@Nullable Long lastSeq, @Nullable Member before) {
    Joined joined =
        new Joined(1, SEQ, "manager", List.of("away"), 0, "{}", "{}", "null", null, List.of());
    return new Member(alice, null, lastSeq, joined, before);
  }
}
