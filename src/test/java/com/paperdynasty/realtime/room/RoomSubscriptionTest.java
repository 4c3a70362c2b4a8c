package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.UserPresence;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The position of one member, alice, in the log of a game whose last event is 10. */
class RoomSubscriptionTest {
  private static final long SEQ = 10;

  private final TestSubscriber alice = new TestSubscriber("alice");

  @Test
  void memberWhoWasShownTheStateIsNotBehind() {
    RoomSubscription roomSubscription = member(null, null);

    assertThat(roomSubscription.isBehind(SEQ)).isFalse();
    assertThat(roomSubscription.isBehind(SEQ + 1)).isTrue();
  }

  @Test
  void memberWithAnOlderSeqGetsLaterEventsAsReplay() {
    RoomSubscription roomSubscription = member(8L, null);
    assertThat(roomSubscription.isBehind(SEQ)).isTrue();
    for (long seq = 9; seq <= 11; seq++) {
      roomSubscription.send(seq, new OutboundFrame("{\"event\":\"e" + seq + "\"}"));
    }

    assertThat(alice.frames)
        .containsExactly(
            new JsonObject().put("event", "e9").put("replay", true),
            new JsonObject().put("event", "e10").put("replay", true),
            new JsonObject().put("event", "e11"));
    assertThat(roomSubscription.position()).isEqualTo(11);
  }

  @Test
  void answeringEventHasReplyTo() {
    RoomSubscription roomSubscription = member(null, null);
    roomSubscription.expectAnswer(11, "x");
    roomSubscription.send(11, new OutboundFrame("{\"event\":\"e11\"}"));

    assertThat(alice.frames)
        .containsExactly(new JsonObject().put("event", "e11").put("reply_to", "x"));
    assertThat(alice.answered).containsExactly("x");
  }

  @Test
  void answerSurvivesJoiningAgain() {
    RoomSubscription before = member(null, null);
    before.expectAnswer(9, "x");

    RoomSubscription again = member(null, before);
    assertThat(again.position()).isEqualTo(8);
    again.send(9, new OutboundFrame("{\"event\":\"e9\"}"));
    assertThat(alice.frames.get(0).getString("reply_to")).isEqualTo("x");
  }

  @Test
  void userWithTwoConnectionsIsPresentOnce() {
    RoomSubscription player = member(null, null);

    assertThat(RoomSubscription.users(List.of(player, player)))
        .containsExactly(new UserPresence("alice", "alice", "manager", List.of("away"), 2));
  }

  private RoomSubscription member(@Nullable Long lastSeq, @Nullable RoomSubscription before) {
    Joined joined =
        new Joined(
            1, SEQ, "manager", List.of("away"), 0, "{}", "{}", "null", null, List.of(), null, null);
    return new RoomSubscription(alice, null, lastSeq, joined, before);
  }
}
