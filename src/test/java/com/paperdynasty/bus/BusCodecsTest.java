package com.paperdynasty.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.paperdynasty.game.model.Audience;
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
  private static final ConnectionRef ORIGIN = new ConnectionRef("node-1", "c7", "k");
  private static final Problem PROBLEM =
      Problem.about("last_seq", ErrorCode.INVALID, "Invalid last_seq");
  private static final UserPresence PRESENT =
      new UserPresence("alice", "Alice", "manager", List.of("home"), 2);
  private static final GameReply.SeqFrame FRAME = new GameReply.SeqFrame(7, "{\"é\":1}");

  private static final Audience FEW = new Audience(List.of("alice"), List.of("bob"));
  private static final GameReply.Authorized PERMITTED =
      new GameReply.Authorized(FEW, true, List.of("game", "team"), 5_000, List.of("bob"));

  static List<GameRequest> requests() {
    return List.of(
        new GameRequest.ExecuteCommand(
            GAME,
            SENDER,
            ORIGIN,
            "k",
            "roll_dice",
            JsonNodeFactory.instance.objectNode().put("a", 1),
            new LogicalTime(3, 1),
            true,
            "00-trace"),
        new GameRequest.ExecuteCommand(
            GAME, SENDER, null, null, "roll_dice", JsonNodeFactory.instance.objectNode()),
        new GameRequest.Join(GAME, SENDER, true, "i", null, PROBLEM),
        new GameRequest.Sync(GAME, SENDER, null, PROBLEM),
        new GameRequest.RenewWatch(
            GAME,
            "node-1.0",
            3,
            7,
            List.of(PRESENT),
            Set.of("alice"),
            Map.of("bob", "left"),
            Set.of("carol")),
        new GameRequest.ReadLog(GAME, SENDER, "i", 3, 65_536),
        new GameRequest.ReadScorebook(GAME, SENDER, "i", GameRequest.ReadScorebook.Form.BOX_SCORE),
        new GameRequest.PreviewOutcome(GAME, SENDER, JsonNodeFactory.instance.objectNode()),
        new GameRequest.ReadOffer(GAME, SENDER, "i"),
        new GameRequest.Authorize(
            GAME, SENDER, "i", GameRequest.Authorize.Permission.SAY, "direct", "bob", PROBLEM),
        GameRequest.Broadcast.toAll(GAME, "message 1", "{}", "c7"),
        PERMITTED.broadcast(GAME, "message 2", "{}", null),
        new GameRequest.ViewHand(GAME, SENDER, "home", List.of("p1"), PROBLEM),
        new GameRequest.ViewHand(GAME, SENDER, null, List.of(), null),
        new GameRequest.ReadVisibleCards(GAME, SENDER, "0a"),
        new OwnershipRequest.QueryOwnership(GAME),
        new OwnershipRequest.ReleaseGame(GAME),
        new OwnershipRequest.AcquireGame(GAME),
        new OwnershipRequest.OfferGame(GAME));
  }

  static List<GameReply> replies() {
    return List.of(
        new GameReply.Executed(3, List.of(FRAME, FRAME), 1),
        new GameReply.Executed(3, List.of(FRAME, FRAME), 1).withoutFrames(),
        new GameReply.Joined(
            3,
            7,
            "manager",
            List.of("home"),
            500,
            "{}",
            "{}",
            "null",
            "[]",
            List.of(PRESENT),
            "{\"a\":1}",
            "{}"),
        new GameReply.LogPage(3, 7, List.of(FRAME)),
        new GameReply.LogPage(3, 7, List.of(FRAME)).naming(List.of(PRESENT)),
        new GameReply.Document("{\"é\":1}"),
        new GameReply.VisibleCards(List.of("p1"), true),
        PERMITTED,
        new GameReply.BroadcastAccepted(),
        new GameReply.Refused(
            new Problem(ErrorCode.INVALID, "no", "field", List.of("a"), 250L, "e"), true),
        GameReply.Refused.busy(7),
        new GameReply.Redirect("node-2"),
        new GameReply.StaleCommand(new LogicalTime(3, 1)));
  }

  static List<RoomMessage> roomMessages() {
    return List.of(
        new RoomMessage.Logged(GAME, 3, 7, "{}", ORIGIN, 1_700_000_000_000_000L, "00-trace"),
        new RoomMessage.Logged(GAME, 3, 7, "{}", ORIGIN, 0, null),
        new RoomMessage.Transient(GAME, 3, "{}"),
        new RoomMessage.Transient(GAME, 3, "{}", FEW, true, "c7"),
        new RoomMessage.Presence(GAME, 3, "alice", true, "{}"),
        new RoomMessage.Unicast(ORIGIN, "{}"));
  }

  static List<ClusterEvent> news() {
    return List.of(
        new ClusterEvent.GameOpened(GAME, 3, "node-1"),
        new ClusterEvent.NodeLeaving("node-1"),
        new ClusterEvent.NodeJoined("node-1"),
        new ClusterEvent.NodeLeft("node-1"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestSurvivesTheCodec(GameRequest request) {
    assertThat(throughTheWire(BusCodecs.REQUEST, request)).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void replySurvivesTheCodec(GameReply reply) {
    assertThat(throughTheWire(BusCodecs.REPLY, reply)).isEqualTo(reply);
  }

  @ParameterizedTest
  @MethodSource("roomMessages")
  void roomMessageSurvivesTheCodec(RoomMessage message) {
    assertThat(throughTheWire(BusCodecs.ROOM, message)).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("news")
  void clusterEventSurvivesTheCodec(ClusterEvent news) {
    assertThat(throughTheWire(BusCodecs.CLUSTER_EVENT, news)).isEqualTo(news);
  }

  @Test
  void everyKindOfMessageIsTested() {
    assertTriedAll(GameRequest.class, requests());
    assertTriedAll(GameReply.class, replies());
    assertTriedAll(RoomMessage.class, roomMessages());
    assertTriedAll(ClusterEvent.class, news());
  }

  @Test
  void unknownPropertiesAreIgnored() {
    byte[] later = ("{\"kind\":\"confirm\",\"gameId\":\"" + GAME + "\",\"why\":1}").getBytes(UTF_8);
    Buffer buffer = Buffer.buffer().appendInt(later.length).appendBytes(later);

    assertThat(BusCodecs.REQUEST.decodeFromWire(0, buffer))
        .isEqualTo(new OwnershipRequest.QueryOwnership(GAME));
  }

  @Test
  void olderNodeAsksForAWholeHand() {
    assertThat(
            received(
                BusCodecs.REQUEST,
                "{\"kind\":\"view_hand\",\"gameId\":\""
                    + GAME
                    + "\",\"sender\":{\"userId\":\"a\",\"name\":\"A\",\"admin\":false},"
                    + "\"side\":\"home\"}"))
        .isInstanceOfSatisfying(
            GameRequest.ViewHand.class, hand -> assertThat(hand.players()).isEmpty());
  }

  @Test
  void olderNodeRequestsFramesAndRepliesWithThem() {
    assertThat(
            received(
                BusCodecs.REQUEST,
                "{\"kind\":\"carry\",\"gameId\":\""
                    + GAME
                    + "\",\"sender\":{\"userId\":\"a\",\"name\":\"A\",\"admin\":false},"
                    + "\"event\":\"roll_dice\",\"data\":{}}"))
        .isInstanceOfSatisfying(
            GameRequest.ExecuteCommand.class,
            executeCommand -> assertThat(executeCommand.seqsOnly()).isFalse());
    assertThat(
            received(
                BusCodecs.REPLY,
                "{\"kind\":\"done\",\"epoch\":3,\"events\":[{\"seq\":7,\"frame\":\"{}\"},"
                    + "{\"seq\":8,\"frame\":\"{}\"}],\"answer\":0}"))
        .isInstanceOfSatisfying(
            GameReply.Executed.class,
            executed -> {
              assertThat(executed.answerSeq()).isEqualTo(7);
              assertThat(executed.lastSeq()).isEqualTo(8);
            });
  }

  private static <T> T received(BusCodecs.Codec<T> codec, String json) {
    return ForeignMessage.decode(codec, json);
  }

  @Test
  void unknownKindIsDistinguishedFromADamagedMessage() {
    byte[] later = ("{\"kind\":\"lend\",\"gameId\":\"" + GAME + "\"}").getBytes(UTF_8);
    Buffer buffer = Buffer.buffer().appendInt(later.length).appendBytes(later);
    Buffer damaged = Buffer.buffer().appendInt(1).appendString("{");

    assertThatThrownBy(() -> BusCodecs.REQUEST.decodeFromWire(0, buffer))
        .isInstanceOfSatisfying(
            UnknownMessageKindException.class,
            e -> {
              assertThat(e.kind()).isEqualTo("lend");
              assertThat(e.gameId()).isEqualTo(GAME);
            });
    assertThatThrownBy(() -> BusCodecs.REQUEST.decodeFromWire(0, damaged))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(UnknownMessageKindException.class);
  }

  /** Every enum of the bus: a later build may add a document, a right or an error code. */
  @Test
  void unknownConstantIsAnUnknownKindToo() {
    String game = "\"gameId\":\"" + GAME + "\",\"sender\":null";
    assertUnknown(
        BusCodecs.REQUEST,
        "{\"kind\":\"read_book\"," + game + ",\"form\":\"POSTER\"}",
        "Form POSTER");
    assertUnknown(
        BusCodecs.REQUEST,
        "{\"kind\":\"permit\"," + game + ",\"deed\":\"SHOUT\"}",
        "Permission SHOUT");
  }

  /** Vert.x reads replies itself, and would answer nothing if that threw. */
  @Test
  void replyThatCannotBeReadIsARefusal() {
    for (String json :
        List.of(
            "{\"kind\":\"lent\"}",
            "{\"kind\":\"refused\",\"problem\":{\"code\":\"TIRED\",\"message\":\"\",\"errors\":[]}}",
            "{")) {
      assertThat(received(BusCodecs.REPLY, json)).isEqualTo(GameReply.Refused.busy(500));
    }
  }

  private static void assertUnknown(BusCodecs.Codec<?> codec, String json, String kind) {
    assertThatThrownBy(() -> received(codec, json))
        .isInstanceOfSatisfying(
            UnknownMessageKindException.class, e -> assertThat(e.kind()).isEqualTo(kind));
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
