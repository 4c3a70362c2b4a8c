package com.paperdynasty.realtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.realtime.room.RoomMessageHandler;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.table.SettableClock;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A game's log as server-sent events. */
class EventStreamsTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long EPOCH = 5;
  private static final int UNSENT_BYTES = 1_000;
  private static final int COMMENT_MS = 15_000;

  private final SettableClock clock = new SettableClock();
  private final List<GameRequest> requests = new ArrayList<>();
  private long lastSeq = 10;
  private long delayMs;
  private Long shownSeq;
  private GameReply refusal;
  private final List<Timer> timers = new ArrayList<>();

  private record Timer(long dueMs, Runnable what) {}

  private final RoomRegistry rooms =
      new RoomRegistry(
          "here.0",
          Defaults.REALTIME.room(),
          (delayMs, what) -> timers.add(new Timer(clock.millis() + delayMs, what)),
          (request, awaited) -> Future.succeededFuture(answer(request)));
  private final RoomMessageHandler owner =
      new RoomMessageHandler(rooms, id -> Optional.empty(), event -> {});
  private final EventStreams streams =
      new EventStreams(
          rooms,
          (request, awaited) -> Future.succeededFuture(answer(request)),
          clock,
          new EventStreams.Settings(UNSENT_BYTES, COMMENT_MS, 1_000),
          "ended"::equals);

  private GameReply answer(GameRequest request) {
    requests.add(request);
    if (request instanceof GameRequest.Join) {
      return refusal != null ? refusal : joined();
    }
    long after =
        request instanceof GameRequest.ReadLog read
            ? read.after()
            : ((GameRequest.RenewWatch) request).seq();
    List<GameReply.SeqFrame> page = new ArrayList<>();
    // Two events a page, so that a replay takes several.
    for (long seq = after + 1; seq <= lastSeq && page.size() < 2; seq++) {
      page.add(new GameReply.SeqFrame(seq, frame(seq)));
    }
    return new GameReply.LogPage(EPOCH, lastSeq, page);
  }

  private GameReply joined() {
    long seq = shownSeq == null ? lastSeq : shownSeq;
    return new GameReply.Joined(
        EPOCH,
        seq,
        "spectator",
        List.of(),
        delayMs,
        "{}",
        "{}",
        "null",
        null,
        List.of(),
        null,
        null);
  }

  private static String frame(long seq) {
    return ServerFrames.logged("play_resolved", "{\"play\":" + seq + ",\"seq\":0}", seq);
  }

  private static String event(long seq) {
    return "id: %d\nevent: play_resolved\ndata: {\"play\":%d,\"seq\":0}\n\n".formatted(seq, seq);
  }

  private void happens() {
    lastSeq++;
    owner.logged(new RoomMessage.Logged(GAME, EPOCH, lastSeq, frame(lastSeq), null, 0, null));
  }

  @Test
  void streamWithoutAPositionBeginsNow() {
    StreamReader reader = open(null);
    happens();
    happens();

    assertThat(reader.texts).containsExactly("retry: 1000\n\n", event(11), event(12));
  }

  @Test
  void readerWhoComesBackGetsEveryEventOnceAndInOrder() {
    StreamReader reader = open(3L);
    happens();

    assertThat(reader.events())
        .containsExactly(
            event(4), event(5), event(6), event(7), event(8), event(9), event(10), event(11));
  }

  @Test
  void lostEventIsFetched() {
    StreamReader reader = open(null);
    lastSeq = 12; // 11 and 12 do not arrive
    happens();

    assertThat(reader.events()).containsExactly(event(11), event(12), event(13));
  }

  /** The log that is read for them has more than they may see. */
  @Test
  void delayedReaderGetsNothingEarlyAndEachEventOnceAndInOrderAfterwards() {
    delayMs = 60_000;
    shownSeq = 8L;
    StreamReader first = open(6L);
    happens();
    pass(30_000);
    lastSeq = 12; // 12 does not arrive
    happens();
    StreamReader second = open(null);
    pass(29_999);
    assertThat(first.events()).containsExactly(event(7), event(8));
    assertThat(second.events()).isEmpty();

    pass(1);
    assertThat(first.events()).containsExactly(event(7), event(8), event(9), event(10), event(11));
    assertThat(second.events()).containsExactly(event(9), event(10), event(11));
    pass(29_999);
    assertThat(second.events()).hasSize(3);
    pass(1);
    assertThat(first.events()).hasSize(7).endsWith(event(12), event(13));
    assertThat(second.events()).hasSize(5).endsWith(event(12), event(13));
  }

  @Test
  void delayedReaderMayNotNameAPositionThatTheyMayNotSeeYet() {
    delayMs = 60_000;
    shownSeq = 8L;

    assertThat(problem(9L).message()).isEqualTo("last_seq is above 8");
  }

  @Test
  void firstEventOfALogAndItsLastAreValidPositions() {
    assertThat(open(0L).events()).hasSize(10).first().isEqualTo(event(1));
    assertThat(open(10L).events()).isEmpty();
  }

  @Test
  void positionAboveTheLogIsAConflict() {
    assertThat(problem(11L).message()).isEqualTo("last_seq is above 10");
    assertThat(streams.size()).isZero();
  }

  @Test
  void refusalOfTheOwnerIsPassedOn() {
    refusal = new GameReply.Refused(Problem.unknownGame(GAME), false);

    assertThat(problem(null)).isEqualTo(Problem.unknownGame(GAME));
  }

  @Test
  void messageThatIsInNoLogIsNoPartOfAStream() {
    StreamReader reader = open(null);
    String chat = ServerFrames.event("chat_message", "{\"text\":\"x\",\"seq\":1}");
    owner.transientMessage(new RoomMessage.Transient(GAME, EPOCH, chat));

    assertThat(reader.events()).isEmpty();
  }

  @Test
  void readerWhoDoesNotReadIsCutOff() {
    StreamReader reader = open(null);
    reader.network = Promise.promise();
    for (int i = 0; i < 10; i++) {
      happens();
    }

    assertThat(reader.aborted).isTrue();
    assertThat(reader.events()).hasSizeBetween(1, 9);
    assertThat(streams.size()).isZero();
    assertThat(rooms.countMembers()).isZero();
  }

  @Test
  void readerWhoReadsIsNotCutOff() {
    StreamReader reader = open(null);
    for (int i = 0; i < 100; i++) {
      happens();
    }

    assertThat(reader.events()).hasSize(100);
    assertThat(reader.aborted).isFalse();
  }

  @Test
  void silenceIsBrokenByAComment() {
    StreamReader reader = open(null);
    clock.pass(COMMENT_MS - 1);
    streams.tick();
    assertThat(reader.texts).hasSize(1);
    clock.pass(1);
    streams.tick();
    streams.tick();

    assertThat(reader.texts).containsExactly("retry: 1000\n\n", ":\n\n");
  }

  @Test
  void streamEndsWithTheTokenOfItsUser() {
    StreamReader reader = new StreamReader();
    streams.open(request("alice", null, clock.instant().plusMillis(5_000)), () -> reader);
    clock.pass(4_999);
    streams.tick();
    assertThat(reader.ended).isFalse();
    clock.pass(1);
    streams.tick();

    assertThat(reader.ended).isTrue();
    assertThat(rooms.countMembers()).isZero();
  }

  @Test
  void clientThatIsGoneLeavesTheRoom() {
    StreamReader reader = new StreamReader();
    streams
        .open(request("alice", null, Instant.MAX), () -> reader)
        .onSuccess(reply -> ((EventStreams.Reply.Opened) reply).close());

    assertThat(streams.size()).isZero();
    assertThat(rooms.countMembers()).isZero();
  }

  /** A manager whose browser is closed must not count as there because an overlay follows. */
  @Test
  void allStreamsTogetherAreShownAsOneSpectator() {
    open(null);
    open(null);
    GameRequest.RenewWatch watch = (GameRequest.RenewWatch) requests.get(requests.size() - 1);

    assertThat(watch.present())
        .containsExactly(new UserPresence("guest:stream ", "Streams", "spectator", List.of(), 2));
  }

  @Test
  void stoppingNodeEndsItsStreamsAndOpensNone() {
    StreamReader reader = open(null);
    streams.drain();

    assertThat(reader.ended).isTrue();
    assertThat(problem(null).retryAfterMs()).isEqualTo(1_000);
  }

  /** The end of its response has been handled before, and would not end the stream. */
  @Test
  void clientWhoIsGoneBeforeTheOwnerAnswersHasNoStream() {
    EventStreams.Reply reply =
        streams.open(request("alice", null, Instant.MAX), () -> null).result();

    assertThat(reply).isInstanceOf(EventStreams.Reply.Refused.class);
    assertThat(streams.size()).isZero();
  }

  @Test
  void streamOfASessionThatHasEndedEnds() {
    StreamReader reader = new StreamReader();
    User alice = new User("alice", "Alice", false);
    streams.open(new StreamRequest(GAME, alice, null, null, Instant.MAX, "ended"), () -> reader);
    open(null);
    streams.tick();

    assertThat(reader.ended).isTrue();
    assertThat(streams.size()).isOne();
  }

  @Test
  void streamThatCannotBeWrittenToEnds() {
    StreamReader reader = new StreamReader();
    reader.network = Promise.promise();
    streams.open(request("alice", null, Instant.MAX), () -> reader);
    assertThat(streams.size()).isOne();
    reader.network.fail("the client is gone");

    assertThat(streams.size()).isZero();
  }

  /** Time passes, and what is due by then is done. */
  private void pass(long ms) {
    clock.pass(ms);
    List<Timer> due = timers.stream().filter(each -> each.dueMs() <= clock.millis()).toList();
    timers.removeAll(due);
    due.forEach(each -> each.what().run());
  }

  private StreamReader open(Long from) {
    StreamReader reader = new StreamReader();
    streams.open(request("alice", from, Instant.MAX), () -> reader);
    return reader;
  }

  private Problem problem(Long from) {
    StreamReader reader = new StreamReader();
    EventStreams.Reply reply =
        streams.open(request("alice", from, Instant.MAX), () -> reader).result();
    assertThat(reader.texts).isEmpty();
    return ((EventStreams.Reply.Refused) reply).problem();
  }

  private static StreamRequest request(String userId, Long from, Instant until) {
    return new StreamRequest(GAME, new User(userId, userId, false), null, from, until, "");
  }

  /** The client's end of a stream. */
  private static final class StreamReader implements StreamOutput {
    private final List<String> texts = new ArrayList<>();
    private Promise<Void> network;
    private boolean ended;
    private boolean aborted;

    List<String> events() {
      return texts.stream().filter(text -> text.startsWith("id: ")).toList();
    }

    @Override
    public Future<Void> write(String text) {
      texts.add(text);
      return network == null ? Future.succeededFuture() : network.future();
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public void abort() {
      aborted = true;
    }
  }
}
