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
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a room takes from owners, and what it tells them in its watch. */
class RoomTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long EPOCH = 5;

  private record Asked(RenewWatch renewWatch, Promise<GameReply> answer) {}

  private final Deque<Asked> asked = new ArrayDeque<>();
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
    Promise<GameReply> answer = Promise.promise();
    asked.add(new Asked((RenewWatch) request, answer));
    return answer.future();
  }

  @Test
  void theNextEventOfTheSameOwnerIsTaken() {
    logged(EPOCH, 11);

    assertThat(stand()).isEqualTo("epoch 5, seq 11");
  }

  @Test
  void anEventOfAnOwnerThatWasDeposedIsNotTaken() {
    logged(EPOCH - 1, 11);

    assertThat(stand()).isEqualTo("epoch 5, seq 10");
  }

  @Test
  void onceANewOwnerWasHeardTheOldOneCountsNoMore() {
    logged(EPOCH + 1, 11);
    logged(EPOCH, 12);

    assertThat(stand()).isEqualTo("epoch 6, seq 11");
  }

  @Test
  void anEventThatWasTakenAlreadyIsNotTakenTwice() {
    logged(EPOCH, 11);
    logged(EPOCH + 1, 11);

    assertThat(stand()).isEqualTo("epoch 6, seq 11");
  }

  @Test
  void whatDoesNotFollowIsNotTakenButWhatIsMissingIsAskedFor() {
    logged(EPOCH, 12);

    assertThat(asked).hasSize(1);
    Asked first = asked.remove();
    assertThat(first.renewWatch().seq()).isEqualTo(10);
    first.answer().complete(new GameReply.LogPage(EPOCH, 12, List.of(frame(11), frame(12))));
    assertThat(stand()).isEqualTo("epoch 5, seq 12");
  }

  @Test
  void whatComesInPiecesIsAskedForUntilNothingIsMissing() {
    logged(EPOCH, 13);
    asked
        .remove()
        .answer()
        .complete(new GameReply.LogPage(EPOCH, 13, List.of(frame(11), frame(12))));

    Asked second = asked.remove();
    assertThat(second.renewWatch().seq()).isEqualTo(12);
    second.answer().complete(new GameReply.LogPage(EPOCH, 13, List.of(frame(13))));
    assertThat(stand()).isEqualTo("epoch 5, seq 13");
  }

  @Test
  void aDeposedOwnersAnswerToAWatchIsNotTaken() {
    room.watch();
    logged(EPOCH + 1, 11);
    asked.remove().answer().complete(new GameReply.LogPage(EPOCH, 12, List.of(frame(12))));

    assertThat(stand()).isEqualTo("epoch 6, seq 11");
  }

  @Test
  void whoHasComeOrGoneAccordingToADeposedOwnerHasNot() {
    room.onParticipantsShown(
        List.of(new UserPresence("alice", "Alice", "player", List.of("away"), 1)));
    presence(EPOCH - 1, "alice", false);
    presence(EPOCH - 1, "bob", true);
    assertThat(believed()).isEqualTo(Set.of("alice"));

    presence(EPOCH, "alice", false);
    presence(EPOCH, "bob", true);
    assertThat(believed()).isEqualTo(Set.of("bob"));
  }

  @Test
  void aRoomWhoseGameWasDeletedHasNothingMoreToTell() {
    room.watch();
    assertThat(room.isEmpty()).isFalse();
    asked
        .remove()
        .answer()
        .complete(new GameReply.Refused(Problem.of(ErrorCode.NOT_FOUND, "gone"), false));

    assertThat(room.isEmpty()).isTrue();
    assertThat(asked).isEmpty();
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

  private String stand() {
    RenewWatch told = told();
    return "epoch " + told.epoch() + ", seq " + told.seq();
  }

  private Set<String> believed() {
    return told().believed();
  }

  /** What it tells the owner now, who has nothing new. */
  private RenewWatch told() {
    room.watch();
    Asked last = asked.remove();
    last.answer()
        .complete(
            new GameReply.LogPage(last.renewWatch().epoch(), last.renewWatch().seq(), List.of()));
    return last.renewWatch();
  }
}
