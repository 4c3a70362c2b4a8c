package com.paperdynasty.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.paperdynasty.game.Audience;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusCodecsTest {
  private static final UUID GAME = new UUID(1, 2);
  private static final User SENDER = new User("alice", "Alice", true);
  private static final Origin ORIGIN = new Origin("node-1", "c7", "k");
  private static final Problem PROBLEM =
      Problem.about("last_seq", ErrorCode.INVALID, "Invalid last_seq");
  private static final Present PRESENT =
      new Present("alice", "Alice", "manager", List.of("home"), 2);
  private static final TableReply.SeqFrame FRAME = new TableReply.SeqFrame(7, "{\"é\":1}");

  private static final Audience FEW = new Audience(List.of("alice"), List.of("bob"));
  private static final TableReply.Permitted PERMITTED =
      new TableReply.Permitted(FEW, true, List.of("game", "team"), 5_000);

  static List<TableRequest> requests() {
    return List.of(
        new TableRequest.Carry(
            GAME,
            SENDER,
            ORIGIN,
            "k",
            "roll_dice",
            JsonNodeFactory.instance.objectNode().put("a", 1),
            new LogicalTime(3, 1),
            true),
        new TableRequest.Carry(
            GAME, SENDER, null, null, "roll_dice", JsonNodeFactory.instance.objectNode()),
        new TableRequest.Join(GAME, SENDER, true, "i", null, PROBLEM),
        new TableRequest.Sync(GAME, SENDER, null, PROBLEM),
        new TableRequest.Watch(
            GAME,
            "node-1.0",
            3,
            7,
            List.of(PRESENT),
            Set.of("alice"),
            Map.of("bob", "left"),
            Set.of("carol")),
        new TableRequest.ReadLog(GAME, SENDER, "i", 3, 65_536),
        new TableRequest.ReadBook(GAME, SENDER, "i", TableRequest.ReadBook.Form.BOX_SCORE),
        new TableRequest.Permit(
            GAME, SENDER, "i", TableRequest.Permit.Deed.SAY, "direct", "bob", PROBLEM),
        TableRequest.PassOn.toAll(GAME, "message 1", "{}", "c7"),
        PERMITTED.passOn(GAME, "message 2", "{}", null),
        new TableRequest.ViewHand(GAME, SENDER, "home", PROBLEM),
        new OwnershipRequest.Confirm(GAME),
        new OwnershipRequest.HandOn(GAME),
        new OwnershipRequest.TakeOver(GAME),
        new OwnershipRequest.Offer(GAME));
  }

  static List<TableReply> replies() {
    return List.of(
        new TableReply.Done(3, List.of(FRAME, FRAME), 1),
        new TableReply.Done(3, List.of(FRAME, FRAME), 1).withoutFrames(),
        new TableReply.Joined(
            3, 7, "manager", List.of("home"), 500, "{}", "{}", "null", "[]", List.of(PRESENT)),
        new TableReply.Log(3, 7, List.of(FRAME)),
        new TableReply.Written("{\"é\":1}"),
        PERMITTED,
        new TableReply.Passed(),
        new TableReply.Refused(
            new Problem(ErrorCode.INVALID, "no", "field", List.of("a"), 250L, "e"), true),
        TableReply.Refused.busy(7),
        new TableReply.Elsewhere("node-2"),
        new TableReply.Stale(new LogicalTime(3, 1)));
  }

  static List<RoomMessage> roomMessages() {
    return List.of(
        new RoomMessage.Logged(GAME, 3, 7, "{}", ORIGIN),
        new RoomMessage.Passing(GAME, 3, "{}"),
        new RoomMessage.Passing(GAME, 3, "{}", FEW, true, "c7"),
        new RoomMessage.Presence(GAME, 3, "alice", true, "{}"),
        new RoomMessage.Direct(ORIGIN, "{}"));
  }

  static List<ClusterNews> news() {
    return List.of(
        new ClusterNews.GameOpened(GAME, 3, "node-1"),
        new ClusterNews.NodeLeaving("node-1"),
        new ClusterNews.NodeJoined("node-1"),
        new ClusterNews.NodeLeft("node-1"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestComesOutAsItWentIn(TableRequest request) {
    assertThat(throughTheWire(BusCodecs.REQUEST, request)).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void aReplyComesOutAsItWentIn(TableReply reply) {
    assertThat(throughTheWire(BusCodecs.REPLY, reply)).isEqualTo(reply);
  }

  @ParameterizedTest
  @MethodSource("roomMessages")
  void aRoomMessageComesOutAsItWentIn(RoomMessage message) {
    assertThat(throughTheWire(BusCodecs.ROOM, message)).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("news")
  void newsComeOutAsTheyWentIn(ClusterNews news) {
    assertThat(throughTheWire(BusCodecs.NEWS, news)).isEqualTo(news);
  }

  @Test
  void everyKindOfMessageWasTried() {
    assertTriedAll(TableRequest.class, requests());
    assertTriedAll(TableReply.class, replies());
    assertTriedAll(RoomMessage.class, roomMessages());
    assertTriedAll(ClusterNews.class, news());
  }

  @Test
  void whatANodeOfALaterVersionSaysMoreIsPassedOver() {
    byte[] later = ("{\"kind\":\"confirm\",\"gameId\":\"" + GAME + "\",\"why\":1}").getBytes(UTF_8);
    Buffer buffer = Buffer.buffer().appendInt(later.length).appendBytes(later);

    assertThat(BusCodecs.REQUEST.decodeFromWire(0, buffer))
        .isEqualTo(new OwnershipRequest.Confirm(GAME));
  }

  @Test
  void aNodeOfAnOlderVersionAsksForFramesAndRepliesWithThem() {
    assertThat(
            received(
                BusCodecs.REQUEST,
                "{\"kind\":\"carry\",\"gameId\":\""
                    + GAME
                    + "\",\"sender\":{\"userId\":\"a\",\"name\":\"A\",\"admin\":false},"
                    + "\"event\":\"roll_dice\",\"data\":{}}"))
        .isInstanceOfSatisfying(
            TableRequest.Carry.class, carry -> assertThat(carry.seqsOnly()).isFalse());
    assertThat(
            received(
                BusCodecs.REPLY,
                "{\"kind\":\"done\",\"epoch\":3,\"events\":[{\"seq\":7,\"frame\":\"{}\"},"
                    + "{\"seq\":8,\"frame\":\"{}\"}],\"answer\":0}"))
        .isInstanceOfSatisfying(
            TableReply.Done.class,
            done -> {
              assertThat(done.answerSeq()).isEqualTo(7);
              assertThat(done.lastSeq()).isEqualTo(8);
            });
  }

  private static <T> T received(BusCodecs.Codec<T> codec, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return codec.decodeFromWire(0, Buffer.buffer().appendInt(bytes.length).appendBytes(bytes));
  }

  @Test
  void aRequestThatOnlyALaterVersionKnowsIsToldFromADamagedOne() {
    byte[] later = ("{\"kind\":\"lend\",\"gameId\":\"" + GAME + "\"}").getBytes(UTF_8);
    Buffer buffer = Buffer.buffer().appendInt(later.length).appendBytes(later);
    Buffer damaged = Buffer.buffer().appendInt(1).appendString("{");

    assertThatThrownBy(() -> BusCodecs.REQUEST.decodeFromWire(0, buffer))
        .isInstanceOfSatisfying(
            UnknownKindException.class, e -> assertThat(e.kind()).isEqualTo("lend"));
    assertThatThrownBy(() -> BusCodecs.REQUEST.decodeFromWire(0, damaged))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(UnknownKindException.class);
  }

  private static <T> T throughTheWire(BusCodecs.Codec<T> codec, T message) {
    Buffer buffer = Buffer.buffer("before");
    int position = buffer.length();
    codec.encodeToWire(buffer, message);
    return codec.decodeFromWire(position, buffer.appendString("after"));
  }

  private static void assertTriedAll(Class<?> family, List<?> tried) {
    assertThat(tried.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(kinds(family).collect(Collectors.toSet()));
  }

  /** The records of a family, and of the families within it. */
  private static Stream<Class<?>> kinds(Class<?> family) {
    return family.isSealed()
        ? Arrays.<Class<?>>stream(family.getPermittedSubclasses()).flatMap(BusCodecsTest::kinds)
        : Stream.of(family);
  }
}
