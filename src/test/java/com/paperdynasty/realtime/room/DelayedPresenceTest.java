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

/** Alice manages; bob, carol and dave come and go while those who watch are a minute behind. */
class DelayedPresenceTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long DELAY_MS = 60_000;

  private final Queue<Runnable> timers = new ArrayDeque<>();
  private final List<Long> lengths = new ArrayList<>();
  private final Deque<Promise<Optional<List<UserPresence>>>> asked = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private final DelayedPresence presence =
      new DelayedPresence(
          GAME,
          (delayMs, what) -> {
            lengths.add(delayMs);
            timers.add(what);
          },
          5_000,
          this::ask,
          frame -> said.add(asRead(frame)));

  private Future<Optional<List<UserPresence>>> ask() {
    Promise<Optional<List<UserPresence>>> answer = Promise.promise();
    asked.add(answer);
    return answer.future();
  }

  @Test
  void whoCameAndWhoWentUnsaidIsToldOnceTheTimeHasCome() {
    presence.onJoin(List.of(manager("alice"), watching("bob")), false);
    presence.onDropped(DELAY_MS);
    assertThat(asked).isEmpty();
    assertThat(lengths).containsExactly(DELAY_MS);

    ring();
    asked.remove().complete(Optional.of(List.of(manager("alice"), watching("carol"))));

    assertThat(said)
        .containsExactly("user_disconnected bob", "user_connected alice", "user_connected carol");
    assertThat(timers).isEmpty();
  }

  @Test
  void aHundredThatWereLostAreAskedForAtOnce() {
    presence.onJoin(List.of(watching("bob")), false);
    for (int i = 0; i < 100; i++) {
      presence.onDropped(DELAY_MS);
    }

    assertThat(timers).hasSize(1);
  }

  /** What was lost after the first is a seat, perhaps, that may not be shown yet. */
  @Test
  void whatWasLostWhileTheTimeRanIsAskedForOnceMore() {
    presence.onDropped(DELAY_MS);
    presence.onDropped(DELAY_MS);
    ring();
    asked.remove().complete(Optional.of(List.of(watching("bob"))));
    assertThat(said).containsExactly("user_connected bob");

    ring();
    asked.remove().complete(Optional.of(List.of(manager("bob"))));

    assertThat(said).containsExactly("user_connected bob", "user_connected bob");
    assertThat(timers).isEmpty();
  }

  @Test
  void whoWasSaidToComeAfterAllIsSaidToHaveGoneIfTheyHave() {
    presence.onDropped(DELAY_MS);
    presence.onDropped(DELAY_MS);
    ring();
    asked.remove().complete(Optional.of(List.of()));
    presence.onSent("dave", true);
    ring();
    asked.remove().complete(Optional.of(List.of()));

    assertThat(said).containsExactly("user_disconnected dave");
  }

  /** What they are told when they come the others do not know for that. */
  @Test
  void whoComesLaterAndIsToldMoreKeepsNothingFromTheOthers() {
    presence.onJoin(List.of(manager("alice")), false);
    presence.onDropped(DELAY_MS);
    presence.onJoin(List.of(manager("alice"), watching("bob"), watching("carol")), true);
    ring();
    asked.remove().complete(Optional.of(List.of(watching("bob"))));

    assertThat(said)
        .containsExactlyInAnyOrder(
            "user_disconnected alice", "user_disconnected carol", "user_connected bob");
  }

  @Test
  void whoWasSaidToGoIsNotSaidToGoAgain() {
    presence.onJoin(List.of(watching("bob")), false);
    presence.onSent("bob", false);
    presence.onDropped(DELAY_MS);
    ring();
    asked.remove().complete(Optional.of(List.of()));

    assertThat(said).isEmpty();
  }

  @Test
  void anOwnerWhoDoesNotAnswerIsAskedAgainAfterAPause() {
    presence.onDropped(1);
    ring();
    asked.remove().fail("gone");
    assertThat(lengths).containsExactly(1L, 5_000L);
    ring();
    asked.remove().complete(Optional.of(List.of(watching("bob"))));

    assertThat(said).containsExactly("user_connected bob");
    assertThat(timers).isEmpty();
  }

  @Test
  void whereNobodyIsBehindAnyMoreNothingIsSaidAndNobodyRemembered() {
    presence.onJoin(List.of(watching("bob")), false);
    presence.onDropped(DELAY_MS);
    ring();
    asked.remove().complete(Optional.empty());
    presence.onDropped(DELAY_MS);
    ring();
    asked.remove().complete(Optional.of(List.of()));

    assertThat(said).isEmpty();
    assertThat(timers).isEmpty();
  }

  private void ring() {
    timers.remove().run();
  }

  private static UserPresence manager(String user) {
    return new UserPresence(user, user, "manager", List.of("away"), 1);
  }

  private static UserPresence watching(String user) {
    return new UserPresence(user, user, "spectator", List.of(), 1);
  }

  private static String asRead(OutboundFrame frame) {
    JsonObject read = new JsonObject(frame.text());
    return read.getString("event") + " " + read.getJsonObject("data").getString("user_id");
  }
}
