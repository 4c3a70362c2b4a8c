package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.harness.Defaults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member whose seat is opened leaves the room, and may join again as what they are then. */
class UnseatedTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long EPOCH = 5;

  private final TestSubscriber sam = new TestSubscriber("sam");
  private final TestSubscriber alice = new TestSubscriber("alice");
  private Promise<GameReply> log = Promise.promise();
  private final Room room =
      new Room(
          GAME,
          "here.0",
          Defaults.REALTIME.room(),
          (request, awaited) -> ask(request),
          (delayMs, what) -> {},
          EPOCH,
          10);

  private Future<GameReply> ask(GameRequest request) {
    return request instanceof GameRequest.ReadLog
        ? log.future()
        : Promise.<GameReply>promise().future();
  }

  @Test
  void theyAreToldAndLeave() {
    enter(sam, List.of("home"), 10, null);
    enter(alice, List.of("away"), 10, null);

    room.onEvent(EPOCH, 11, opened("home"), null);
    room.onEvent(EPOCH, 12, "{\"event\":\"next\",\"data\":{},\"seq\":12}", null);

    assertThat(events(sam)).containsExactly("seat_opened", "game_left");
    assertThat(sam.games).isEmpty();
    assertThat(events(alice)).containsExactly("seat_opened", "next");
  }

  @Test
  void managerOfBothSidesJoinsAgainAsManagerOfOne() {
    enter(sam, List.of("away", "home"), 10, null);
    room.onEvent(EPOCH, 11, opened("away"), null);

    assertThat(events(sam)).containsExactly("seat_opened", "game_left");
  }

  /** Who is behind would hear what the next manager says to their side. */
  @Test
  void theyLeaveAtOnceEvenIfTheirLineIsBehind() {
    enter(sam, List.of("home"), 10, 5L);
    room.onEvent(EPOCH, 11, opened("home"), null);

    assertThat(events(sam)).containsExactly("game_left");
    log.complete(page(6));
    assertThat(events(sam)).containsExactly("game_left");
  }

  /** The owner admitted them before the event, and its answer came after it. */
  @Test
  void theyLeaveThoughTheyCameAfterTheEvent() {
    enter(alice, List.of(), 10, null);
    room.onEvent(EPOCH, 11, opened("home"), null);

    log.complete(new GameReply.LogPage(EPOCH, 11, List.of(new SeqFrame(11, opened("home")))));
    enter(sam, List.of("home"), 10, null);
    assertThat(events(sam)).containsExactly("seat_opened", "game_left");
  }

  @Test
  void earlierOpeningIsHistoryToTheNextManager() {
    enter(sam, List.of("home"), 12, 10L);
    log.complete(new GameReply.LogPage(EPOCH, 12, List.of(new SeqFrame(11, opened("home")))));

    assertThat(events(sam)).containsExactly("seat_opened");
    assertThat(sam.games).containsExactly(GAME);
  }

  private void enter(TestSubscriber subscriber, List<String> sides, long seq, Long lastSeq) {
    Joined joined =
        new Joined(
            EPOCH,
            seq,
            sides.isEmpty() ? "spectator" : "manager",
            sides,
            0,
            "{}",
            "{}",
            "null",
            null,
            List.of(),
            null,
            null);
    room.enter(new RoomSubscription(subscriber, null, lastSeq, joined, null));
  }

  private static GameReply page(long seq) {
    return new GameReply.LogPage(
        EPOCH, 11, List.of(new SeqFrame(seq, "{\"event\":\"old\",\"data\":{},\"seq\":6}")));
  }

  private static String opened(String side) {
    return "{\"event\":\"seat_opened\",\"data\":{\"game_id\":\"%s\",\"side\":\"%s\"},\"seq\":11}"
        .formatted(GAME, side);
  }

  private static List<String> events(TestSubscriber subscriber) {
    return subscriber.frames.stream().map(frame -> frame.getString("event")).toList();
  }
}
