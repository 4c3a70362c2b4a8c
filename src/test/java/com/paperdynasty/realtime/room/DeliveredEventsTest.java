package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.harness.Defaults;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which events count as delivered at the moment when their owner's message arrives. */
class DeliveredEventsTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long EPOCH = 5;
  private static final long SEQ = 10;

  private final List<Long> delivered = new ArrayList<>();
  private final TestSubscriber alice = new TestSubscriber("alice");
  private final RoomRegistry rooms =
      new RoomRegistry(
          "here.0",
          Defaults.REALTIME.room(),
          (delayMs, what) -> {},
          (request, awaited) -> Future.succeededFuture(new GameReply.BroadcastAccepted()));
  private final RoomMessageHandler handler =
      new RoomMessageHandler(
          rooms, id -> Optional.empty(), event -> delivered.add(event.committedUs()));

  @BeforeEach
  void enter() {
    GameReply.Joined joined =
        new GameReply.Joined(
            EPOCH, SEQ, "spectator", List.of(), 0, "{}", "{}", "null", null, List.of(), null, null);
    rooms.open(GAME, joined).enter(new RoomSubscription(alice, null, null, joined, null));
  }

  @Test
  void nextEventIsDelivered() {
    logged(SEQ + 1, 17);

    assertThat(alice.frames).hasSize(1);
    assertThat(delivered).containsExactly(17L);
  }

  @Test
  void eventAfterAGapIsNotDeliveredYet() {
    logged(SEQ + 2, 17);

    assertThat(alice.frames).isEmpty();
    assertThat(delivered).isEmpty();
  }

  @Test
  void repeatedEventIsDeliveredOnce() {
    logged(SEQ + 1, 17);
    logged(SEQ + 1, 18);

    assertThat(delivered).containsExactly(17L);
  }

  @Test
  void eventOfAnOwnerThatDoesNotSayWhenIsNotTimed() {
    logged(SEQ + 1, 0);

    assertThat(alice.frames).hasSize(1);
    assertThat(delivered).isEmpty();
  }

  private void logged(long seq, long committedUs) {
    String frame = "{\"event\":\"announcement\",\"data\":{\"seq\":" + seq + "}}";
    handler.logged(new RoomMessage.Logged(GAME, EPOCH, seq, frame, null, committedUs, null));
  }
}
