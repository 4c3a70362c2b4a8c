package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.UserPresence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Alice manages a side; bob, carol and dave come and go. The delayed spectators are a minute
 * behind.
 */
class DelayedPresenceTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long DELAY_MS = 60_000;

  private final Queue<Runnable> timers = new ArrayDeque<>();
  private final List<Long> delays = new ArrayList<>();
  private final Deque<Promise<Optional<List<UserPresence>>>> requests = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final DelayedPresence presence =
      new DelayedPresence(
          GAME,
          (delayMs, task) -> {
            delays.add(delayMs);
            timers.add(task);
          },
          5_000,
          this::askOwner,
          frame -> sent.add(summary(frame)));

  private Future<Optional<List<UserPresence>>> askOwner() {
    Promise<Optional<List<UserPresence>>> answer = Promise.promise();
    requests.add(answer);
    return answer.future();
  }

  @Test
  void droppedChangesAreCorrectedAfterTheDelay() {
    presence.onJoin(List.of(manager("alice"), spectator("bob")), false);
    presence.onDropped(DELAY_MS);
    assertThat(requests).isEmpty();
    assertThat(delays).containsExactly(DELAY_MS);

    runTimer();
    requests.remove().complete(Optional.of(List.of(manager("alice"), spectator("carol"))));

    assertThat(sent)
        .containsExactly("user_disconnected bob", "user_connected alice", "user_connected carol");
    assertThat(timers).isEmpty();
  }

  @Test
  void manyDroppedChangesNeedOneTimer() {
    presence.onJoin(List.of(spectator("bob")), false);
    for (int i = 0; i < 100; i++) {
      presence.onDropped(DELAY_MS);
    }

    assertThat(timers).hasSize(1);
  }

  /** The second drop may be a seat, which may not be shown before its own delay is over. */
  @Test
  void changeDroppedDuringACorrectionNeedsAnother() {
    presence.onDropped(DELAY_MS);
    presence.onDropped(DELAY_MS);
    runTimer();
    requests.remove().complete(Optional.of(List.of(spectator("bob"))));
    assertThat(sent).containsExactly("user_connected bob");

    runTimer();
    requests.remove().complete(Optional.of(List.of(manager("bob"))));

    assertThat(sent).containsExactly("user_connected bob", "user_connected bob");
    assertThat(timers).isEmpty();
  }

  @Test
  void departureOfALaterArrivalIsCorrected() {
    presence.onDropped(DELAY_MS);
    presence.onDropped(DELAY_MS);
    runTimer();
    requests.remove().complete(Optional.of(List.of()));
    presence.onSent("dave", true);
    runTimer();
    requests.remove().complete(Optional.of(List.of()));

    assertThat(sent).containsExactly("user_disconnected dave");
  }

  /** What a later member is shown at their join, earlier ones have not been shown. */
  @Test
  void laterJoinDoesNotHideCorrectionsFromOthers() {
    presence.onJoin(List.of(manager("alice")), false);
    presence.onDropped(DELAY_MS);
    presence.onJoin(List.of(manager("alice"), spectator("bob"), spectator("carol")), true);
    runTimer();
    requests.remove().complete(Optional.of(List.of(spectator("bob"))));

    assertThat(sent)
        .containsExactlyInAnyOrder(
            "user_disconnected alice", "user_disconnected carol", "user_connected bob");
  }

  @Test
  void departureThatWasSentIsNotRepeated() {
    presence.onJoin(List.of(spectator("bob")), false);
    presence.onSent("bob", false);
    presence.onDropped(DELAY_MS);
    runTimer();
    requests.remove().complete(Optional.of(List.of()));

    assertThat(sent).isEmpty();
  }

  @Test
  void failedRequestIsRepeatedAfterAPause() {
    presence.onDropped(1);
    runTimer();
    requests.remove().fail("gone");
    assertThat(delays).containsExactly(1L, 5_000L);
    runTimer();
    requests.remove().complete(Optional.of(List.of(spectator("bob"))));

    assertThat(sent).containsExactly("user_connected bob");
    assertThat(timers).isEmpty();
  }

  @Test
  void withoutDelayedSpectatorsNothingIsSentOrRemembered() {
    presence.onJoin(List.of(spectator("bob")), false);
    presence.onDropped(DELAY_MS);
    runTimer();
    requests.remove().complete(Optional.empty());
    presence.onDropped(DELAY_MS);
    runTimer();
    requests.remove().complete(Optional.of(List.of()));

    assertThat(sent).isEmpty();
    assertThat(timers).isEmpty();
  }

  private void runTimer() {
    timers.remove().run();
  }

  private static UserPresence manager(String user) {
    return new UserPresence(user, user, "manager", List.of("away"), 1);
  }

  private static UserPresence spectator(String user) {
    return new UserPresence(user, user, "spectator", List.of(), 1);
  }

  private static String summary(OutboundFrame frame) {
    JsonObject read = new JsonObject(frame.text());
    return read.getString("event") + " " + read.getJsonObject("data").getString("user_id");
  }
}
