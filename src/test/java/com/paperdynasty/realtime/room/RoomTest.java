package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.RoomMessage.Presence;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a room accepts from owners, and the watches that it sends them. */
class RoomTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long EPOCH = 5;

  private record SentWatch(RenewWatch renewWatch, Promise<GameReply> answer) {}

  private final Deque<SentWatch> watches = new ArrayDeque<>();
  private final List<Long> timers = new ArrayList<>();
  private final Room room =
      new Room(
          GAME,
          "here.0",
          Defaults.REALTIME.room(),
          (request, awaited) -> send(request),
          (delayMs, what) -> timers.add(delayMs),
          EPOCH,
          10);

  private Future<GameReply> send(GameRequest request) {
    Promise<GameReply> answer = Promise.promise();
    watches.add(new SentWatch((RenewWatch) request, answer));
    return answer.future();
  }

  @Test
  void nextEventIsAccepted() {
    logged(EPOCH, 11);

    assertThat(position()).isEqualTo("epoch 5, seq 11");
  }

  @Test
  void eventOfAnEarlierEpochIsIgnored() {
    logged(EPOCH - 1, 11);

    assertThat(position()).isEqualTo("epoch 5, seq 10");
  }

  @Test
  void laterEpochDisplacesTheEarlierOne() {
    logged(EPOCH + 1, 11);
    logged(EPOCH, 12);

    assertThat(position()).isEqualTo("epoch 6, seq 11");
  }

  @Test
  void repeatedEventIsIgnored() {
    logged(EPOCH, 11);
    logged(EPOCH + 1, 11);

    assertThat(position()).isEqualTo("epoch 6, seq 11");
  }

  @Test
  void gapTriggersCatchUp() {
    logged(EPOCH, 12);

    assertThat(watches).hasSize(1);
    SentWatch first = watches.remove();
    assertThat(first.renewWatch().seq()).isEqualTo(10);
    first.answer().complete(new GameReply.LogPage(EPOCH, 12, List.of(frame(11), frame(12))));
    assertThat(position()).isEqualTo("epoch 5, seq 12");
  }

  @Test
  void catchUpGoesOnUntilNothingIsMissing() {
    logged(EPOCH, 13);
    watches
        .remove()
        .answer()
        .complete(new GameReply.LogPage(EPOCH, 13, List.of(frame(11), frame(12))));

    SentWatch second = watches.remove();
    assertThat(second.renewWatch().seq()).isEqualTo(12);
    second.answer().complete(new GameReply.LogPage(EPOCH, 13, List.of(frame(13))));
    assertThat(position()).isEqualTo("epoch 5, seq 13");
  }

  @Test
  void watchReplyOfAnEarlierEpochIsIgnored() {
    room.sendWatch();
    logged(EPOCH + 1, 11);
    watches.remove().answer().complete(new GameReply.LogPage(EPOCH, 12, List.of(frame(12))));

    assertThat(position()).isEqualTo("epoch 6, seq 11");
  }

  @Test
  void presenceOfAnEarlierEpochIsIgnored() {
    room.onParticipantsShown(
        new TestSubscriber("carol"),
        List.of(new UserPresence("alice", "Alice", "player", List.of("away"), 1)),
        0);
    presence(EPOCH - 1, "alice", false);
    presence(EPOCH - 1, "bob", true);
    assertThat(believed()).isEqualTo(Set.of("alice"));

    presence(EPOCH, "alice", false);
    presence(EPOCH, "bob", true);
    assertThat(believed()).isEqualTo(Set.of("bob"));
  }

  @Test
  void userElsewhereWhoCameDuringAJoinIsNamedByTheNextWatch() {
    TestSubscriber bob = enters("bob", List.of());
    SentWatch watch = watches.remove();
    assertThat(watch.renewWatch().believed()).isEmpty();
    watch.answer().complete(page().naming(List.of(person("alice"))));

    assertThat(arrivals(bob)).containsExactly("alice");
    assertThat(believed()).containsExactly("alice");
  }

  @Test
  void userWhoIsNamedAndKnownByThenIsNotAnnouncedTwice() {
    TestSubscriber bob = enters("bob", List.of());
    SentWatch watch = watches.remove();
    presence(EPOCH, "alice", true);
    watch.answer().complete(page().naming(List.of(person("alice"))));

    assertThat(bob.frames).hasSize(1);
  }

  @Test
  void userHereWhoWasAnnouncedDuringAJoinIsShownToWhoJoins() {
    TestSubscriber alice = enters("alice", List.of());
    presence(EPOCH, "alice", true);
    TestSubscriber bob = enters("bob", List.of());

    assertThat(arrivals(bob)).containsExactly("alice");
    assertThat(alice.frames).hasSize(1);
  }

  @Test
  void delayedSpectatorIsShownNobodyBeforeTheDelay() {
    enters("alice", List.of());
    presence(EPOCH, "alice", true);
    TestSubscriber dan = enters("dan", List.of(), 60_000);

    assertThat(dan.frames).isEmpty();
    assertThat(timers).containsExactly(60_000L);
  }

  @Test
  void userWhoIsNamedAndGoneByThenIsNotAnnounced() {
    TestSubscriber bob = enters("bob", List.of());
    SentWatch watch = watches.remove();
    presence(EPOCH, "alice", false);
    watch.answer().complete(page().naming(List.of(person("alice"))));

    assertThat(arrivals(bob)).isEmpty();
    room.sendWatch();
    watches.remove().answer().complete(page().naming(List.of(person("alice"))));
    assertThat(arrivals(bob)).containsExactly("alice");
  }

  @Test
  void userElsewhereWhoWasAnnouncedDuringAJoinIsAskedForAgain() {
    presence(EPOCH, "alice", true);
    enters("bob", List.of());

    assertThat(watches.remove().renewWatch().believed()).isEmpty();
  }

  @Test
  void participantsWhoWereShownAreNotShownAgain() {
    enters("alice", List.of());
    presence(EPOCH, "alice", true);

    assertThat(enters("bob", List.of(person("alice"))).frames).isEmpty();
  }

  @Test
  void roomOfADeletedGameBecomesEmpty() {
    room.sendWatch();
    assertThat(room.isEmpty()).isFalse();
    watches
        .remove()
        .answer()
        .complete(new GameReply.Refused(Problem.of(ErrorCode.NOT_FOUND, "gone"), false));

    assertThat(room.isEmpty()).isTrue();
    assertThat(watches).isEmpty();
  }

  private TestSubscriber enters(String user, List<UserPresence> participants) {
    return enters(user, participants, 0);
  }

  private TestSubscriber enters(String user, List<UserPresence> participants, long delayMs) {
    TestSubscriber subscriber = new TestSubscriber(user);
    GameReply.Joined joined =
        new GameReply.Joined(
            EPOCH,
            10,
            "spectator",
            List.of(),
            0,
            "{}",
            "{}",
            "null",
            null,
            participants,
            "{}",
            null);
    room.onParticipantsShown(subscriber, participants, delayMs);
    room.enter(new RoomSubscription(subscriber, null, null, joined, null));
    return subscriber;
  }

  private static UserPresence person(String user) {
    return new UserPresence(user, user, "spectator", List.of(), 1);
  }

  private static GameReply.LogPage page() {
    return new GameReply.LogPage(EPOCH, 10, List.of());
  }

  private static List<String> arrivals(TestSubscriber subscriber) {
    return subscriber.frames.stream()
        .filter(frame -> "user_connected".equals(frame.getString("event")))
        .map(frame -> frame.getJsonObject("data").getString("user_id"))
        .toList();
  }

  private void logged(long epoch, long seq) {
    room.onEvent(epoch, seq, frame(seq).frame(), null);
  }

  private static SeqFrame frame(long seq) {
    return new SeqFrame(seq, "{\"seq\":" + seq + "}");
  }

  private void presence(long epoch, String user, boolean here) {
    room.onPresence(new Presence(GAME, epoch, user, here, "{}"));
  }

  private String position() {
    RenewWatch watch = nextWatch();
    return "epoch " + watch.epoch() + ", seq " + watch.seq();
  }

  private Set<String> believed() {
    return nextWatch().believed();
  }

  /** The watch that the room sends now. It is answered without new events. */
  private RenewWatch nextWatch() {
    room.sendWatch();
    SentWatch last = watches.remove();
    last.answer()
        .complete(
            new GameReply.LogPage(last.renewWatch().epoch(), last.renewWatch().seq(), List.of()));
    return last.renewWatch();
  }
}
